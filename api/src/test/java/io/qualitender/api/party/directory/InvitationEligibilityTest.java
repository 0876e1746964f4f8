package io.qualitender.api.party.directory;

import static io.qualitender.api.reference.referential.ActionCategory.ACTIONS_DE_FORMATION;
import static io.qualitender.api.reference.referential.ActionCategory.APPRENTISSAGE;
import static io.qualitender.api.reference.referential.ActionCategory.BILANS_DE_COMPETENCES;
import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.party.directory.InvitationEligibility.Caution;
import io.qualitender.api.party.directory.InvitationEligibility.Reason;
import io.qualitender.api.party.directory.InvitationEligibility.Result;
import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.api.reference.referential.Confidence;
import io.qualitender.kernel.id.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InvitationEligibilityTest {

  private static final Instant DEADLINE = Instant.parse("2026-12-15T11:00:00Z");
  private static final UUID SANDBOX = Ids.next();

  @Test
  void accreditedBodyCoveringTheCategoriesIsEligible() {
    InvitationEligibility eligibility =
        live(body(ListingStatus.ACCREDITED, null, ACTIONS_DE_FORMATION, BILANS_DE_COMPETENCES));
    assertThat(eligibility)
        .isEqualTo(new InvitationEligibility(Result.ELIGIBLE, null, null))
        .matches(InvitationEligibility::mayBeInvited);
  }

  @Test
  void bodyNotAccreditedForACategoryIsNotEligible() {
    assertThat(live(body(ListingStatus.ACCREDITED, null, APPRENTISSAGE)).reason())
        .isEqualTo(Reason.CATEGORY_NOT_ACCREDITED);
    CertificationBody one = body(ListingStatus.ACCREDITED, null, ACTIONS_DE_FORMATION);
    assertThat(
            InvitationEligibility.of(
                    one, null, Set.of(ACTIONS_DE_FORMATION, BILANS_DE_COMPETENCES), DEADLINE)
                .mayBeInvited())
        .isFalse();
  }

  @Test
  void unconfirmedAccreditationGivesACaution() {
    assertThat(live(body(ListingStatus.ACCREDITED, null)).caution())
        .isEqualTo(Caution.CATEGORIES_UNCONFIRMED);
    assertThat(live(body(ListingStatus.LISTED, null)).caution())
        .isEqualTo(Caution.ACCREDITATION_UNCONFIRMED);
    InvitationEligibility unconfirmed =
        live(body(ListingStatus.UNCONFIRMED, null, ACTIONS_DE_FORMATION));
    assertThat(unconfirmed.caution()).isEqualTo(Caution.ACCREDITATION_UNCONFIRMED);
    assertThat(unconfirmed.mayBeInvited()).isTrue();
  }

  /** Fails if a withdrawn body can be invited. */
  @Test
  void withdrawnBodyIsNotEligible() {
    CertificationBody withdrawn = body(ListingStatus.WITHDRAWN, null, ACTIONS_DE_FORMATION);
    assertThat(live(withdrawn).reason()).isEqualTo(Reason.ACCREDITATION_WITHDRAWN);
    assertThat(withdrawn.isInvitable(null)).isFalse();
    assertThat(body(ListingStatus.UNCONFIRMED, null).isInvitable(null)).isTrue();
  }

  @Test
  void accreditationIsValidToTheEndOfItsLastDayInParis() {
    // 23:30 in Paris is still the 15th; half an hour later is not.
    CertificationBody body =
        body(ListingStatus.ACCREDITED, LocalDate.parse("2026-12-15"), ACTIONS_DE_FORMATION);
    assertThat(at(body, "2026-12-15T22:30:00Z").mayBeInvited()).isTrue();
    assertThat(at(body, "2026-12-15T23:00:00Z").reason()).isEqualTo(Reason.ACCREDITATION_EXPIRED);
  }

  @Test
  void labellingInstanceIsNotEligible() {
    CertificationBody instance =
        entry(BodyKind.LABELLING_INSTANCE, ListingStatus.ACCREDITED, null, null, List.of());
    assertThat(live(instance).reason()).isEqualTo(Reason.LABELLING_INSTANCE);
  }

  @Test
  void realAndFictionalBodiesAreNotMixed() {
    CertificationBody real = body(ListingStatus.ACCREDITED, null, ACTIONS_DE_FORMATION);
    CertificationBody fictional =
        entry(
            BodyKind.CERTIFICATION_BODY,
            ListingStatus.ACCREDITED,
            null,
            SANDBOX,
            List.of(ACTIONS_DE_FORMATION));
    assertThat(in(SANDBOX, real).reason()).isEqualTo(Reason.REAL_BODY_IN_SANDBOX);
    assertThat(live(fictional).reason()).isEqualTo(Reason.FICTIONAL_BODY_OUTSIDE_SANDBOX);
    assertThat(in(Ids.next(), fictional).reason()).isEqualTo(Reason.FICTIONAL_BODY_OUTSIDE_SANDBOX);
    assertThat(in(SANDBOX, fictional).verdict()).isEqualTo(Result.ELIGIBLE);
  }

  private static InvitationEligibility live(CertificationBody body) {
    return in(null, body);
  }

  private static InvitationEligibility in(UUID sandbox, CertificationBody body) {
    return InvitationEligibility.of(body, sandbox, Set.of(ACTIONS_DE_FORMATION), DEADLINE);
  }

  private static InvitationEligibility at(CertificationBody body, String deadline) {
    return InvitationEligibility.of(
        body, null, Set.of(ACTIONS_DE_FORMATION), Instant.parse(deadline));
  }

  private static CertificationBody body(
      ListingStatus status, LocalDate until, ActionCategory... categories) {
    return entry(BodyKind.CERTIFICATION_BODY, status, until, null, List.of(categories));
  }

  private static CertificationBody entry(
      BodyKind kind,
      ListingStatus status,
      LocalDate until,
      UUID sandbox,
      List<ActionCategory> categories) {
    return new CertificationBody(
        Ids.next(),
        "A body",
        kind,
        null,
        new CertificationBody.Listing(status, null, null, LocalDate.parse("2026-11-23")),
        null,
        categories,
        until,
        new CertificationBody.Evidence("test", null, Confidence.A, LocalDate.parse("2026-11-23")),
        sandbox,
        null,
        1,
        DEADLINE,
        DEADLINE);
  }
}
