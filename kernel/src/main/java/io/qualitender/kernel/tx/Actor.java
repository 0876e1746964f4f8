package io.qualitender.kernel.tx;

import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.Text;
import java.security.Principal;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Who asks, always for one tenant: made from the credential, never from a header, path or body.
 *
 * @param sandboxId the sandbox whose test clock the tenant follows; null for live tenants
 * @param keyId the API key; null where the system itself acts
 * @param keyEndingAt when the key expires, where that is soon; null else
 * @param required the role that the operation requires, as its {@code @Access} states it
 */
public record Actor(
    UUID tenantId,
    TenantKind kind,
    UUID sandboxId,
    UUID keyId,
    Role role,
    Set<String> scopes,
    Instant keyEndingAt,
    Role required)
    implements Principal {

  /** With a key that does not end soon, for an operation that any role may call. */
  public Actor(
      UUID tenantId, TenantKind kind, UUID sandboxId, UUID keyId, Role role, Set<String> scopes) {
    this(tenantId, kind, sandboxId, keyId, role, scopes, null, Role.READER);
  }

  /** The same actor, calling an operation that requires {@code least}. */
  public Actor calling(Role least) {
    return new Actor(tenantId, kind, sandboxId, keyId, role, scopes, keyEndingAt, least);
  }

  /**
   * The system at work inside one tenant: a staged row, or a sandbox made with its profiles; never
   * what a tenant asks for.
   */
  public static Actor system(UUID tenantId, TenantKind kind, UUID sandboxId) {
    return new Actor(tenantId, kind, sandboxId, null, Role.OWNER, Set.of());
  }

  public boolean isSystem() {
    return keyId == null;
  }

  @Override
  public String getName() {
    return isSystem() ? "system" : keyId.toString();
  }

  /**
   * 403 unless the actor has the role that the operation requires. Comes after the values have been
   * checked (order of refusals).
   */
  public void requireRole() {
    require(required);
  }

  /** 403 unless the role includes {@code least}, where a state or a value asks for more. */
  public void require(Role least) {
    if (!role.includes(least)) {
      throw Problem.of(KernelProblem.ROLE_MISSING, Text.of("tx.role_missing", least, role))
          .with("required_role", word(least));
    }
  }

  /**
   * Judges how something stands before any value is judged: who is refused either way need not mend
   * values first. Where it refuses, whoever lacks the role learns that, and not how it stands.
   *
   * @param judgement throws the refusal
   */
  public void requireBeforeValues(Runnable judgement) {
    try {
      judgement.run();
    } catch (Problem refusal) {
      requireRole();
      throw refusal;
    }
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
