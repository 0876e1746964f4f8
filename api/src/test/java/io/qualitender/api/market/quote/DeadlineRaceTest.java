package io.qualitender.api.market.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.qualitender.api.market.deadline.DeadlineProblem;
import io.qualitender.api.market.deadline.OpeningRequiredException;
import io.qualitender.api.market.invitation.InvitationService;
import io.qualitender.api.market.opening.QuoteOpener;
import io.qualitender.api.market.price.QuoteContent;
import io.qualitender.api.market.price.QuoteLine;
import io.qualitender.api.market.publication.FrozenData;
import io.qualitender.api.market.publication.Publications;
import io.qualitender.api.party.directory.Directory;
import io.qualitender.api.reference.priceguide.CostLine;
import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestDatabase;
import io.qualitender.kernel.http.Page;
import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.job.DueItem;
import io.qualitender.kernel.json.Json;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.ConnectionPools;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.TenantKind;
import io.qualitender.kernel.tx.TenantTx;
import io.qualitender.kernel.tx.WorkerTx;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A thousand bodies submit around the deadlines of four tenders while two openers run concurrently:
 * no late quote is accepted, and no acknowledged one is missing at the opening (docs/security.md,
 * 1).
 *
 * <p>Seen to fail under each of three changes of {@code QuoteService.requireBeforeDeadline}, with
 * acknowledged quotes missing at the opening: 4 of 220 with the clock read before the lock, 19 of
 * 232 without the lock, 42 of 401 by the transaction's own {@code now()}.
 */
class DeadlineRaceTest {

  private static final Page FIRST = new Page(1, "-created_at", List.of(), "");
  private static final int TENDERS = 4;
  private static final int BODIES = 250;
  private static final int SUBMITTERS = 14;

  /** Time of the first submission before the deadline, and pause between submissions. */
  private static final Duration HEAD_START = Duration.ofMillis(1200);

  private static final Duration PACE = Duration.ofMillis(6);

  private static TestDatabase database;
  private static TenantTx tenants;
  private static QuoteService quotes;
  private static QuoteOpener opening;

  @BeforeAll
  static void open() {
    database = TestDatabase.create();
    ConnectionPools pools = database.pools(SUBMITTERS + 2, Map.of());
    tenants = new TenantTx(pools, TestDatabase.ANY_KEY);
    opening = new QuoteOpener(new WorkerTx(pools));
    Publications publications = new Publications();
    quotes =
        new QuoteService(
            new InvitationService(publications, new Directory()), publications, FrozenData.load());
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private record Round(UUID organization, UUID tender, List<UUID> bodies, Instant deadline) {}

  @Test
  void noLateQuoteIsAcceptedAndNoAcknowledgedQuoteIsMissing() throws Exception {
    AtomicInteger accepted = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    for (int i = 0; i < TENDERS; i++) {
      Round round = prepare();
      Set<UUID> acknowledged = race(round, refused);
      accepted.addAndGet(acknowledged.size());
      examine(round, acknowledged);
    }
    assertThat(accepted.get() + refused.get()).isEqualTo(TENDERS * BODIES);
    assertThat(accepted).as("some were in time").hasPositiveValue();
    assertThat(refused).as("some were late").hasPositiveValue();
  }

  /** All bodies concurrently; returns the quotes whose submission was acknowledged. */
  private static Set<UUID> race(Round round, AtomicInteger refused) throws Exception {
    Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    AtomicInteger next = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(SUBMITTERS + 2);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < SUBMITTERS; i++) {
      running.add(
          threads.submit(
              () -> {
                for (int n = next.getAndIncrement(); n < BODIES; n = next.getAndIncrement()) {
                  waitUntil(round.deadline().minus(HEAD_START).plus(PACE.multipliedBy(n)));
                  submit(round.bodies().get(n), acknowledged, refused);
                }
              }));
    }
    DueItem due = new DueItem(round.organization(), null, round.tender(), round.deadline());
    for (int i = 0; i < 2; i++) {
      running.add(
          threads.submit(
              () -> {
                waitUntil(round.deadline().minusMillis(20));
                while (Instant.now().isBefore(round.deadline().plusMillis(400))) {
                  unlessBusy(() -> opening.perform(due));
                }
                unlessBusy(() -> opening.perform(due));
              }));
    }
    for (Future<?> thread : running) {
      thread.get();
    }
    threads.shutdown();
    return acknowledged;
  }

  private static void submit(UUID body, Set<UUID> acknowledged, AtomicInteger refused) {
    Actor actor =
        new Actor(
            body, TenantKind.CERTIFICATION_BODY, null, UUID.randomUUID(), Role.MANAGER, Set.of());
    UUID[] submitted = new UUID[1];
    try {
      tenants.execute(
          actor,
          tx -> {
            Quote quote =
                quotes.list(tx, QuoteService.page(body, List.of(), FIRST, true)).get(0).quote();
            submitted[0] = quote.id();
            quotes.submit(tx, quote);
          });
      acknowledged.add(submitted[0]);
    } catch (OpeningRequiredException due) {
      throw new AssertionError("a draft needs no opening", due);
    } catch (Problem late) {
      if (late.code() == KernelProblem.BUSY) {
        submit(body, acknowledged, refused);
        return;
      }
      assertThat(late.code()).isEqualTo(DeadlineProblem.DEADLINE_PASSED);
      refused.incrementAndGet();
    }
  }

