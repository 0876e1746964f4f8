package io.qualitender.admin.signup;

import io.qualitender.admin.apikey.NewApiKeyView;
import io.qualitender.admin.tenant.TenantView;
import io.qualitender.kernel.tx.Role;
import java.time.Instant;

/** The result of a sign-up, with the key's secret, which is returned only here. */
record SignUpView(String object, TenantView tenant, OwnerView owner, NewApiKeyView apiKey) {

  /** The owner, as a member of the tenant. */
  record OwnerView(
      String id,
      String object,
      String name,
      String email,
      Role role,
      Instant createdAt,
      Instant updatedAt,
      int version) {}

  static SignUpView of(SignUps.SignedUp made) {
    Person owner = made.owner();
    return new SignUpView(
        "sign_up",
        TenantView.of(made.tenant(), null),
        new OwnerView(
            Person.ID.format(owner.id()),
            "user",
            owner.name(),
            owner.email(),
            Role.OWNER,
            owner.createdAt(),
            owner.createdAt(),
            1),
        NewApiKeyView.first(made.key(), made.tenant().mode()));
  }
}
