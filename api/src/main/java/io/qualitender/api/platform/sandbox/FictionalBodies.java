package io.qualitender.api.platform.sandbox;

import static io.qualitender.api.reference.referential.ActionCategory.ACTIONS_DE_FORMATION;
import static io.qualitender.api.reference.referential.ActionCategory.APPRENTISSAGE;
import static io.qualitender.api.reference.referential.ActionCategory.BILANS_DE_COMPETENCES;
import static io.qualitender.api.reference.referential.ActionCategory.VAE;

import io.qualitender.api.party.directory.BodyKind;
import io.qualitender.api.party.directory.CertificationBody;
import io.qualitender.api.party.directory.ListingStatus;
import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.api.reference.referential.Confidence;
import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.time.Paris;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/**
 * The fictional bodies of a sandbox. They differ, so that an integrator can test every answer:
 * three are eligible for everything, then there is one for each caution and each reason of
 * ineligibility.
 */
final class FictionalBodies {

  /** The number of bodies defined. */
  static final int COUNT = 11;

  private static final List<ActionCategory> ALL = List.of(ActionCategory.values());

  /** Real accreditation numbers begin with 5-0; these do not. */
  private static final String COFRAC_NUMBER = "5-999%d";

  private record Template(
      String name,
      BodyKind kind,
      ListingStatus status,
      List<ActionCategory> categories,
      boolean expired) {}

  private static final List<Template> TEMPLATES =
      List.of(
          accredited("Aurore", ALL),
          accredited("Boréal", ALL),
          accredited("Cadran", ALL),
          of("Dune", BodyKind.CERTIFICATION_BODY, ListingStatus.LISTED, List.of()),
          accredited("Estuaire", List.of(APPRENTISSAGE)),
          accredited("Falaise", List.of()),
          new Template(
              "Garrigue", BodyKind.CERTIFICATION_BODY, ListingStatus.ACCREDITED, ALL, true),
          of("Horizon", BodyKind.LABELLING_INSTANCE, ListingStatus.UNCONFIRMED, List.of()),
          accredited("Iris", List.of(ACTIONS_DE_FORMATION, BILANS_DE_COMPETENCES)),
          accredited("Jonquille", List.of(ACTIONS_DE_FORMATION, VAE)),
          of("Kiosque", BodyKind.CERTIFICATION_BODY, ListingStatus.WITHDRAWN, ALL));

  private FictionalBodies() {}

  /**
   * @param index from 0
   */
  static String name(int index) {
    return "Certificateur fictif n° %d — %s".formatted(index + 1, TEMPLATES.get(index).name());
  }

  /** The directory's entry of body number {@code index}, for its tenant. */
  static CertificationBody entry(int index, UUID sandboxId, UUID tenantId, Instant clockAt) {
    Template template = TEMPLATES.get(index);
    LocalDate today = Paris.dayOf(clockAt);
    boolean accredited = template.status() == ListingStatus.ACCREDITED;
    return new CertificationBody(
        Ids.next(),
        name(index),
        template.kind(),
        accredited ? COFRAC_NUMBER.formatted(index) : null,
        new CertificationBody.Listing(
            template.status(),
            template.status() == ListingStatus.WITHDRAWN
                ? YearMonth.from(today.minusMonths(1)).toString()
                : null,
            null,
            today),
        null,
        template.categories(),
        template.expired() ? today.minusDays(1) : null,
        new CertificationBody.Evidence(
            "fictional, of this sandbox", "fictif, de ce bac à sable", Confidence.C, today),
        sandboxId,
        tenantId,
        1,
        clockAt,
        clockAt);
  }

  private static Template accredited(String name, List<ActionCategory> categories) {
    return of(name, BodyKind.CERTIFICATION_BODY, ListingStatus.ACCREDITED, categories);
  }

  private static Template of(
      String name, BodyKind kind, ListingStatus status, List<ActionCategory> categories) {
    return new Template(name, kind, status, categories, false);
  }
}
