package io.qualitender.kernel.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;

interface EventDao {

  /** What happened, without who did it. */
  record EventRow(
      UUID tenantId,
      UUID id,
      String type,
      String subjectType,
      UUID subjectId,
      @Json Map<String, Object> data,
      Instant at) {}

  /** A transition, without who did it. */
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

  @SqlBatch(
      """
      insert into app.event (tenant_id, id, type, subject_type, subject_id, data, actor_kind, actor_id, happened_at)
      values (:tenantId, :id, :type, :subjectType, :subjectId, :data, :actorKind, :actorId, :at)
      """)
  void insert(@BindMethods List<EventRow> events, String actorKind, UUID actorId);

  @SqlBatch(
      """
      insert into app.state_history (tenant_id, id, subject_type, subject_id, act, from_state, to_state, reason,
                                     actor_kind, actor_id, happened_at)
      values (:tenantId, :id, :subjectType, :subjectId, :act, :from, :to, :reason, :actorKind, :actorId, :at)
      """)
  void insertHistory(@BindMethods List<HistoryRow> rows, String actorKind, UUID actorId);
}
