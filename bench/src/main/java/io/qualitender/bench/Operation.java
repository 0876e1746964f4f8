package io.qualitender.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is measured: a kind of request with its rows. To add one: a constant here, a file of its
 * statements in {@code bench/limit} where it has a limit.
 */
enum Operation {
  READ("read one tender", data -> eachOrganization(data, Operation::tenders)),
  COMPARE("compare five quotes of eight lines", data -> eachOrganization(data, Operation::compare)),
  LIST("list 50 tenders", data -> eachOrganization(data, n -> get(n, "/v1/tenders?limit=50"))),
  REMINDERS("reminders", data -> eachOrganization(data, n -> get(n, "/v1/reminders?limit=50"))),
  INBOX_TEN("inbox, body with ten", data -> body(Dataset.SMALL_BODY, "/v1/invitations?limit=50")),
  INBOX_BIG("inbox, body with 40,000", data -> body(Dataset.BIG_BODY, "/v1/invitations?limit=50")),
  INVITATION_TEN(
      "one invitation, body with ten", data -> ofSmall("/v1/invitations/", Ids.INVITATION)),
  INVITATION_BIG(
      "one invitation, body with 40,000", data -> ofBig(data, "/v1/invitations/", Ids.INVITATION)),
  QUOTE_TEN("one quote, body with ten", data -> ofSmall("/v1/quotes/", Ids.QUOTE)),
  QUOTE_BIG("one quote, body with 40,000", data -> ofBig(data, "/v1/quotes/", Ids.QUOTE)),
  DRAFT("draft a tender", data -> eachOrganization(data, Operation::draft)),
  SUBMIT("submit a quote", null);

  private static final String DRAFT_BODY =
      "{\"kind\":\"initial\",\"title\":\"Certification\",\"audit_mode\":\"on_site\"}";

  private final String title;

  /** Null for {@link #SUBMIT}, whose rows are chosen in the database. */
  private final Function<Dataset, Stream<Request>> requests;

  Operation(String title, Function<Dataset, Stream<Request>> requests) {
    this.title = title;
    this.requests = requests;
  }

  String title() {
    return title;
  }

  /** On the command line and in file names: {@code inbox-ten}. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The number of the body that asks; 0 where it is organizations. */
  int body() {
    return name().endsWith("_TEN")
        ? Dataset.SMALL_BODY
        : name().endsWith("_BIG") ? Dataset.BIG_BODY : 0;
  }

  /** Whether bodies ask, not organizations. */
  boolean isOfBody() {
    return body() != 0 || this == SUBMIT;
  }

  boolean isWrite() {
    return this == DRAFT || this == SUBMIT;
  }

  /** Whether each request can be sent only once. */
  boolean isOnce() {
    return this == SUBMIT;
  }

  /**
   * @param drafts the quotes that can be submitted
   */
  List<Request> requests(Dataset data, List<DraftQuote> drafts) {
    Stream<Request> all =
        requests == null ? drafts.stream().map(Operation::submit) : requests.apply(data);
    return all.collect(Collectors.toCollection(ArrayList::new));
  }

  /**
   * The request for the rows that a choice of the limit's script names.
   *
   * @param ids as the script calls them
   */
  Request request(Map<String, String> ids) {
    KeyText key =
        body() == 0 ? KeyText.of(1, Integer.parseInt(ids.get("org"))) : KeyText.of(2, body());
    return Request.get(
        key,
        switch (this) {
          case READ -> "/v1/tenders/" + Ids.TENDER.of(ids.get("tender"));
          case COMPARE -> "/v1/tenders/" + Ids.TENDER.of(ids.get("tender")) + "/comparison";
          case LIST -> "/v1/tenders?limit=50";
          case REMINDERS -> "/v1/reminders?limit=50";
          case INBOX_TEN, INBOX_BIG -> "/v1/invitations?limit=50";
          case INVITATION_TEN, INVITATION_BIG ->
              "/v1/invitations/" + Ids.INVITATION.of(ids.get("invitation"));
          case QUOTE_TEN, QUOTE_BIG -> "/v1/quotes/" + Ids.QUOTE.of(ids.get("quote"));
          case DRAFT, SUBMIT -> throw new IllegalStateException("a write has no rows to compare");
        });
  }

  /**
   * A quote that its body has not submitted yet.
   *
   * @param number of the quote
   * @param body number of the body
   */
  record DraftQuote(long number, int body) {}

  private static Request submit(DraftQuote draft) {
    return new Request(
        "POST",
        "/v1/quotes/" + Ids.QUOTE.of(draft.number()) + "/submit",
        KeyText.of(2, draft.body()),
        "",
        "If-Match: \"1\"");
  }

  private static Stream<Request> eachOrganization(
      Dataset data, Function<Integer, Stream<Request>> requests) {
    return IntStream.rangeClosed(1, data.loaded()).boxed().flatMap(requests);
  }

  private static Stream<Request> get(int organization, String path) {
    return Stream.of(Request.get(KeyText.of(1, organization), path));
  }

  /** Ten tenders that ended. */
  private static Stream<Request> tenders(int organization) {
    return IntStream.rangeClosed(3, 12)
        .boxed()
        .flatMap(j -> get(organization, "/v1/tenders/" + tender(organization, j)));
  }

  private static Stream<Request> compare(int organization) {
    return get(organization, "/v1/tenders/" + tender(organization, 1) + "/comparison");
  }

  private static Stream<Request> draft(int organization) {
    return Stream.of(
        new Request("POST", "/v1/tenders", KeyText.of(1, organization), DRAFT_BODY, ""));
  }

  private static String tender(int organization, int j) {
    return Ids.TENDER.of(Ids.tender(organization, j));
  }

  private static Stream<Request> body(int body, String path) {
    return Stream.of(Request.get(KeyText.of(2, body), path));
  }

  private static Stream<Request> ofSmall(String path, Ids kind) {
    return IntStream.rangeClosed(1, 10)
        .mapToObj(
            n ->
                Request.get(
                    KeyText.of(2, Dataset.SMALL_BODY),
                    path + kind.of(Ids.quote(Ids.tender(n, 3), 2))));
  }

  /** Of tenders that ended, spread over all that the body has. */
  private static Stream<Request> ofBig(Dataset data, String path, Ids kind) {
    List<Request> requests = new ArrayList<>();
    for (int n = 1; n <= data.invitations() / 64; n++) {
      for (int j = 3; j <= 12; j++) {
        requests.add(
            Request.get(
                KeyText.of(2, Dataset.BIG_BODY), path + kind.of(Ids.quote(Ids.tender(n, j), 1))));
      }
    }
    return requests.stream();
  }
}
