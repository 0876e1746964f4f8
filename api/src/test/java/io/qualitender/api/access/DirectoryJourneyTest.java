package io.qualitender.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The public directory of certification bodies. */
class DirectoryJourneyTest {

  private final Actor anonymous = TestServer.shared().api().anonymous();

  @Test
  void realBodiesArePagedByName() {
    List<String> names = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      Answer page = anonymous.get("/v1/certification-bodies?limit=10" + cursor).expect(200);
      names.addAll(page.at("/items").findValuesAsText("name"));
      cursor = page.at("/next_cursor").isNull() ? null : "&cursor=" + page.text("/next_cursor");
    }
    assertThat(names).hasSize(51).doesNotHaveDuplicates().contains("Certifopac", "Qualibat");
    assertThat(names.get(0)).isEqualTo("AB Certification");
  }

  @Test
  void searchIgnoresCaseAndAccents() {
    assertThat(names("?q=cidees")).containsExactly("Cidées Certification");
    assertThat(names("?q=K%C3%94NTROL")).containsExactly("Certi. Kôntrol");
    assertThat(names("?q=%25")).isEmpty();
  }

  @Test
  void filtersNarrowTheList() {
    assertThat(names("?action_category=apprentissage")).containsExactly("ICPF & PSI");
    assertThat(names("?action_category=apprentissage,bilans_de_competences"))
        .containsExactly("ICPF & PSI", "Qualipro Certification");
    assertThat(names("?listing_status=accredited")).hasSize(5);
    assertThat(names("?invitable=false&limit=100")).hasSize(5).contains("Certif 21");
    assertThat(names("?listing_status=withdrawn")).containsExactly("Certif 21");
    assertThat(names("?fictional=true")).isEmpty();
    anonymous.get("/v1/certification-bodies?listing_status=best").refused(400, "invalid_parameter");
    anonymous.get("/v1/certification-bodies?sort=price").refused(400, "invalid_parameter");
  }

  @Test
  void entryShowsDetailsOfABody() {
    Answer body = anonymous.get("/v1/certification-bodies?q=certifopac").expect(200);
    Answer entry =
        anonymous.get("/v1/certification-bodies/" + body.text("/items/0/id")).expect(200);
    assertThat(entry.json()).isEqualTo(body.at("/items/0"));
    assertThat(entry.text("/cofrac_number")).isEqualTo("5-0620");
    assertThat(entry.text("/read_on")).isEqualTo("2026-11-26");
    assertThat(entry.at("/fictional").asBoolean()).isFalse();
    assertThat(entry.etag()).isEqualTo("\"1\"");
  }

  @Test
  void unknownEntryIsNotFound() {
    anonymous
        .get("/v1/certification-bodies/cbd_00000000000000000000000000")
        .refused(404, "not_found");
    anonymous.get("/v1/certification-bodies/certifopac").refused(404, "not_found");
    TestServer.shared()
        .api()
        .as("garbage")
        .get("/v1/certification-bodies")
        .refused(401, "unauthorized");
  }

  private List<String> names(String query) {
    return anonymous
        .get("/v1/certification-bodies" + query)
        .expect(200)
        .at("/items")
        .findValuesAsText("name");
  }
}
