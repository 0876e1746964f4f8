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

/** {@code config/app.yml}, and the access to the database, which no file holds. */
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
   * What may be asked of this node.
   *
   * @param signUpsPerHour by one address
   * @param sandboxesPerHour by one address
   * @param passwordsAtOnce how many passwords are hashed side by side, 19 MiB each
   */
  public record Limits(
      @Min(1) int signUpsPerHour,
      @Min(1) int sandboxesPerHour,
      @Min(1) int passwordsAtOnce,
      @Valid @NotNull Requests requests) {

    /** The same with other limits on requests. */
    public Limits with(Requests other) {
      return new Limits(signUpsPerHour, sandboxesPerHour, passwordsAtOnce, other);
    }
  }

  /**
   * What may be asked of this node in all.
   *
   * @param perMinuteAndAddress requests of one address, with or without a credential
   * @param perMinuteAndKey requests with one credential
   * @param atOncePerTenant how many of one tenant are worked on side by side
   * @param waitingPerTenant how many more of it may wait
   * @param waitAtMost for how long, before they are refused
   */
  public record Requests(
      @Min(1) int perMinuteAndAddress,
      @Min(1) int perMinuteAndKey,
      @Min(1) int atOncePerTenant,
      @Min(0) int waitingPerTenant,
      @NotNull Duration waitAtMost) {}

  /**
   * Who stands before this node, and how slow a client may be.
   *
   * @param proxies addresses and networks that are believed in X-Forwarded-For, separated by
   *     commas; empty = none
   * @param headersWithin how long a request's first lines may take
   * @param databaseAgain how long to wait before a database that is away is tried again at the
   *     start
   */
  public record Network(
      @NotNull String proxies, @NotNull Duration headersWithin, @NotNull Duration databaseAgain) {}

  /**
   * The keys of a tenant.
   *
   * @param warnBeforeExpiry how long before its end a key's answers say so
   * @param mostLiving how many may be active side by side
   */
  public record Keys(@NotNull Duration warnBeforeExpiry, @Min(2) int mostLiving) {}

  @JsonProperty
  public Pools getPools() {
    return pools;
  }

  @JsonProperty
  public void setPools(Pools pools) {
    this.pools = pools;
  }

  /** How often this node looks for what is due; zero = never, it leaves that to other nodes. */
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
   * What goes when it is old.
   *
   * @param unusedSandboxes for how long nobody has used a sandbox that goes with all its rows
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
