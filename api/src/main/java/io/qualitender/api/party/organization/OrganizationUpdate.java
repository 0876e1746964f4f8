package io.qualitender.api.party.organization;

import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.kernel.input.Distinct;
import io.qualitender.kernel.input.Spaceless;
import io.qualitender.kernel.input.TextLength;
import io.qualitender.kernel.input.VisibleText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** The profile that a merge patch is applied to, validated after patching. */
record OrganizationUpdate(
    @NotNull @VisibleText(max = 200) String legalName,
    @NotNull @Spaceless @TextLength(max = 20) String siren,
    @NotNull @Spaceless @TextLength(max = 20) String headOfficeSiret,
    @NotNull @Spaceless @TextLength(max = 20) String nda,
    @NotNull @Distinct @Size(min = 1, max = 4) List<@NotNull ActionCategory> actionCategories,
    @NotNull @Valid Turnover trainingTurnover,
    @NotNull @Min(0) @Max(10_000) Integer otherSites,
    @NotNull @Distinct @Size(max = 4) List<@NotNull ActionCategory> newEntrantCategories,
    @NotNull Activity activity) {

  /**
   * @param amount cents excluding VAT
   */
  record Turnover(
      @NotNull @Min(0) @Max(100_000_000_000_000L) Long amount,
      @NotNull @TextLength(max = 3) String currency,
      @NotNull Integer year) {}

  /** Null means false, and true for {@code longerThanTwoDays}. */
  record Activity(
      Boolean certifying,
      Boolean workStudy,
      Boolean workBasedPeriods,
      Boolean usesSubcontractors,
      Boolean longerThanTwoDays,
      Boolean remote) {

    /** The values before the first patch. */
    static final Activity DEFAULT = new Activity(false, false, false, false, true, false);
  }

  /** The current profile, for a patch to be applied to. */
  static OrganizationUpdate of(Organization current) {
    boolean given = current.isGiven();
    return new OrganizationUpdate(
        current.legalName(),
        given ? current.registration().siren() : null,
        given ? current.registration().headOfficeSiret() : null,
        given ? current.registration().nda() : null,
        given ? current.actionCategories() : null,
        given ? new Turnover(current.turnover().amount(), "EUR", current.turnover().year()) : null,
        given ? current.otherSites() : 0,
        current.newEntrantCategories(),
        given ? activity(current) : Activity.DEFAULT);
  }

  private static Activity activity(Organization current) {
    return new Activity(
        current.activity().certifying(),
        current.activity().workStudy(),
        current.activity().workBasedPeriods(),
        current.activity().usesSubcontractors(),
        current.activity().longerThanTwoDays(),
        current.remote());
  }
}
