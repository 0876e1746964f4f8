package io.qualitender.api.market.comparison;

import io.qualitender.api.market.deadline.Deadline;
import io.qualitender.api.market.publication.FrozenData;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.market.publication.Publications;
import io.qualitender.api.market.publication.TenderRuleSet;
import io.qualitender.api.market.publication.TenderSelection;
import io.qualitender.api.market.quote.OpenedQuote;
import io.qualitender.api.market.quote.QuoteAct;
import io.qualitender.api.market.quote.QuoteProblem;
import io.qualitender.api.market.quote.QuoteService;
import io.qualitender.api.market.quote.QuoteState;
import io.qualitender.api.market.tender.Tender;
import io.qualitender.api.market.tender.TenderAct;
import io.qualitender.api.market.tender.TenderProblem;
import io.qualitender.api.market.tender.TenderService;
import io.qualitender.api.market.tender.TenderState;
import io.qualitender.api.reference.priceguide.PriceGuide;
import io.qualitender.kernel.event.EventLog;
import io.qualitender.kernel.event.Transition;
import io.qualitender.kernel.http.RequestBody;
import io.qualitender.kernel.input.ExplainedReason;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.text.WireName;
import io.qualitender.kernel.time.Paris;
import io.qualitender.kernel.tx.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Compares the opened quotes of a tender by the criteria, audit lengths, price guide and limits
 * frozen at its publication.
 */
public final class ComparisonService {

  private final QuoteService quotes;
  private final TenderService tenders;
  private final Publications publications;
  private final FrozenData frozen;

  public ComparisonService(
      QuoteService quotes, TenderService tenders, Publications publications, FrozenData frozen) {
    this.quotes = quotes;
    this.tenders = tenders;
    this.publications = publications;
    this.frozen = frozen;
  }

  /** What a comparison reads, to be read in one round trip. */
  static List<Asked<?>> asked(UUID tenantId, UUID tenderId) {
    return List.of(
        TenderService.asked(tenantId, tenderId),
        Publications.asked(tenantId, new TenderSelection.One(tenderId)),
        QuoteService.opened(tenantId, tenderId),
        CountedQuoteDao.OF_TENDERS.with(tenantId, new TenderSelection.One(tenderId)));
  }

  /**
   * The comparison at {@code now}; three queries, whatever the number of quotes.
   *
   * @throws Problem 403 sealed before the opening, 409 tender_not_opened for a draft
   */
  public ComparedTender compare(Tx tx, Tender tender, Instant now) {
    requireOpened(tender, now);
    return compare(
        tender,
        publications.of(tx, tx.tenantId(), tender.id()),
        tx.list(QuoteService.opened(tx.tenantId(), tender.id())),
        tx.list(
            CountedQuoteDao.OF_TENDERS.with(tx.tenantId(), new TenderSelection.One(tender.id()))),
        now);
  }

  /** What {@link #compareToAward} asks, to be read with other queries. */
  public static List<Asked<?>> askToAward(UUID tenantId, TenderSelection selection) {
    return List.of(
        Publications.asked(tenantId, selection),
        QuoteService.toAward(tenantId, selection),
        CountedQuoteDao.OF_TENDERS.with(tenantId, selection));
  }

  /**
   * The comparisons of tenders that can still be awarded; three queries, whatever their number.
   *
   * @param toAward opened tenders of the selection
   */
  public List<ComparedTender> compareToAward(
      Tx tx, Collection<Tender> toAward, TenderSelection selection) {
    Map<UUID, Publication> published = publications.ownOf(tx, selection);
    Map<UUID, List<OpenedQuote>> opened =
        tx.list(QuoteService.toAward(tx.tenantId(), selection)).stream()
            .collect(Collectors.groupingBy(OpenedQuote::tenderId));
    Map<UUID, List<CountedQuote>> counted =
        tx.list(CountedQuoteDao.OF_TENDERS.with(tx.tenantId(), selection)).stream()
            .collect(Collectors.groupingBy(CountedQuote::tenderId));
    return toAward.stream()
        .map(
            tender ->
                compare(
                    tender,
                    published.get(tender.id()),
                    opened.getOrDefault(tender.id(), List.of()),
                    counted.getOrDefault(tender.id(), List.of()),
                    tx.now()))
        .toList();
  }

