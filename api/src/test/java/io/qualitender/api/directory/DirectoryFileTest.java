package io.qualitender.api.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.referential.ActionCategory;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectoryFileTest {

  private final List<CertificationBody> bodies = DirectoryFile.read().bodies();

  @Test
  void the_list_that_comes_with_the_program_is_read_whole() {
    assertThat(bodies).hasSize(45).noneMatch(CertificationBody::isFictional);
    assertThat(bodies).filteredOn(body -> body.kind() == BodyKind.LABELLING_INSTANCE).hasSize(4);
    assertThat(bodies)
        .filteredOn(body -> body.listingStatus() == ListingStatus.ACCREDITED)
        .extracting(CertificationBody::cofracNumber)
        .containsExactlyInAnyOrder("5-0620", "5-0616", "5-0681", "5-0670");
    assertThat(bodies)
        .extracting(CertificationBody::id)
        .isSortedAccordingTo(Comparator.naturalOrder());
  }

  @Test
  void an_entry_says_what_is_known_of_the_body_and_since_when() {
    CertificationBody body =
        bodies.stream()
            .filter(entry -> entry.name().equals("Qualipro Certification"))
            .findAny()
            .orElseThrow();
    assertThat(body.actionCategories())
        .containsExactly(ActionCategory.ACTIONS_DE_FORMATION, ActionCategory.BILANS_DE_COMPETENCES);
    assertThat(body.website()).isNull();
    assertThat(body.readOn()).isEqualTo(LocalDate.parse("2026-11-23"));
    assertThat(body.accountTenantId()).isNull();
  }
}
