package io.qualitender.kernel.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.kernel.http.body.Binder.Bound;
import io.qualitender.kernel.input.Distinct;
import io.qualitender.kernel.input.TextLength;
import io.qualitender.kernel.input.VisibleText;
import io.qualitender.kernel.problem.Fault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BinderTest {

  enum Kind {
    INITIAL,
    MID_CYCLE
  }

  record Line(@NotNull Kind auditKind, @NotNull @Min(0) Long amount, Boolean optional) {}

  record Contact(@NotNull @VisibleText(max = 10) String fullName) {}

  record Offer(
      @NotNull @VisibleText(max = 5) String title,
      @Min(1) @Max(100) Integer weight,
      @Pattern(regexp = "\\d{9}", message = "Send the nine digits of the SIREN.") String siren,
      BigDecimal days,
      Instant closesAt,
      LocalDate issuedOn,
      @Valid Contact contact,
      @Size(min = 1, max = 3) List<@NotNull @Valid Line> lines,
      @Distinct @Size(max = 4) List<Kind> kinds,
      @Size(max = 2) Map<Kind, Integer> counts) {}

  private static Bound<Offer> bind(String json) {
    return Binder.bind(json.getBytes(StandardCharsets.UTF_8), Offer.class);
  }

  private static List<String> codes(List<Fault> faults) {
    return faults.stream().map(fault -> fault.pointer() + " " + fault.code()).sorted().toList();
  }

  @Test
  void aValidBodyHasNoFaults() {
    Bound<Offer> bound =
        bind(
            "{\"title\":\"a\",\"lines\":[{\"audit_kind\":\"mid_cycle\",\"amount\":1}],"
                + "\"kinds\":[\"initial\"],\"counts\":{\"mid_cycle\":2},\"days\":1.5}");
    assertThat(bound.malformed()).isEmpty();
    assertThat(bound.values()).isEmpty();
    assertThat(bound.value().lines().get(0)).isEqualTo(new Line(Kind.MID_CYCLE, 1L, null));
  }

  @Test
  void reportsAllFaults() {
    Bound<Offer> bound =
        bind(
            """
            {"title": "too long", "weight": 101, "siren": "12", "days": "1.5", "nonsense": 1,
             "closes_at": "soon", "issued_on": "2027-02-29", "contact": {"full_name": "", "x": 1},
             "lines": [{"audit_kind": "final", "amount": 1.5}, {"audit_kind": "initial", "amount": -1},
                       {"amount": 99999999999999999999}],
             "kinds": ["initial", 3], "kinds": [], "counts": {"other": 1}}
            """);
    assertThat(codes(bound.malformed()))
        .containsExactly(
            "/contact/x unknown_field",
            "/days wrong_type",
            "/kinds duplicate_key",
            "/kinds/1 wrong_type",
            "/lines/0/amount wrong_type",
            "/nonsense unknown_field");
    assertThat(codes(bound.values()))
        .containsExactly(
            "/closes_at bad_format",
            "/contact/full_name blank",
            "/counts/other unknown_value",
            "/issued_on bad_format",
            "/lines/0/audit_kind unknown_value",
            "/lines/1/amount out_of_range",
            "/lines/2/amount out_of_range",
            "/lines/2/audit_kind required",
            "/siren bad_format",
            "/title too_long",
            "/weight out_of_range");
  }

  @Test
  void detailsSayWhatToDo() {
    Bound<Offer> bound =
        bind(
            "{\"title\":\"too long\",\"siren\":\"1\",\"weight\":0,\"days\":true,\"nonsense\":1,"
                + "\"lines\":[{\"audit_kind\":\"final\",\"amount\":1}],\"kinds\":\"initial\"}");
    assertThat(bound.values())
        .extracting(fault -> fault.detail().toString())
        .contains(
            "Use at most 5 characters; it has 8.",
            "Send the nine digits of the SIREN.",
            "Use 1 or more.",
            "Use one of: initial, mid_cycle.");
    assertThat(bound.malformed())
        .extracting(fault -> fault.detail().toString())
        .contains(
            "Send a number; you sent true or false.",
            "Send a list; you sent text.",
            "Remove this field, or use one of: closes_at, contact, counts, days, issued_on, kinds,"
                + " lines, siren, title, weight.");
  }

  @Test
  void invalidJsonIsLocated() {
    assertThat(codes(bind("").malformed())).containsExactly(" invalid_json");
    assertThat(codes(bind("[]").malformed())).containsExactly(" wrong_type");
    assertThat(codes(bind("null").malformed())).containsExactly(" wrong_type");
    assertThat(codes(bind("{} {}").malformed())).containsExactly(" invalid_json");
    assertThat(bind("{\"title\": \"a\",\n \"days\": }").malformed().get(0).detail().toString())
        .contains("line 2, column 10");
    assertThat(bind("{\"title\": NaN}").malformed().get(0).code()).isEqualTo("invalid_json");
    assertThat(bind("[".repeat(5000)).malformed().get(0).code()).isEqualTo("invalid_json");
    assertThat(
            Binder.bind(new byte[] {'"', (byte) 0xC3, '"'}, Offer.class)
                .malformed()
                .get(0)
                .detail()
                .toString())
        .isEqualTo("The body is not UTF-8: send it in this encoding.");
  }

  @Test
  void refusesValuesTheDatabaseCannotStore() {
    assertThat(
            codes(bind("{\"title\":\"a\\u0000\",\"siren\":\"\\ud800\",\"days\":1e999}").values()))
        .containsExactly("/days out_of_range", "/siren bad_format", "/title bad_format");
    assertThat(codes(bind("{\"title\":\"\\ud83d\\ude00\"}").values())).isEmpty();
  }

  record Bare(int count, boolean sure, long cents, @TextLength(max = 1) String text) {}

  @Test
  void primitivesAreRequired() {
    Bound<Bare> bound =
        Binder.bind(
            "{\"count\":null,\"cents\":\"1\",\"text\":\"ab\"}".getBytes(StandardCharsets.UTF_8),
            Bare.class);
    assertThat(codes(bound.malformed())).containsExactly("/cents wrong_type");
    assertThat(codes(bound.values()))
        .containsExactly("/count required", "/sure required", "/text too_long");
  }

  @Test
  void listsAtMostAHundredFaults() {
    StringBuilder json = new StringBuilder("{\"title\":\"a\"");
    for (int i = 0; i < 1000; i++) {
      json.append(",\"x").append(i).append("\":1");
    }
    Bound<Offer> bound = bind(json + "}");
    assertThat(bound.malformed()).hasSize(100);
    assertThat(bound.more()).isEqualTo(900);
  }

  @Test
  void aPatchKeepsClearsAndReplacesFields() {
    Offer current =
        new Offer(
            "a",
            5,
            "123456789",
            BigDecimal.ONE,
            Instant.parse("2027-03-31T10:00:00Z"),
            LocalDate.of(2027, 3, 31),
            new Contact("Ann"),
            List.of(new Line(Kind.INITIAL, 1L, true)),
            List.of(Kind.INITIAL),
            null);
    Bound<Offer> bound =
        Binder.merge(
            current,
            null,
            "{\"weight\":null,\"contact\":{\"full_name\":\"Bob\"},\"kinds\":[\"mid_cycle\"]}"
                .getBytes(StandardCharsets.UTF_8),
            Offer.class);
    assertThat(bound.malformed()).isEmpty();
    assertThat(bound.values()).isEmpty();
    assertThat(bound.value())
        .isEqualTo(
            new Offer(
                "a",
                null,
                "123456789",
                BigDecimal.ONE,
                current.closesAt(),
                current.issuedOn(),
                new Contact("Bob"),
                current.lines(),
                List.of(Kind.MID_CYCLE),
                null));

    Bound<Offer> wrong =
        Binder.merge(
            current,
            null,
            "{\"titel\":null,\"title\":null,\"state\":\"open\"}".getBytes(StandardCharsets.UTF_8),
            Offer.class);
    assertThat(codes(wrong.malformed()))
        .containsExactly("/state unknown_field", "/titel unknown_field");
    assertThat(codes(wrong.values())).containsExactly("/title required");
    assertThat(
            codes(
                Binder.merge(current, null, "[]".getBytes(StandardCharsets.UTF_8), Offer.class)
                    .malformed()))
        .containsExactly(" wrong_type");
  }

  @Test
  void aPatchReportsChangedFields() {
    Offer current =
        new Offer(
            "a",
            5,
            null,
            BigDecimal.ONE,
            Instant.parse("2027-03-31T10:00:00Z"),
            null,
            new Contact("Ann"),
            List.of(new Line(Kind.INITIAL, 1L, null)),
            List.of(Kind.INITIAL),
            null);
    ChangedFields none =
        changes(
            current,
            "{\"title\":\"a\",\"days\":1.00,\"closes_at\":\"2027-03-31T12:00:00+02:00\","
                + "\"siren\":null,\"contact\":{},"
                + "\"lines\":[{\"audit_kind\":\"initial\",\"amount\":1}]}");
    assertThat(none.none()).as(none.toString()).isTrue();

    ChangedFields some =
        changes(
            current,
            "{\"contact\":{\"full_name\":\"Bob\"},\"issued_on\":\"soon\",\"weight\":5,"
                + "\"lines\":[{\"audit_kind\":\"initial\",\"amount\":2}]}");
    assertThat(some.pointers()).containsExactly("/contact/full_name", "/issued_on", "/lines");
    assertThat(some.affects("/contact")).isTrue();
    assertThat(some.affects("/lines/0/amount")).isTrue();
    assertThat(some.affectsAny("/weight", "/title")).isFalse();
    assertThat(bind("{\"title\":\"a\"}").changes().affects("/weight")).isTrue();
  }

  private static ChangedFields changes(Offer current, String patch) {
    return Binder.merge(current, null, patch.getBytes(StandardCharsets.UTF_8), Offer.class)
        .changes();
  }

  /** Fails if reading continues after the first size fault: the rest is invalid. */
  @Test
  void stopsAtAListThatIsTooLong() {
    Bound<Offer> bound =
        bind("{\"lines\":[null,null,null,null" + ",null".repeat(100_000) + " this is no JSON");
    assertThat(bound.value()).isNull();
    assertThat(bound.malformed()).isEmpty();
    assertThat(codes(bound.values())).containsExactly("/lines too_long");
    assertThat(codes(bind("{\"counts\":{\"a\":1,\"b\":2,\"c\":3,").values()))
        .containsExactly("/counts too_long");
  }

  @Test
  void stopsAtANameThatIsTooLong() {
    String name = "n".repeat(101);
    assertThat(codes(bind("{\"contact\":{\"" + name + "\":1, no JSON").malformed()))
        .containsExactly("/contact name_too_long");
    assertThat(codes(bind("{\"" + "n".repeat(100) + "\":1}").malformed()))
        .containsExactly("/" + "n".repeat(100) + " unknown_field");
    assertThat(codes(bind("{\"" + "n".repeat(60_000) + "\":1}").malformed()))
        .containsExactly(" invalid_json");
  }

  @Test
  void refusesDuplicatesEnumsWithSpacesAndInvisibleText() {
    assertThat(
            codes(
                bind("{\"title\":\"\u3000\u200b\",\"kinds\":[\"initial\",\"mid_cycle\",\"initial\"]}")
                    .values()))
        .containsExactly("/kinds/2 repeated", "/title blank");
    assertThat(codes(bind("{\"title\":\"a\",\"kinds\":[\" initial \",\"INITIAL\"]}").values()))
        .containsExactly("/kinds/0 unknown_value", "/kinds/1 unknown_value");
    String five = "\ud83d\ude00".repeat(5);
    assertThat(bind("{\"title\":\"\u00a0" + five + "\u2003\"}").value().title()).isEqualTo(five);
    assertThat(codes(bind("{\"title\":\"" + five + "x\"}").values()))
        .containsExactly("/title too_long");
  }

  record OfferView(String id, String title, List<Line> lines, Instant serverTime) {}

  private static Bound<Offer> sentBack(String patch) {
    Offer current = bind("{\"title\":\"a\",\"weight\":5}").value();
    OfferView view =
        new OfferView(
            "off_1",
            "a",
            List.of(new Line(Kind.INITIAL, 1L, null)),
            Instant.parse("2027-03-31T10:00:00Z"));
    return Binder.merge(current, () -> view, patch.getBytes(StandardCharsets.UTF_8), Offer.class);
  }

  @Test
  void readOnlyMembersMayBeSentUnchanged() {
    Bound<Offer> same =
        sentBack("{\"id\":\"off_1\",\"title\":\"a\",\"server_time\":\"2020-01-01T00:00:00.000Z\"}");
    assertThat(same.malformed()).isEmpty();
    assertThat(same.changes().none()).isTrue();
    assertThat(codes(sentBack("{\"id\":\"off_2\",\"title\":\"b\",\"nonsense\":1}").malformed()))
        .containsExactly("/id read_only", "/nonsense unknown_field");
    assertThat(codes(sentBack("{\"id\":[[" + "1,".repeat(9) + "1]]}").malformed()))
        .containsExactly("/id read_only");
  }
}
