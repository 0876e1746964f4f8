package io.qualitender.peer;

import io.qualitender.kernel.tx.Actor;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A transaction per request, with one statement after the other. */
@Service
@Profile("guides")
@Transactional
class GuideWrites implements Writes {

  private final JdbcClient jdbc;
  private final Tenancy tenancy;
  private final Drafting drafting;
  private final Submission submission;

  GuideWrites(JdbcClient jdbc, Tenancy tenancy, Drafting drafting, Submission submission) {
    this.jdbc = jdbc;
    this.tenancy = tenancy;
    this.drafting = drafting;
    this.submission = submission;
  }

  @Override
  public Answer draft(Actor actor, Answer.Retry retry, DraftRequest request) {
    Instant now = tenancy.begin(actor);
    Map<String, Object> parameters = Tenancy.parameters(actor);
    Optional<Answer> before = claim(retry, parameters);
    if (before.isPresent()) {
      return before.get();
    }
    DraftFacts facts =
        new DraftFacts(
            DraftFacts.PROFILE.on(jdbc, parameters).single(),
            DraftFacts.IDENTITY.on(jdbc, parameters).list(),
            DraftFacts.CYCLES.on(jdbc, parameters).list());
    Tender tender = drafting.tender(request, now);
    parameters.putAll(Drafting.rows(tender, now));
    TenderQueries.INSERT.on(jdbc, parameters).list();
    Events.INSERT.on(jdbc, parameters).list();
    return store(drafting.answer(actor, retry, tender, facts, now), parameters);
  }

  @Override
  public Answer submit(Actor actor, Answer.Retry retry, UUID quoteId, String ifMatch) {
    Instant now = tenancy.begin(actor);
    Map<String, Object> parameters = Tenancy.parameters(actor);
    Optional<Answer> before = claim(retry, parameters);
    if (before.isPresent()) {
      return before.get();
    }
    parameters.put("id", quoteId);
    QuoteQueries.LOCK_SHARED.on(jdbc, parameters).optional().orElseThrow(Reads::notFound);
    Instant at = QuoteQueries.CLOCK.on(jdbc, parameters).single();
    QuoteQueries.Found found = QuoteQueries.FIND.on(jdbc, parameters).single();
    Quote submitted = submission.check(actor, found, ifMatch, at);
    parameters.putAll(Submission.rows(found.quote(), submitted, now));
    Submission.requireCurrentVersion(QuoteQueries.SUBMIT.on(jdbc, parameters).list().size());
    QuoteQueries.INSERT_REVISION.on(jdbc, parameters).list();
    QuoteQueries.DROP_DRAFT.on(jdbc, parameters).list();
    Events.INSERT_HISTORY.on(jdbc, parameters).list();
    Events.INSERT.on(jdbc, parameters).list();
    return store(submission.answer(actor, retry, submitted, found.publication(), now), parameters);
  }

  /** The answer to the request that came before with the same key. */
  private Optional<Answer> claim(Answer.Retry retry, Map<String, Object> parameters) {
    parameters.putAll(retry.parameters());
    return Answer.CLAIM.on(jdbc, parameters).list().isEmpty()
        ? Optional.of(Answer.FIND.on(jdbc, parameters).single().replayedTo(retry))
        : Optional.empty();
  }

  private Answer store(Answer answer, Map<String, Object> parameters) {
    parameters.putAll(answer.parameters());
    Answer.STORE.on(jdbc, parameters).list();
    return answer;
  }
}
