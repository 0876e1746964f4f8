package io.qualitender.api.reference.referential;

import static io.qualitender.api.reference.referential.ReferenceFiles.check;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One indicator of a version of the referential, as in the dated file.
 *
 * @param number from 1; the same indicator keeps its number from V9 to V10
 * @param criterion 1 to 7
 * @param categories the categories that list it; all four for a common one
 * @param condition the condition for it to apply; null without one
 * @param nonConformity possible grades of a non-conformity
 * @param minorWhen when a non-conformity is minor; null unless it may be minor
 * @param newEntrantRule how it is adapted for new entrants; null unless it is
 * @param reviewedAtEverySurveillance null if unknown
 * @param inLightenedInitialAudit null if unknown
 * @param changeFromPrevious what is new since the previous version; null if unchanged
 */
public record Indicator(
    int number,
    int criterion,
    Kind kind,
    String labelFr,
    String labelEn,
    Set<ActionCategory> categories,
    ActivityFlag condition,
    BilingualText conditionNote,
    NonConformity nonConformity,
    BilingualText minorWhen,
    boolean newEntrantAdapted,
    BilingualText newEntrantRule,
    Boolean reviewedAtEverySurveillance,
    Boolean inLightenedInitialAudit,
    List<String> typicalEvidenceFr,
    @JsonAlias("changeFromV9") BilingualText changeFromPrevious) {

  /** "Commun" to every category, or "spécifique" to some. */
  public enum Kind {
    COMMON,
    SPECIFIC
  }

  /**
   * The grades a non-conformity may have (arrêté du 6 juin 2019 modifié relatif aux modalités
   * d'audit, art. 10).
   */
  public enum NonConformity {
    MINOR_OR_MAJOR,
    MAJOR_ONLY,
    /** Not published yet. */
    UNKNOWN
  }

  public Indicator {
    String name = "indicator " + number;
    check(kind != null, name + ": kind is missing");
    check(labelFr != null && !labelFr.isBlank(), name + ": labelFr is missing");
    check(labelEn != null && !labelEn.isBlank(), name + ": labelEn is missing");
    check(categories != null && !categories.isEmpty(), name + ": no category");
    check(nonConformity != null, name + ": nonConformity is missing");
    check(typicalEvidenceFr != null, name + ": typicalEvidenceFr is missing");
    categories = Set.copyOf(EnumSet.copyOf(categories));
    typicalEvidenceFr = List.copyOf(typicalEvidenceFr);
    check(
        (kind == Kind.COMMON) == (categories.size() == ActionCategory.values().length),
        name + ": an indicator is common if and only if it has all categories");
    check(
        (nonConformity == NonConformity.MINOR_OR_MAJOR) == (minorWhen != null),
        name + ": minorWhen must be given if and only if it may be minor");
    check(
        newEntrantAdapted == (newEntrantRule != null),
        name + ": newEntrantRule must be given if and only if it is adapted");
  }

  public BilingualText label() {
    return new BilingualText(labelFr, labelEn);
  }
}
