package io.qualitender.admin;

import io.qualitender.admin.apikey.ApiKeyResource;
import io.qualitender.admin.apikey.ApiKeys;
import io.qualitender.admin.apikey.KeyCredentials;
import io.qualitender.admin.apikey.LastUseRecorder;
import io.qualitender.admin.limit.AddressLimit;
import io.qualitender.admin.signup.Passwords;
import io.qualitender.admin.signup.SignUpResource;
import io.qualitender.admin.signup.SignUps;
import io.qualitender.admin.tenant.DirectoryLookup;
import io.qualitender.admin.tenant.Identities;
import io.qualitender.admin.tenant.TenantResource;
import io.qualitender.admin.tenant.Tenants;
import io.qualitender.kernel.component.Components;
import io.qualitender.kernel.component.Transactions;
import io.qualitender.kernel.http.Credentials;
import io.qualitender.kernel.http.Reads;
import io.qualitender.kernel.tx.ControlTx;
import java.time.Duration;
import java.time.InstantSource;

/** Builds and registers the control plane: tenants, API keys, sign-up. */
public final class AdminModule {

  private final Tenants tenants = new Tenants();
  private final Identities identities = new Identities();
  private final KeyCredentials credentials;
  private final ApiKeys keys;

  /**
   * Settings of API keys.
   *
   * @param warnBeforeExpiry how long before expiry responses carry a warning header
   * @param maxActive maximum number of active keys of a tenant
   */
  public record KeySettings(Duration warnBeforeExpiry, int maxActive) {}

  /**
   * @param signUps limit of sign-ups per address
   * @param entries the directory of certification bodies, which is not of the control plane
   * @param clock real time
   */
  public AdminModule(
      Components components,
      Transactions transactions,
      Passwords passwords,
      AddressLimit signUps,
      KeySettings keySettings,
      DirectoryLookup entries,
      InstantSource clock) {
    Reads reads = transactions.reads();
    ControlTx control = transactions.control();
    LastUseRecorder lastUse = new LastUseRecorder(control);
    credentials = new KeyCredentials(control, lastUse, keySettings.warnBeforeExpiry(), clock);
    keys = new ApiKeys(credentials::clearCache, keySettings.maxActive());
    components.addManaged(lastUse);
    components.addResource(new TenantResource(reads, tenants, identities, entries));
    components.addResource(new ApiKeyResource(reads, transactions.writes(), keys));
    components.addResource(
        new SignUpResource(new SignUps(control, tenants, keys, passwords), signUps));
  }

  public Credentials credentials() {
    return credentials;
  }

  public Tenants tenants() {
    return tenants;
  }

  public Identities identities() {
    return identities;
  }

  public ApiKeys keys() {
    return keys;
  }
}
