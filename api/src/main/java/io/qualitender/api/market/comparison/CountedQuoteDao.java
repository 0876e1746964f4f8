package io.qualitender.api.market.comparison;

import io.qualitender.api.market.publication.OfTenders;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface CountedQuoteDao {

  /** Returns 0 where it is counted already. */
  @SqlUpdate(
      """
      insert into app.counted_quote (tenant_id, quote_id, tender_id, reason_code, reason_text, counted_at)
      values (:tenantId, :quoteId, :tenderId, :reasonCode, :reasonText, :countedAt)
      on conflict do nothing
      """)
  int insert(@BindMethods CountedQuote counted);

  OfTenders<CountedQuote> OF_TENDERS =
      new OfTenders<>(
          """
          select tenant_id, quote_id, tender_id, reason_code, reason_text, counted_at
            from app.counted_quote
           where tenant_id = :tenantId
          """,
          "tender_id",
          "",
          row ->
              new CountedQuote(
                  row.uuid(),
                  row.uuid(),
                  row.uuid(),
                  row.word(CountedQuote.Reason.class),
                  row.text(),
                  row.instant()));
}
