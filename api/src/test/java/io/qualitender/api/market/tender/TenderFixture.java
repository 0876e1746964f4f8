package io.qualitender.api.market.tender;

import io.qualitender.api.market.publication.AuditMode;
import io.qualitender.api.market.publication.Criterion;
import io.qualitender.api.market.publication.TenderKind;
import io.qualitender.api.market.publication.TenderRuleSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A tender with complete terms, of which a test gives those that matter to it. */
public final class TenderFixture {

  private final Instant now;
  private Instant closesAt;
  private Instant questionsCloseAt;
  private int minQuotes = 2;
  private List<Criterion> criteria = TenderRuleSet.load().defaultCriteria();

  private TenderFixture(Instant now) {
    this.now = now;
    this.closesAt = now;
  }

  public static TenderFixture at(Instant now) {
    return new TenderFixture(now);
  }

  public TenderFixture closesAt(Instant instant) {
    closesAt = instant;
    return this;
  }

  public TenderFixture questionsCloseAt(Instant instant) {
    questionsCloseAt = instant;
    return this;
  }

  public TenderFixture minQuotes(int number) {
    minQuotes = number;
    return this;
  }

  public TenderFixture criteria(Criterion... given) {
    criteria = List.of(given);
    return this;
  }

  public Tender draft() {
    return Tender.draft(UUID.randomUUID(), terms(), now);
  }

  /** A tender whose quotes were opened at its deadline. */
  public Tender opened() {
    Tender draft = draft();
    return new Tender(
        draft.tenantId(),
        draft.id(),
        TenderState.OPENED,
        draft.terms(),
        draft.origin(),
        null,
        new Tender.Published(UUID.randomUUID(), now, closesAt),
        null,
        3,
        now,
        now);
  }

  private Tender.Terms terms() {
    return new Tender.Terms(
        TenderKind.INITIAL,
        "Certification initiale 2027",
        new Tender.Period(LocalDate.of(2027, 2, 1), LocalDate.of(2027, 4, 30)),
        AuditMode.ON_SITE,
        "fr",
        closesAt,
        questionsCloseAt,
        minQuotes,
        criteria);
  }
}
