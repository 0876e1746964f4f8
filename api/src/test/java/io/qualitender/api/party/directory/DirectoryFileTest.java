package io.qualitender.api.party.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.qualitender.api.reference.referential.ActionCategory;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectoryFileTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-11-23");
  private static final LocalDate SECOND = LocalDate.parse("2026-11-26");

  private final List<CertificationBody> bodies =
      DirectoryFile.read().lists().inForceOn(SECOND).orElseThrow();

  @Test
  void shippedListIsReadCompletely() {
    assertThat(bodies).hasSize(51).noneMatch(CertificationBody::isFictional);
    assertThat(bodies).filteredOn(body -> body.kind() == BodyKind.LABELLING_INSTANCE).hasSize(4);
    assertThat(bodies)
        .filteredOn(body -> body.listing().listingStatus() == ListingStatus.ACCREDITED)
        .extracting(CertificationBody::cofracNumber)
        .containsExactlyInAnyOrder("5-0620", "5-0616", "5-0681", "5-0670", "5-0638");
    assertThat(bodies)
        .extracting(CertificationBody::id)
        .isSortedAccordingTo(Comparator.naturalOrder());
  }

  @Test
  void entryHasBasisAndDate() {
    CertificationBody body =
        bodies.stream()
            .filter(entry -> entry.name().equals("Qualipro Certification"))
            .findAny()
            .orElseThrow();
    assertThat(body.actionCategories())
        .containsExactly(ActionCategory.ACTIONS_DE_FORMATION, ActionCategory.BILANS_DE_COMPETENCES);
    assertThat(body.website()).isNull();
    assertThat(body.evidence().readOn()).isEqualTo(SECOND);
    assertThat(body.listing().lastCheckedOn()).isEqualTo(SECOND);
    assertThat(body.accountTenantId()).isNull();
  }

  @Test
  void statusHasDateAndSource() {
    assertThat(bodies)
        .filteredOn(body -> body.listing().listingStatus() == ListingStatus.WITHDRAWN)
        .singleElement()
        .satisfies(
            body -> {
              assertThat(body.name()).isEqualTo("Certif 21");
              assertThat(body.listing().listingStatusSince()).isEqualTo("2022-06");
              assertThat(body.listing().listingStatusSource()).isEqualTo("certifopac.fr");
            });
    assertThat(bodies)
        .filteredOn(body -> body.kind() == BodyKind.CERTIFICATION_BODY)
        .filteredOn(body -> body.listing().listingStatus() == ListingStatus.UNCONFIRMED)
        .hasSize(14);
  }

  /** Fails if an entry's id changes between lists, since rows refer to it. */
  @Test
  void secondListKeepsTheIdsOfTheFirst() {
    List<CertificationBody> before = DirectoryFile.read().lists().inForceOn(FIRST).orElseThrow();
    assertThat(before).hasSize(45).allMatch(body -> body.listing().lastCheckedOn() == null);
    assertThat(bodies)
        .extracting(CertificationBody::id, CertificationBody::name)
        .containsAll(before.stream().map(body -> tuple(body.id(), body.name())).toList());
  }
}
