package io.qualitender.admin.signup;

import io.qualitender.admin.apikey.ApiKeys;
import io.qualitender.admin.tenant.Tenant;
import io.qualitender.admin.tenant.Tenants;
import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.tx.ControlTx;
import io.qualitender.kernel.tx.Role;

/**
 * Creates a live tenant with its owner and first key, in one transaction. Addresses are not looked
 * up, so response times do not reveal known ones.
 */
public final class SignUps {

  /** The result of a sign-up. */
  record SignedUp(Tenant tenant, Person owner, ApiKeys.Issued key) {}

  private final ControlTx control;
  private final Tenants tenants;
  private final ApiKeys keys;
  private final Passwords passwords;

  public SignUps(ControlTx control, Tenants tenants, ApiKeys keys, Passwords passwords) {
    this.control = control;
    this.tenants = tenants;
    this.keys = keys;
    this.passwords = passwords;
  }

  /** Computes the hash before the transaction, so that no connection waits for it. */
  SignedUp signUp(SignUpRequest request) {
    String passwordHash = passwords.hash(request.owner().password());
    return control.run(tx -> open(tx, request, passwordHash));
  }

  private SignedUp open(ControlTx.Control tx, SignUpRequest request, String passwordHash) {
    Tenant tenant = tenants.open(tx, request.kind(), request.name().strip(), request.siren());
    Person owner =
        new Person(
            Ids.next(),
            request.owner().email(),
            request.owner().name().strip(),
            passwordHash,
            tx.now());
    PersonDao persons = tx.dao(PersonDao.class);
    persons.insert(
        owner.id(), owner.email(), owner.name(), owner.passwordHash(), owner.createdAt());
    persons.join(tenant.id(), owner.id(), Role.OWNER, tx.now());
    return new SignedUp(tenant, owner, keys.first(tx, tenant, "Sign-up"));
  }
}
