package io.qualitender.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.json.Json;
import io.qualitender.kernel.problem.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

  enum State {
    DRAFT,
    OPEN
  }

  private static final IdPrefix TENDER = IdPrefix.TENDER;

  private static Query of(String name, String... values) {
    return new Query(Map.of(name, List.of(values)));
  }

  @Test
  void readsDeclaredParameters() {
    UUID id = new UUID(1, 2);
    Query query =
        new Query(
            Map.of(
                "q", List.of("été"),
                "days", List.of("3"),
                "on", List.of("2027-03-31"),
                "active", List.of("false"),
                "state", List.of("open,draft"),
                "tender", List.of(TENDER.format(id))));
    assertThat(query.text("q", 100)).isEqualTo("été");
    assertThat(query.integer("days", 1, 5)).isEqualTo(3);
    assertThat(query.integer("limit", 1, 100, 25)).isEqualTo(25);
    assertThat(query.date("on")).isEqualTo(LocalDate.of(2027, 3, 31));
    assertThat(query.bool("active")).isFalse();
    assertThat(query.bool("other", true)).isTrue();
    assertThat(query.choices("state", State.class)).containsExactly(State.OPEN, State.DRAFT);
    assertThat(query.choice("missing", State.class)).isNull();
    assertThat(query.id("tender", TENDER)).isEqualTo(id);
    query.done();
  }

  @Test
  void reportsAllFaults() {
    Query query =
        new Query(
            Map.of(
                "q", List.of(""),
                "days", List.of("3", "4"),
                "limit", List.of("101"),
                "state", List.of("OPEN"),
                "when", List.of("2027-03-31T10:00:00 01:00"),
                "tender", List.of("inv_00000000000000000000000000"),
                "colour", List.of("red")));
    query.text("q", 100);
    query.integer("days", 1, 5);
    query.page();
    query.choice("state", State.class);
    query.instant("when");
    query.id("tender", TENDER);
    query.require("category");
    Problem problem = catchThrowableOfType(Problem.class, query::done);
    assertThat(problem.code().code()).isEqualTo("invalid_parameter");
    assertThat(problem.faults())
        .extracting(fault -> fault.parameter() + " " + fault.code())
        .containsExactlyInAnyOrder(
            "q bad_format",
            "days repeated",
            "limit bad_format",
            "state bad_format",
            "when bad_format",
            "tender bad_format",
            "category required",
            "colour unknown_parameter");
  }

  @Test
  void refusesNulCharacters() {
    Query query = of("q", "a\0b");
    query.text("q", 100);
    assertThatThrownBy(query::done).isInstanceOf(Problem.class);
  }

  @Test
  void textMustBeVisibleAndIsCountedInCodePoints() {
    assertThat(of("q", "\u3000" + "\ud83d\ude00".repeat(100) + "\u00a0").text("q", 100))
        .isEqualTo("\ud83d\ude00".repeat(100));
    for (String wrong : List.of("\ud83d\ude00".repeat(101), "\u200b", "\u2003\u00a0")) {
      Query query = of("q", wrong);
      query.text("q", 100);
      assertThatThrownBy(query::done).isInstanceOf(Problem.class);
    }
  }

  @Test
  void refusesARepeatedValue() {
    Query query = of("state", "open,draft,open");
    query.choices("state", State.class);
    assertThat(catchThrowableOfType(Problem.class, query::done).faults())
        .extracting(fault -> fault.parameter() + " " + fault.code())
        .containsExactly("state repeated");
  }

  private record Row(Instant createdAt, UUID id) {}

  private static final Instant AT = Instant.parse("2026-12-01T08:00:00.123456Z");

  private static Row row(int id) {
    return new Row(AT, new UUID(0, id));
  }

  private static ListView<String> list(Page page, List<Row> rows) {
    return ListView.paged(
        page, rows, row -> Page.key(row.createdAt(), row.id()), row -> row.id().toString());
  }

  @Test
  void aCursorContinuesAfterTheLastItem() throws Exception {
    Map<String, List<String>> first = Map.of("limit", List.of("2"), "state", List.of("open"));
    Query query = new Query(first);
    query.choice("state", State.class);
    Page page = query.page();
    query.done();
    assertThat(page.afterInstant(0)).isNull();
    assertThat(page.afterId(1)).isNull();
    assertThat(page.fetch()).isEqualTo(3);

    List<Row> rows = List.of(row(3), row(2), row(1));
    ListView<String> view = list(page, rows);
    assertThat(view.items()).hasSize(2);
    assertThat(list(page, rows.subList(0, 2)).nextCursor()).isNull();
    assertThat(Json.mapper().writeValueAsString(list(page, List.of())))
        .isEqualTo("{\"object\":\"list\",\"items\":[],\"next_cursor\":null}");

    Query next =
        new Query(
            Map.of(
                "limit", List.of("50"),
                "state", List.of("open"),
                "cursor", List.of(view.nextCursor())));
    next.choice("state", State.class);
    Page second = next.page();
    assertThat(second.afterInstant(0)).isEqualTo(AT);
    assertThat(second.afterId(1)).isEqualTo(new UUID(0, 2));
    next.done();

    Query otherFilter =
        new Query(Map.of("state", List.of("draft"), "cursor", List.of(view.nextCursor())));
    otherFilter.choice("state", State.class);
    otherFilter.page();
    assertThat(catchThrowableOfType(Problem.class, otherFilter::done).code().code())
        .isEqualTo("invalid_cursor");

    Query otherSort =
        new Query(Map.of("state", List.of("open"), "cursor", List.of(view.nextCursor())));
    otherSort.choice("state", State.class);
    otherSort.page("due_at");
    assertThat(catchThrowableOfType(Problem.class, otherSort::done).code().code())
        .isEqualTo("invalid_cursor");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "é", "e30", "bnVsbA", "W10", "eyJ2IjoxLCJzIjoiLWlkIiwiayI6W10sImYiOiIifQ"})
  void refusesAnInvalidCursor(String text) {
    Query query = of("cursor", text);
    query.page();
    assertThat(catchThrowableOfType(Problem.class, query::done).code().code())
        .isEqualTo("invalid_cursor");
  }

  @Test
  void refusesAForgedKeyWhenItIsRead() {
    String forged =
        Cursor.write("-created_at", List.of("no time", "no id"), Cursor.digest(Map.of()));
    Query query = of("cursor", forged);
    Page page = query.page();
    query.done();
    assertThat(catchThrowableOfType(Problem.class, () -> page.afterInstant(0)).code().code())
        .isEqualTo("invalid_cursor");
  }
}
