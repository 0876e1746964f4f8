package io.qualitender.api.market.comparison;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(CountedQuote.class)
interface CountedQuoteDao {

  /** Returns 0 where it is counted already. */
  @SqlUpdate(
      """
      insert into app.counted_quote (tenant_id, quote_id, tender_id, reason_code, reason_text, counted_at)
      values (:tenantId, :quoteId, :tenderId, :reasonCode, :reasonText, :countedAt)
      on conflict do nothing
      """)
  int insert(@BindMethods CountedQuote counted);

  @SqlQuery(
      """
      select tenant_id, quote_id, tender_id, reason_code, reason_text, counted_at
        from app.counted_quote
       where tenant_id = :tenantId and tender_id = :tenderId
      """)
  List<CountedQuote> ofTender(UUID tenantId, UUID tenderId);
}
