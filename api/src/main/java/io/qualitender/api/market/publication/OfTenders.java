package io.qualitender.api.market.publication;

import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.sql.RowMapper;
import io.qualitender.kernel.sql.Select;
import java.util.List;
import java.util.UUID;

/**
 * A query of rows that belong to tenders of the organization, in one text for each {@link
 * TenderSelection}.
 *
 * @param <T> what a row is mapped to
 */
public final class OfTenders<T> {

  private final Select<T> one;
  private final Select<T> some;
  private final Select<T> newest;

  /**
   * @param from the query up to a condition that names the tenant {@code :tenantId}
   * @param tender the column of the tender's id
   * @param rest further conditions and the order
   */
  public OfTenders(String from, String tender, String rest, RowMapper<T> mapper) {
    one = Select.of(from + " and " + tender + " = :tenderId " + rest, mapper);
    some =
        Select.of(from + " and " + tender + " = any(cast(:tenderIds as uuid[])) " + rest, mapper);
    newest =
        Select.of(
            from
                + " and "
                + tender
                + " in (select id from app.tender where tenant_id = :tenantId"
                + " order by created_at desc, id desc limit :limit) "
                + rest,
            mapper);
  }

  public Asked<T> with(UUID tenantId, TenderSelection tenders) {
    if (tenders instanceof TenderSelection.One selected) {
      return one.with(tenantId, selected.id());
    }
    if (tenders instanceof TenderSelection.Newest selected) {
      return newest.with(tenantId, selected.limit());
    }
    return some.with(tenantId, ((TenderSelection.Some) tenders).ids());
  }

  /** The three texts. */
  public List<Select<T>> all() {
    return List.of(one, some, newest);
  }
}