  private ComparedTender compare(
      Tender tender,
      Publication publication,
      List<OpenedQuote> quotes,
      List<CountedQuote> countedQuotes,
      Instant now) {
    Map<UUID, OpenedQuote> opened =
        quotes.stream().collect(Collectors.toMap(OpenedQuote::id, Function.identity()));
    List<Offer> offers =
        opened.values().stream()
            .map(quote -> new Offer(quote.id(), quote.receivedAt(), quote.content()))
            .toList();
    PriceGuide guide = frozen.guide(publication);
    TenderRuleSet rules = frozen.rules(publication);
    Map<UUID, CountedQuote> counted =
        countedQuotes.stream()
            .collect(Collectors.toMap(CountedQuote::quoteId, Function.identity()));
    Comparison comparison =
        Comparison.of(offers, terms(publication, rules), guide, counted.keySet());
    return new ComparedTender(
        tender, publication, guide, rules, opened, counted, comparison, Paris.dayOf(now));
  }

  /**
   * A page of the opened quotes, newest first.
   *
   * @throws Problem 403 sealed before the opening, 409 tender_not_opened for a draft
   */
  List<OpenedQuote> opened(Tx tx, Tender tender, Supplier<Asked<OpenedQuote>> page) {
    requireOpened(tender, tx.now());
    return tx.list(page.get());
  }

  /** Takes the tender's lock, under which awards are made, reads the clock and compares. */
  ComparedTender lock(Tx tx, Tender tender) {
    Instant now = Deadline.lockExclusive(tx, tender.id());
    return compare(tx, tenders.find(tx, tender.id()), now);
  }

  /**
   * Counts a quote that is set apart and records the organization's reason; only while an award is
   * possible.
   */
  void count(
      Tx tx, ComparedTender table, OpenedQuote quote, RequestBody<CountedQuote.Request> request) {
    tx.actor().requireBeforeValues(() -> requireCountable(table, quote));
    ExplainedReason<CountedQuote.Reason> reason = request.valueOrThrow().reason();
    tx.actor().requireRole();
    Tender tender = table.tender();
    int counted =
        tx.dao(CountedQuoteDao.class)
            .insert(
                new CountedQuote(
                    tx.tenantId(),
                    quote.id(),
                    tender.id(),
                    reason.code(),
                    reason.text(),
                    tx.now()));
    if (counted == 0) {
      throw notSetApart();
    }
    EventLog.appendTransition(
        tx,
        Transition.of(QuoteAct.COUNT, quote.id(), QuoteState.OPENED, QuoteState.OPENED)
            .withReason(WireName.of(reason.code()))
            .with(Map.of("tender_id", Tender.ID.format(tender.id()))));
  }

  /** Checked before the reason is validated. */
  private static void requireCountable(ComparedTender table, OpenedQuote quote) {
    Tender tender = table.tender();
    if (TenderState.TRANSITIONS.target(TenderAct.AWARD, tender.state()).isEmpty()) {
      throw Problem.of(
          KernelProblem.ILLEGAL_TRANSITION,
          Text.of("comparison.no_award_possible", tender.state()));
    }
    if (table.comparison().setApartOf(quote.id()).isEmpty()) {
      throw notSetApart();
    }
  }

  private static Problem notSetApart() {
    return Problem.of(QuoteProblem.QUOTE_NOT_SET_APART, Text.of("comparison.nothing_to_count"));
  }

  /** The organization's own opened quote, with its tender; 404 before the opening. */
  Tender tenderOf(Tx tx, UUID quoteId) {
    return tenders.find(tx, quotes.openedTender(tx, quoteId));
  }

  private static ComparisonTerms terms(Publication publication, TenderRuleSet rules) {
    Publication.Content content = publication.content();
    return new ComparisonTerms(
        content.criteria(),
        content.statutoryDays().main(),
        content.statutoryDays().surveillance(),
        Paris.dayOf(publication.closesAt()),
        rules.abnormallyLow(),
        rules.ranking());
  }

  private static void requireOpened(Tender tender, Instant now) {
    if (tender.state() == TenderState.DRAFT) {
      throw Problem.of(TenderProblem.TENDER_NOT_OPENED, Text.of("comparison.draft_has_none"))
          .with("current_state", tender.state());
    }
    if (tender.state() == TenderState.OPEN || tender.state() == TenderState.CANCELLED) {
      boolean willOpen = tender.state() == TenderState.OPEN;
      throw Problem.of(
              TenderProblem.SEALED,
              willOpen
                  ? Text.of("comparison.sealed_until_opening")
                  : Text.of("comparison.sealed_for_ever"))
          .with("opens_at", willOpen ? tender.terms().closesAt() : null)
          .with("server_time", now);
    }
  }
}
