package io.qualitender.peer;

import io.qualitender.kernel.tx.Actor;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What the answers to reads are made of, read in one of the two forms. */
interface Reads {

  TenderView.Rows tender(Actor actor, UUID id);

  /** Newest first; one more than the limit, if there are more. */
  TenderView.Rows tenders(Actor actor, int limit);

  ComparisonView.Rows comparison(Actor actor, UUID id);

  InvitationView.Rows invitation(Actor actor, UUID id);

  InvitationView.Rows invitations(Actor actor, int limit);

  QuoteView.Rows quote(Actor actor, UUID id);

  Reminder.Rows reminders(Actor actor, int limit);

  static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /** Opening quotes at the deadline is left to the product. */
  static void requireOpened(boolean due) {
    if (due) {
      throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "quotes must be opened");
    }
  }
}
