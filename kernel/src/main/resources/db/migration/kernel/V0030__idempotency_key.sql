-- The response to a request with an Idempotency-Key, stored in the transaction of its effect.
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
-- One policy for both reasons to delete: 24 hours have passed, or its sandbox is discarded.
alter policy worker_discard on app.idempotency_key
  using (created_at < clock_timestamp() - interval '24 hours' or tenant_id = any (admin.discarded_tenants()));
