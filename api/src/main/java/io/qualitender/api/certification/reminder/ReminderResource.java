package io.qualitender.api.certification.reminder;

import io.qualitender.api.certification.certificate.Certificate;
import io.qualitender.api.reference.referential.BilingualText;
import io.qualitender.api.reference.referential.Versions;
import io.qualitender.kernel.http.Access;
import io.qualitender.kernel.http.Call;
import io.qualitender.kernel.http.ListView;
import io.qualitender.kernel.http.Page;
import io.qualitender.kernel.http.Query;
import io.qualitender.kernel.http.Reads;
import io.qualitender.kernel.http.Reply;
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.time.Paris;
import io.qualitender.kernel.tx.SqlErrorTranslator;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** {@code /v1/reminders}: the tenant's reminders, past and future. */
@Path("/v1/reminders")
public final class ReminderResource {

  private static final String SOONEST_FIRST = "due_at,id";

  private final Reads reads;
  private final Versions<ReminderHorizons> horizons;

  public ReminderResource(Reads reads, Versions<ReminderHorizons> horizons) {
    this.reads = reads;
    this.horizons = horizons;
  }

  @GET
  @Access(scope = "reminders:read")
  public Response list(Call call) {
    Query query = call.query();
    List<ReminderState> states = query.choices("state", ReminderState.class);
    List<ReminderKind> kinds = query.choices("kind", ReminderKind.class);
    // There is only one type; reading the parameter refuses any other.
    query.choice("anchor_type", ReminderView.AnchorType.class);
    UUID certificateId = query.id("anchor_id", Certificate.ID);
    LocalDate dueBefore = query.date("due_before");
    LocalDate dueSince = query.date("due_since");
    Page page = query.page(SOONEST_FIRST);
    query.done();
    Asked<Reminder> asked =
        query.asksFirstPageOfAll()
            ? ReminderDao.FIRST_PAGE.with(call.tenantId(), page.fetch())
            : ReminderDao.PAGE.with(
                call.tenantId(),
                states,
                kinds,
                certificateId,
                dueBefore,
                dueSince,
                page.afterInstant(0),
                page.afterId(1),
                page.fetch());
    return reads.run(
        call,
        List.of(asked),
        tx ->
            Reply.ok(
                ListView.paged(
                    page,
                    tx.list(asked),
                    row -> List.of(row.dueAt().toString(), row.id().toString()),
                    row -> view(call, row, tx.now()))));
  }

  @GET
  @Path("/{id}")
  @Access(scope = "reminders:read")
  public Response read(Call call, @PathParam("id") String id) {
    Asked<Reminder> asked = ReminderDao.BY_ID.with(call.tenantId(), call.id(Reminder.ID, id));
    return reads.run(
        call,
        List.of(asked),
        tx -> {
          Reminder reminder = tx.first(asked).orElseThrow(SqlErrorTranslator::notFound);
          call.query().done();
          return Reply.ok(view(call, reminder, tx.now())).etag(reminder.version());
        });
  }

  /** With the title of the horizons under which the reminder was written. */
  private ReminderView view(Call call, Reminder reminder, Instant now) {
    BilingualText title = horizons.asOf(Paris.dayOf(reminder.createdAt())).title(reminder.kind());
    return ReminderView.of(reminder, title.in(call.language()), now);
  }
}
