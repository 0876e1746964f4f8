package io.qualitender.api.app;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import io.dropwizard.util.Duration;
import io.qualitender.api.embedded.DatabaseAccess;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** {@code config/app.yml}, and the access to the database, which no file holds. */
public final class QualitenderConfiguration extends Configuration {

  @Valid @NotNull private Pools pools;

  @NotNull private Duration tick;

  @JsonIgnore private DatabaseAccess database;

  /** The sizes of the three pools. */
  public record Pools(
      @Valid @NotNull PoolSize app,
      @Valid @NotNull PoolSize control,
      @Valid @NotNull PoolSize worker) {}

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

  @JsonIgnore
  public DatabaseAccess database() {
    return database;
  }

  public void useDatabase(DatabaseAccess access) {
    this.database = access;
  }
}
