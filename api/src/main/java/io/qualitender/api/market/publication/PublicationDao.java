package io.qualitender.api.market.publication;

import io.qualitender.kernel.sql.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface PublicationDao {

  String PUBLICATION =
      """
      select tenant_id, tender_id, content, closes_at, published_at
        from app.tender_publication
      """;

  @SqlUpdate(
      """
      insert into app.tender_publication (tenant_id, id, tender_id, content, closes_at, visible_to, published_at)
      values (:tenantId, :id, :tenderId, :content, :closesAt, :visibleTo, :publishedAt)
      """)
  void insert(
      UUID tenantId,
      UUID id,
      UUID tenderId,
      @Json Publication.Content content,
      Instant closesAt,
      List<UUID> visibleTo,
      Instant publishedAt);

  /** Readable by the organization and each invited body; {@code tenantId} is the organization's. */
  OfTenders<Publication> OF_TENDERS =
      new OfTenders<>(
          PUBLICATION + " where tenant_id = :tenantId", "tender_id", "", PublicationDao::row);

  private static Publication row(Row row) throws SQLException {
    return new Publication(
        row.uuid(), row.uuid(), Publication.Content.read(row), row.instant(), row.instant());
  }

  /** Adds readers; those who are readers already are left out. */
  @SqlUpdate(
      """
      update app.tender_publication
         set visible_to = visible_to || array(select unnest(cast(:readers as uuid[])) except select unnest(visible_to))
       where tenant_id = :tenantId and tender_id = :tenderId
      """)
  int show(UUID tenantId, UUID tenderId, List<UUID> readers);
}
