package io.qualitender.peer;

import io.qualitender.kernel.tx.Actor;
import io.qualitender.peer.OneTrip.Answers;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A transaction of three round trips: what is read, what is changed, the commit. */
@Service
@Profile("one-trip")
@Transactional
class OneTripWrites implements Writes {

  private final OneTrip trip;
  private final Drafting drafting;
  private final Submission submission;

  OneTripWrites(OneTrip trip, Drafting drafting, Submission submission) {
    this.trip = trip;
    this.drafting = drafting;
    this.submission = submission;
  }

  @Override
  public Answer draft(Actor actor, Answer.Retry retry, DraftRequest request) {
    Answers read =
        trip.begin(
            actor,
            retry.parameters(),
            Answer.CLAIM,
            Answer.FIND,
            DraftFacts.PROFILE,
            DraftFacts.IDENTITY,
            DraftFacts.CYCLES);
    if (read.of(0).isEmpty()) {
      return read.<Answer>of(1).get(0).replayedTo(retry);
    }
    DraftFacts facts =
        new DraftFacts(read.<DraftFacts.Profile>of(2).get(0), read.of(3), read.of(4));
    Tender tender = drafting.tender(request, read.now());
    Answer answer = drafting.answer(actor, retry, tender, facts, read.now());
    Map<String, Object> parameters = changes(actor, retry, answer);
    parameters.putAll(Drafting.rows(tender, read.now()));
    trip.send(parameters, Drafting.CHANGES);
    return answer;
  }

  @Override
  public Answer submit(Actor actor, Answer.Retry retry, UUID quoteId, String ifMatch) {
    Map<String, Object> asked = new HashMap<>(retry.parameters());
    asked.put("id", quoteId);
    Answers read =
        trip.begin(
            actor,
            asked,
            Answer.CLAIM,
            Answer.FIND,
            QuoteQueries.LOCK_SHARED,
            QuoteQueries.CLOCK,
            QuoteQueries.FIND);
    if (read.of(0).isEmpty()) {
      return read.<Answer>of(1).get(0).replayedTo(retry);
    }
    Instant at = read.<Instant>of(3).get(0);
    QuoteQueries.Found found =
        read.<QuoteQueries.Found>of(4).stream().findFirst().orElseThrow(Reads::notFound);
    Quote submitted = submission.check(actor, found, ifMatch, at);
    Answer answer = submission.answer(actor, retry, submitted, found.publication(), read.now());
    Map<String, Object> parameters = changes(actor, retry, answer);
    parameters.putAll(Submission.rows(found.quote(), submitted, read.now()));
    Submission.requireCurrentVersion(trip.send(parameters, Submission.CHANGES).get(0).size());
    return answer;
  }

  private static Map<String, Object> changes(Actor actor, Answer.Retry retry, Answer answer) {
    Map<String, Object> parameters = Tenancy.parameters(actor);
    parameters.putAll(retry.parameters());
    parameters.putAll(answer.parameters());
    return parameters;
  }
}
