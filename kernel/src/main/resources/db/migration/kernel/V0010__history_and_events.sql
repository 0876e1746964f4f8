-- The history of every state machine: one row per transition, insert-only.
create table app.state_history (
  tenant_id    uuid not null,
  id           uuid not null,
  subject_type text not null,
  subject_id   uuid not null,
  act          text not null,
  from_state   text,
  to_state     text not null,
  reason       text,
  actor_kind   text not null check (actor_kind in ('api_key', 'system')),
  actor_id     uuid,
  happened_at  timestamptz not null,
  primary key (tenant_id, id)
);
create index state_history_subject on app.state_history (tenant_id, subject_id, id);
call app.protect('app.state_history', 'select', 'insert');
grant insert on app.state_history to qualitender_worker;
create policy worker_insert on app.state_history for insert to qualitender_worker with check (actor_kind = 'system');

-- One event per change of state, written in the transaction that makes it; insert-only.
create table app.event (
  tenant_id    uuid not null,
  id           uuid not null,
  type         text not null,
  subject_type text not null,
  subject_id   uuid not null,
  data         jsonb not null,
  actor_kind   text not null check (actor_kind in ('api_key', 'system')),
  actor_id     uuid,
  happened_at  timestamptz not null,
  primary key (tenant_id, id)
);
create index event_subject on app.event (tenant_id, subject_id, id);
call app.protect('app.event', 'select', 'insert');
grant insert on app.event to qualitender_worker;
create policy worker_insert on app.event for insert to qualitender_worker with check (actor_kind = 'system');
