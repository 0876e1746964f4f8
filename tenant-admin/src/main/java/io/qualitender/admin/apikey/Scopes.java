package io.qualitender.admin.apikey;

import io.qualitender.kernel.tx.TenantKind;
import java.util.List;
import java.util.Map;

/** The scopes of API keys, by kind of tenant. */
public final class Scopes {

  /** Required to create API keys. */
  static final String TENANT_ADMIN = "tenant:admin";

  private static final Map<TenantKind, List<String>> OF_KIND =
      Map.of(
          TenantKind.TRAINING_ORGANIZATION,
          List.of(
              "files:read",
              "files:write",
              "tenders:read",
              "tenders:write",
              "reminders:read",
              TENANT_ADMIN),
          TenantKind.CERTIFICATION_BODY,
          List.of(
              "quotes:read",
              "quotes:write",
              "certificates:read",
              "certificates:write",
              "reminders:read",
              TENANT_ADMIN));

  private Scopes() {}

  /** All scopes of a kind of tenant. */
  public static List<String> of(TenantKind kind) {
    return OF_KIND.get(kind);
  }
}
