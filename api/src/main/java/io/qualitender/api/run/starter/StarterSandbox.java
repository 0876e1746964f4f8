package io.qualitender.api.run.starter;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The sandbox of the first start, with the keys of all its tenants.
 *
 * @param tenants the organizations first, then the bodies
 */
public record StarterSandbox(
    @JsonProperty("sandbox_id") String sandboxId, @JsonProperty("tenants") List<Member> tenants) {

  static final String ORGANIZATION = "training_organization";

  /**
   * One fictional tenant.
   *
   * @param kind as the API writes it
   * @param apiKey the secret itself
   */
  public record Member(
      @JsonProperty("kind") String kind,
      @JsonProperty("name") String name,
      @JsonProperty("tenant_id") String tenantId,
      @JsonProperty("api_key") String apiKey) {

    /** Whether all fields are given: the file may have been edited. */
    private boolean isComplete() {
      return kind != null && name != null && tenantId != null && apiKey != null;
    }

    /** Without the secret, so that logging it is harmless. */
    @Override
    public String toString() {
      return "Member[" + tenantId + "]";
    }
  }

  boolean isComplete() {
    return sandboxId != null
        && tenants != null
        && tenants.stream().allMatch(member -> member != null && member.isComplete())
        && tenants.stream().anyMatch(member -> member.kind().equals(ORGANIZATION));
  }

  /** The tenant shown in the first example requests. */
  Member firstOrganization() {
    return tenants.stream()
        .filter(member -> member.kind().equals(ORGANIZATION))
        .findFirst()
        .orElseThrow();
  }
}
