package io.qualitender.peer;

import io.qualitender.kernel.id.Ids;
import java.util.Map;
import java.util.UUID;

/** Records of what happened. */
final class Events {

  static final Query<Integer> INSERT =
      Query.change(
          """
          insert into app.event (tenant_id, id, type, subject_type, subject_id, data, actor_kind, actor_id, happened_at)
          values (:tenant, :eventId, :eventType, :subjectType, :id, cast(:data as jsonb), 'api_key', :key, :now)
          """);

  static final Query<Integer> INSERT_HISTORY =
      Query.change(
          """
          insert into app.state_history (tenant_id, id, subject_type, subject_id, act, from_state, to_state, reason,
                                         actor_kind, actor_id, happened_at)
          values (:tenant, :historyId, :subjectType, :id, :act, :from, :to, null, 'api_key', :key, :now)
          """);

  private Events() {}

  static Map<String, Object> parameters(UUID subject, String type, Map<String, Object> data) {
    return Map.of(
        "id", subject,
        "eventId", Ids.next(),
        "eventType", type,
        "subjectType", type.substring(0, type.indexOf('.')),
        "data", Columns.json(data));
  }
}
