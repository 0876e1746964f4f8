-- Work to be done after commit in a transaction of the tenant it is addressed to. Another tenant, or the worker,
-- may only insert it; the addressee performs it and marks it done, in one transaction.
create table app.outbox_task (
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
create index outbox_task_due on app.outbox_task (due_at) where state = 'waiting';
create index outbox_task_tenant_due on app.outbox_task (tenant_id, due_at) where state = 'waiting';
call app.force_tenancy('app.outbox_task');
grant select, insert, update on app.outbox_task to qualitender_app;
create policy addressee_select on app.outbox_task for select to qualitender_app using (tenant_id = app.tenant());
create policy author_insert on app.outbox_task for insert to qualitender_app with check (author_tenant_id = app.tenant());
create policy addressee_update on app.outbox_task for update to qualitender_app using (tenant_id = app.tenant()) with check (tenant_id = app.tenant());
grant select (tenant_id, id, kind, due_at, state), insert on app.outbox_task to qualitender_worker;
create policy worker_due on app.outbox_task for select to qualitender_worker using (state = 'waiting');
create policy worker_insert on app.outbox_task for insert to qualitender_worker with check (author_tenant_id is null);