  private static void examine(Round round, Set<UUID> acknowledged) {
    Sql.committed(
        database.migrator(),
        connection -> {
          List<String> opened =
              Sql.texts(
                  connection,
                  "select id::text from app.quote where tender_id = ? and state = 'opened'",
                  round.tender());
          assertThat(opened)
              .as("exactly the acknowledged quotes are opened")
              .containsExactlyInAnyOrderElementsOf(
                  acknowledged.stream().map(UUID::toString).toList());
          assertThat(
                  Sql.text(
                      connection,
                      """
                      select count(*)::text from app.quote q join app.tender t on t.id = q.tender_id
                       where t.id = ? and q.received_at >= t.closes_at
                      """,
                      round.tender()))
              .as("late")
              .isEqualTo("0");
          assertThat(
                  Sql.text(
                      connection,
                      """
                      select case when opened_at >= closes_at and opened_at < closes_at + interval '2 seconds' then 'in time'
                                  else state || ' ' || closes_at || ' ' || coalesce(opened_at::text, '') end
                        from app.tender where id = ?
                      """,
                      round.tender()))
              .as("opened within two seconds")
              .isEqualTo("in time");
          return null;
        });
  }

  /** Retries after a lock timeout, which has changed nothing. */
  private static void unlessBusy(Runnable opener) {
    try {
      opener.run();
    } catch (Problem busy) {
      assertThat(busy.code()).isEqualTo(KernelProblem.BUSY);
    }
  }

  private static void waitUntil(Instant instant) {
    while (Instant.now().isBefore(instant)) {
      LockSupport.parkNanos(200_000);
    }
  }

  /** An organization with a published tender, and bodies that have accepted and drafted a quote. */
  private static Round prepare() {
    UUID organization = Ids.next();
    UUID tender = Ids.next();
    List<UUID> bodies = new ArrayList<>();
    for (int i = 0; i < BODIES; i++) {
      bodies.add(Ids.next());
    }
    Instant later = Instant.now().plus(Duration.ofHours(1));
    Sql.committed(
        database.migrator(),
        connection -> {
          Sql.run(
              connection,
              """
              insert into admin.tenant (id, kind, name, created_at)
              select ?::uuid, 'training_organization', 'race', now()
              union all
              select b, 'certification_body', 'race', now() from unnest(?::uuid[]) b
              """,
              organization,
              array(bodies));
          Sql.run(
              connection,
              """
              insert into reference.certification_body
                     (id, name, kind, listing_status, action_categories, basis, confidence, read_on,
                      account_tenant_id, created_at, updated_at)
              select b, 'race ' || b, 'certification_body', 'accredited', '{}', 'test', 'c', current_date, b, now(), now()
                from unnest(?::uuid[]) b
              """,
              array(bodies));
          Sql.run(
              connection,
              """
              insert into app.tender (tenant_id, id, kind, title, state, closes_at, min_quotes, criteria, origin,
                                      published_at, version, created_at, updated_at)
              values (?, ?, 'initial', 'race', 'open', ?, 2, '[]', 'manual', now(), 2, now(), now())
              """,
              organization,
              tender,
              Timestamp.from(later));
          Sql.run(
              connection,
              """
              insert into app.tender_publication (tenant_id, id, tender_id, content, closes_at, visible_to, published_at)
              values (?, gen_random_uuid(), ?, '{"criteria": []}', ?, ?::uuid[], now())
              """,
              organization,
              tender,
              Timestamp.from(later),
              array(bodies));
          // The invitation of body b is b too, and so is its quote.
          Sql.run(
              connection,
              """
              insert into app.tender_invitation (tenant_id, id, tender_id, certification_body_id, cb_tenant_id, sent_at, created_at)
              select ?, b, ?, b, b, now(), now() from unnest(?::uuid[]) b
              """,
              organization,
              tender,
              array(bodies));
          Sql.run(
              connection,
              """
              insert into app.quote (tenant_id, id, tender_id, invitation_id, cb_tenant_id, certification_body_id, state,
                                     version, created_at, updated_at)
              select ?, b, ?, b, b, b, 'draft', 1, now(), now() from unnest(?::uuid[]) b
              """,
              organization,
              tender,
              array(bodies));
          Sql.run(
              connection,
              """
              insert into app.quote_draft (tenant_id, quote_id, cb_tenant_id, content, updated_at)
              select ?, b, b, ?::jsonb, now() from unnest(?::uuid[]) b
              """,
              organization,
              content(),
              array(bodies));
          return null;
        });
    return new Round(organization, tender, bodies, deadlineInTwoSeconds(tender));
  }

  /** Sets the deadline once all rows exist. */
  private static Instant deadlineInTwoSeconds(UUID tender) {
    Instant deadline = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS);
    for (String table : List.of("app.tender", "app.tender_publication")) {
      String id = table.equals("app.tender") ? "id" : "tender_id";
      Sql.committed(
          database.migrator(),
          connection ->
              Sql.run(
                  connection,
                  "update %s set closes_at = ? where %s = ?".formatted(table, id),
                  Timestamp.from(deadline),
                  tender));
    }
    return deadline;
  }

  private static String array(List<UUID> ids) {
    return "{" + String.join(",", ids.stream().map(UUID::toString).toList()) + "}";
  }

  private static String content() {
    List<QuoteLine> lines =
        List.of(
            QuoteLine.priced(CostLine.APPLICATION_FEE, 15_000),
            QuoteLine.priced(CostLine.MAIN_AUDIT, 110_000),
            QuoteLine.priced(CostLine.SURVEILLANCE_AUDIT, 70_000),
            QuoteLine.included(CostLine.CERTIFICATE_FEE),
            QuoteLine.priced(CostLine.ANNUAL_FEE, 0),
            QuoteLine.priced(CostLine.TRAVEL, 20_000));
    LocalDate day = LocalDate.now().plusDays(60);
    try {
      return Json.mapper()
          .writeValueAsString(new QuoteContent(lines, 2, 1, 2000, null, day, day, null));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
