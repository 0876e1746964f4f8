package io.qualitender.kernel.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface EventDao {

  /** An event of the system. */
  record EventRow(
      UUID tenantId,
      UUID id,
      String type,
      String subjectType,
      UUID subjectId,
      @Json Map<String, Object> data,
      Instant at) {}

  /** A transition by the system. */
  record HistoryRow(
      UUID tenantId,
      UUID id,
      String subjectType,
      UUID subjectId,
      Enum<?> act,
      Enum<?> from,
      Enum<?> to,
      String reason,
      Instant at) {}

  @SqlUpdate(
      """
      insert into app.event (tenant_id, id, type, subject_type, subject_id, data, actor_kind, actor_id, happened_at)
      values (:tenantId, :id, :type, :subjectType, :subjectId, :data, :actorKind, :actorId, :at)
      """)
  void insert(
      UUID tenantId,
      UUID id,
      String type,
      String subjectType,
      UUID subjectId,
      @Json Map<String, Object> data,
      String actorKind,
      UUID actorId,
      Instant at);

  @SqlUpdate(
      """
      insert into app.state_history (tenant_id, id, subject_type, subject_id, act, from_state, to_state, reason,
                                     actor_kind, actor_id, happened_at)
      values (:tenantId, :id, :subjectType, :subjectId, :act, :from, :to, :reason, :actorKind, :actorId, :at)
      """)
  void insertHistory(
      UUID tenantId,
      UUID id,
      String subjectType,
      UUID subjectId,
      Enum<?> act,
      Enum<?> from,
      Enum<?> to,
      String reason,
      String actorKind,
      UUID actorId,
      Instant at);

  @SqlBatch(
      """
      insert into app.event (tenant_id, id, type, subject_type, subject_id, data, actor_kind, happened_at)
      values (:tenantId, :id, :type, :subjectType, :subjectId, :data, 'system', :at)
      """)
  void insertAll(@BindMethods List<EventRow> events);

  @SqlBatch(
      """
      insert into app.state_history (tenant_id, id, subject_type, subject_id, act, from_state, to_state, reason,
                                     actor_kind, happened_at)
      values (:tenantId, :id, :subjectType, :subjectId, :act, :from, :to, :reason, 'system', :at)
      """)
  void insertAllHistory(@BindMethods List<HistoryRow> rows);
}
