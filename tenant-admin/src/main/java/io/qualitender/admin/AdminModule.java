package io.qualitender.admin;

import io.dropwizard.lifecycle.Managed;
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
import io.qualitender.kernel.http.Credentials;
import io.qualitender.kernel.http.Reads;
import io.qualitender.kernel.http.Writes;
import io.qualitender.kernel.tx.ControlTx;
import java.time.Duration;
import java.util.List;

/** Builds the control plane: tenants, API keys, sign-up. */
public final class AdminModule {

  private final ControlTx control;
  private final Passwords passwords;
  private final AddressLimit signUps;
  private final Tenants tenants = new Tenants();
  private final Identities identities = new Identities();
  private final LastUseRecorder lastUse;
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
   */
  public AdminModule(
      ControlTx control, Passwords passwords, AddressLimit signUps, KeySettings keySettings) {
    this.control = control;
    this.passwords = passwords;
    this.signUps = signUps;
    this.lastUse = new LastUseRecorder(control);
    this.credentials = new KeyCredentials(control, lastUse, keySettings.warnBeforeExpiry());
    this.keys = new ApiKeys(credentials::clearCache, keySettings.maxActive());
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

  public List<Object> resources(Reads reads, Writes writes, DirectoryLookup entries) {
    return List.of(
        new TenantResource(reads, tenants, identities, entries),
        new ApiKeyResource(reads, writes, keys),
        new SignUpResource(new SignUps(control, tenants, keys, passwords), signUps));
  }

  /** To be stopped with the server. */
  public Managed managed() {
    return lastUse;
  }
}
