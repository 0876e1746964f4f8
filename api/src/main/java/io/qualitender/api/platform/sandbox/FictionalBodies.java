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
 * The bodies of a sandbox, plainly fictional and different from each other, so that an integrator
 * meets every answer: three that may be invited to anything, then one with each caution and each
 * reason against an invitation.
 */
final class FictionalBodies {

  /** How many there are to choose from. */
  static final int MOST = 11;

  private static final List<ActionCategory> ALL = List.of(ActionCategory.values());

  /** Of a real accreditation the number begins with 5-0; these are none. */
  private static final String COFRAC_NUMBER = "5-999%d";

  private record Character(
      String name,
      BodyKind kind,
      ListingStatus status,
      List<ActionCategory> categories,
      boolean expired) {}

  private static final List<Character> CHARACTERS =
      List.of(
          accredited("Aurore", ALL),
          accredited("Boréal", ALL),
          accredited("Cadran", ALL),
          of("Dune", BodyKind.CERTIFICATION_BODY, ListingStatus.LISTED, List.of()),
          accredited("Estuaire", List.of(APPRENTISSAGE)),
          accredited("Falaise", List.of()),
          new Character(
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
    return "Certificateur fictif n° %d — %s".formatted(index + 1, CHARACTERS.get(index).name());
  }

  /** The directory's entry of body number {@code index}, for its tenant. */
  static CertificationBody entry(int index, UUID sandboxId, UUID tenantId, Instant clockAt) {
    Character character = CHARACTERS.get(index);
    LocalDate today = Paris.dayOf(clockAt);
    boolean accredited = character.status() == ListingStatus.ACCREDITED;
    return new CertificationBody(
        Ids.next(),
        name(index),
        character.kind(),
        accredited ? COFRAC_NUMBER.formatted(index) : null,
        character.status(),
        character.status() == ListingStatus.WITHDRAWN
            ? YearMonth.from(today.minusMonths(1)).toString()
            : null,
        null,
        today,
        null,
        character.categories(),
        "fictional, of this sandbox",
        "fictif, de ce bac à sable",
        Confidence.C,
        today,
        character.expired() ? today.minusDays(1) : null,
        sandboxId,
        tenantId,
        1,
        clockAt,
        clockAt);
  }

  private static Character accredited(String name, List<ActionCategory> categories) {
    return of(name, BodyKind.CERTIFICATION_BODY, ListingStatus.ACCREDITED, categories);
  }

  private static Character of(
      String name, BodyKind kind, ListingStatus status, List<ActionCategory> categories) {
    return new Character(name, kind, status, categories, false);
  }
}
