-- The history of every state machine: one row per move, insert-only.
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

-- Work to be done after commit in a tenant's own transaction. Another tenant, or the worker, may hand it over
-- (insert only: a letter box); the tenant it is addressed to does it and marks it done, in one transaction.
create table app.staged_work (
  tenant_id        uuid not null,
  id               uuid not null,
  author_tenant_id uuid,
  kind             text not null,
  subject_id       uuid not null,
  due_at           timestamptz not null,
  state            text not null default 'waiting' check (state in ('waiting', 'done', 'dead')),
  attempts         int not null default 0,
  last_error       text,
  created_at       timestamptz not null,
  done_at          timestamptz,
  primary key (tenant_id, id)
);
create index staged_work_due on app.staged_work (due_at) where state = 'waiting';
create index staged_work_tenant_due on app.staged_work (tenant_id, due_at) where state = 'waiting';
call app.force_tenancy('app.staged_work');
grant select, insert, update on app.staged_work to qualitender_app;
create policy addressee_select on app.staged_work for select to qualitender_app using (tenant_id = app.tenant());
create policy author_insert on app.staged_work for insert to qualitender_app with check (author_tenant_id = app.tenant());
create policy addressee_update on app.staged_work for update to qualitender_app using (tenant_id = app.tenant()) with check (tenant_id = app.tenant());
grant select (tenant_id, id, kind, due_at, state), insert on app.staged_work to qualitender_worker;
create policy worker_due on app.staged_work for select to qualitender_worker using (state = 'waiting');
create policy worker_insert on app.staged_work for insert to qualitender_worker with check (author_tenant_id is null);

-- The answer to a request that carried an Idempotency-Key, stored with its effect.
create table app.idempotency_key (
  tenant_id    uuid not null,
  principal_id uuid not null,
  key          text not null,
  fingerprint  text not null,
  status       int,
  headers      jsonb,
  body         text,
  created_at   timestamptz not null,
  primary key (tenant_id, principal_id, key)
);
create index idempotency_key_age on app.idempotency_key (created_at);
call app.protect('app.idempotency_key', 'select', 'insert', 'update');
grant select (tenant_id, created_at), delete on app.idempotency_key to qualitender_worker;
create policy worker_expired on app.idempotency_key for select to qualitender_worker using (created_at < clock_timestamp() - interval '24 hours');
create policy worker_purge on app.idempotency_key for delete to qualitender_worker using (created_at < clock_timestamp() - interval '24 hours');
