package io.qualitender.kernel.tx;

import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.text.WireName;
import java.security.Principal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * The authenticated caller, always of one tenant: taken from the credential, never from a header,
 * path or body.
 *
 * @param sandboxId the sandbox whose test clock the tenant follows; null for live tenants
 * @param keyId the API key; null = the system
 * @param keyExpiringAt when the key expires, if that is soon; null otherwise
 * @param required the role that the operation requires, as its {@code @Access} states it
 */
public record Actor(
    UUID tenantId,
    TenantKind kind,
    UUID sandboxId,
    UUID keyId,
    Role role,
    Set<String> scopes,
    Instant keyExpiringAt,
    Role required)
    implements Principal {

  /** With a key that does not expire soon, for an operation that any role may call. */
  public Actor(
      UUID tenantId, TenantKind kind, UUID sandboxId, UUID keyId, Role role, Set<String> scopes) {
    this(tenantId, kind, sandboxId, keyId, role, scopes, null, Role.READER);
  }

  /** The same actor, calling an operation that requires {@code least}. */
  public Actor calling(Role least) {
    return new Actor(tenantId, kind, sandboxId, keyId, role, scopes, keyExpiringAt, least);
  }

  /** The system acting in one tenant: for outbox tasks and for filling a new sandbox. */
  public static Actor system(UUID tenantId, TenantKind kind, UUID sandboxId) {
    return new Actor(tenantId, kind, sandboxId, null, Role.OWNER, Set.of());
  }

  /** The system acting in a tenant whose kind its transaction reads. */
  public static Actor system(UUID tenantId, UUID sandboxId) {
    return system(tenantId, null, sandboxId);
  }

  /** The same actor in a tenant of this kind. */
  Actor of(TenantKind known) {
    return new Actor(tenantId, known, sandboxId, keyId, role, scopes, keyExpiringAt, required);
  }

  public boolean isSystem() {
    return keyId == null;
  }

  @Override
  public String getName() {
    return isSystem() ? "system" : keyId.toString();
  }

  /**
   * 403 unless the actor has the role that the operation requires. Called after the values have
   * been validated, to keep the order of errors of the API.
   */
  public void requireRole() {
    require(required);
  }

  /** 403 unless the role includes {@code minimum}, where a state or a value asks for more. */
  public void require(Role minimum) {
    if (!role.includes(minimum)) {
      throw Problem.of(KernelProblem.ROLE_MISSING, Text.of("tx.role_missing", minimum, role))
          .with("required_role", WireName.of(minimum));
    }
  }

  /**
   * Runs a check of the object's state before the values are validated, so that a caller who is
   * refused anyway need not correct values first. If it refuses, a caller who lacks the role gets
   * 403 instead and does not learn the state.
   *
   * @param check throws a {@link Problem} to refuse
   */
  public void requireBeforeValues(Runnable check) {
    try {
      check.run();
    } catch (Problem refusal) {
      requireRole();
      throw refusal;
    }
  }
}
