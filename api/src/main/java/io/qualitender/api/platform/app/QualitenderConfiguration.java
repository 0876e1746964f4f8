package io.qualitender.api.platform.app;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.concurrent.TimeUnit;

/** {@code config/app.yml}, and the database access, which is in no file. */
public final class QualitenderConfiguration extends Configuration {

  @Valid @NotNull private Pools pools;

  @NotNull private Duration tick;

  @Valid @NotNull private Limits limits;

  @Valid @NotNull private Keys keys;

  @Valid @NotNull private Retention retention;

  @Valid @NotNull private Network network;

  @JsonIgnore private DatabaseAccess database;

  /** The sizes of the three pools. */
  public record Pools(
      @Valid @NotNull PoolSize app,
      @Valid @NotNull PoolSize control,
      @Valid @NotNull PoolSize worker) {}

  /**
   * Limits of this node.
   *
   * @param signUpsPerHour sign-ups per address
   * @param sandboxesPerHour sandboxes per address
   * @param passwordsAtOnce passwords hashed concurrently, 19 MiB each
   */
  public record Limits(
      @Min(1) int signUpsPerHour,
      @Min(1) int sandboxesPerHour,
      @Min(1) int passwordsAtOnce,
      @Valid @NotNull Requests requests) {

    /** A copy with other limits on requests. */
    public Limits with(Requests other) {
      return new Limits(signUpsPerHour, sandboxesPerHour, passwordsAtOnce, other);
    }
  }

  /**
   * Limits on requests.
   *
   * @param perMinuteAndAddress requests per minute of one address, with or without a credential
   * @param perMinuteAndKey requests per minute with one credential
   * @param atOncePerTenant requests of one tenant handled concurrently
   * @param waitingPerTenant further requests of one tenant that may wait
   * @param waitAtMost longest wait before a request is refused
   */
  public record Requests(
      @Min(1) int perMinuteAndAddress,
      @Min(1) int perMinuteAndKey,
      @Min(1) int atOncePerTenant,
      @Min(0) int waitingPerTenant,
      @NotNull Duration waitAtMost) {}

  /**
   * Proxies and time limits of the network.
   *
   * @param proxies addresses and networks whose X-Forwarded-For is trusted, separated by commas;
   *     may be empty
   * @param headersWithin time within which a request's headers must arrive
   * @param databaseAgain pause between attempts to reach the database at the start
   */
  public record Network(
      @NotNull String proxies, @NotNull Duration headersWithin, @NotNull Duration databaseAgain) {}

  /**
   * API keys of a tenant.
   *
   * @param warnBeforeExpiry how long before a key's expiry answers announce it
   * @param maxActive maximum number of active keys
   */
  public record Keys(@NotNull Duration warnBeforeExpiry, @Min(2) int maxActive) {}

  @JsonProperty
  public Pools getPools() {
    return pools;
  }

  @JsonProperty
  public void setPools(Pools pools) {
    this.pools = pools;
  }

  /** How often this node runs due work; zero for never, which leaves it to other nodes. */
  @JsonProperty
  public Duration getTick() {
    return tick;
  }

  @JsonProperty
  public void setTick(Duration tick) {
    this.tick = tick;
  }

  @JsonProperty
  public Limits getLimits() {
    return limits;
  }

  @JsonProperty
  public void setLimits(Limits limits) {
    this.limits = limits;
  }

  /**
   * Retention periods.
   *
   * @param unusedSandboxes disuse after which a sandbox and all its rows are deleted
   */
  public record Retention(
      @NotNull @MinDuration(value = 1, unit = TimeUnit.DAYS) Duration unusedSandboxes) {}

  @JsonProperty
  public Retention getRetention() {
    return retention;
  }

  @JsonProperty
  public void setRetention(Retention retention) {
    this.retention = retention;
  }

  @JsonProperty
  public Keys getKeys() {
    return keys;
  }

  @JsonProperty
  public void setKeys(Keys keys) {
    this.keys = keys;
  }

  @JsonProperty
  public Network getNetwork() {
    return network;
  }

  @JsonProperty
  public void setNetwork(Network network) {
    this.network = network;
  }

  @JsonIgnore
  public DatabaseAccess database() {
    return database;
  }

  public void useDatabase(DatabaseAccess access) {
    this.database = access;
  }
}
