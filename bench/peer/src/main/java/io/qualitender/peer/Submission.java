package io.qualitender.peer;

import io.qualitender.api.market.publication.FrozenData;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.text.WireName;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.Role;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The submission of a quote, from what was read: whether it is possible, its rows and its view. */
@Component
class Submission {

  /** What is written, in this order. */
  static final List<Query<?>> CHANGES =
      List.of(
          QuoteQueries.SUBMIT,
          QuoteQueries.INSERT_REVISION,
          QuoteQueries.DROP_DRAFT,
          Events.INSERT_HISTORY,
          Events.INSERT,
          Answer.STORE);

  private final FrozenData frozen;

  Submission(FrozenData frozen) {
    this.frozen = frozen;
  }

  /**
   * The quote as submitted.
   *
   * @param at the clock, read under the tender's lock
   */
  Quote check(Actor actor, QuoteQueries.Found found, String ifMatch, Instant at) {
    Quote quote = found.quote();
    Publication publication = found.publication();
    if (!ifMatch.equals("\"" + quote.version() + "\"")) {
      throw new ResponseStatusException(HttpStatus.PRECONDITION_FAILED);
    }
    if (!quote.isWritable()
        || quote.draft() == null
        || found.invitationEnded()
        || publication.isClosedAt(at)) {
      throw new ResponseStatusException(HttpStatus.CONFLICT);
    }
    Refusal.throwIfAny(
        QuoteRules.missing(
            quote.content(), publication, frozen.guide(publication), frozen.rules(publication)));
    if (!actor.role().includes(Role.MANAGER)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return quote.submittedAt(at, quote.content().sha256());
  }

  Answer answer(
      Actor actor, Answer.Retry retry, Quote submitted, Publication publication, Instant now) {
    QuoteQueries.Found found = new QuoteQueries.Found(submitted, publication, false, null);
    QuoteView view = QuoteView.of(actor, new QuoteView.Rows(now, found), frozen);
    return Answer.of(retry, 200, view, submitted.version(), null);
  }

  static Map<String, Object> rows(Quote before, Quote submitted, Instant now) {
    Map<String, Object> rows =
        new HashMap<>(
            Events.parameters(
                before.id(), "quote.submitted", Map.of("revision", submitted.submittedRevision())));
    rows.put("organization", before.tenantId());
    rows.put("tender", before.tenderId());
    rows.put("revision", submitted.submittedRevision());
    rows.put("content", Columns.json(submitted.submitted()));
    rows.put("sha256", submitted.submittedSha256());
    rows.put("at", Columns.time(submitted.receivedAt()));
    rows.put("version", before.version());
    rows.put("historyId", Ids.next());
    rows.put("act", "submit");
    rows.put("from", WireName.of(before.state()));
    rows.put("to", WireName.of(submitted.state()));
    rows.put("now", Columns.time(now));
    return rows;
  }

  /** 412 where the quote has changed meanwhile. */
  static void requireCurrentVersion(int changed) {
    if (changed == 0) {
      throw new ResponseStatusException(HttpStatus.PRECONDITION_FAILED);
    }
  }
}
