package io.qualitender.api.reference.referential;

import static io.qualitender.api.reference.referential.ReferenceFiles.check;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One indicator of a referential's version, as the dated file gives it.
 *
 * @param number from 1; the same indicator keeps its number from V9 to V10
 * @param criterion 1 to 7
 * @param categories the categories that list it; all four for a common one
 * @param condition what the organization must do for it to apply, or null
 * @param nonConformity which grades a non-conformity on it may have
 * @param minorWhen when a non-conformity may be minor; null unless it may be
 * @param newEntrantRule how it is adapted to a new entrant; null unless it is
 * @param reviewedAtEverySurveillance null where nothing is known yet
 * @param inLightenedInitialAudit null where nothing is known yet
 * @param changeFromPrevious what the version before did not ask; null when nothing changed
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
    /** No text says it yet. */
    UNKNOWN
  }

  public Indicator {
    String who = "indicator " + number;
    check(kind != null, who + ": kind is missing");
    check(labelFr != null && !labelFr.isBlank(), who + ": labelFr is missing");
    check(labelEn != null && !labelEn.isBlank(), who + ": labelEn is missing");
    check(categories != null && !categories.isEmpty(), who + ": no category");
    check(nonConformity != null, who + ": nonConformity is missing");
    check(typicalEvidenceFr != null, who + ": typicalEvidenceFr is missing");
    categories = Set.copyOf(EnumSet.copyOf(categories));
    typicalEvidenceFr = List.copyOf(typicalEvidenceFr);
    check(
        (kind == Kind.COMMON) == (categories.size() == ActionCategory.values().length),
        who + ": common means every category, and only that");
    check(
        (nonConformity == NonConformity.MINOR_OR_MAJOR) == (minorWhen != null),
        who + ": minorWhen belongs to what may be minor, and only to it");
    check(
        newEntrantAdapted == (newEntrantRule != null),
        who + ": newEntrantRule belongs to what is adapted, and only to it");
  }

  public BilingualText label() {
    return new BilingualText(labelFr, labelEn);
  }
}
