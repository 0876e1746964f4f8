-- Reminders are rows, inserted with their certificate by its author (the body), read by
-- their recipient (tenant_id, the organization). The author supersedes them; all other changes are made by the sweep, as the worker.
create table app.reminder (
  tenant_id        uuid not null,
  id               uuid not null,
  author_tenant_id uuid not null,
  kind             text not null,
  certificate_id   uuid not null,
  anchor_on        date not null,
  recipient        text not null,
  channel          text not null check (channel in ('event')),
  due_on           date not null,
  due_at           timestamptz not null,
  state            text not null check (state in ('scheduled', 'claimed', 'sent', 'failed', 'dead', 'superseded', 'suppressed')),
  settled_at       timestamptz,
  version          int not null,
  created_at       timestamptz not null,
  updated_at       timestamptz not null,
  primary key (tenant_id, id),
  -- A body can insert reminders only for a certificate it has recorded.
  foreign key (tenant_id, certificate_id, author_tenant_id) references app.certificate (tenant_id, id, cb_tenant_id)
);
create unique index reminder_once on app.reminder (tenant_id, certificate_id, kind, recipient, channel) where state <> 'superseded';
create index reminder_due on app.reminder (due_at, id) where state = 'scheduled';
create index reminder_tenant_due on app.reminder (tenant_id, due_at, id);
create index reminder_author on app.reminder (author_tenant_id, certificate_id);
call app.force_tenancy('app.reminder');
grant select, insert, update (state, settled_at, version, updated_at) on app.reminder to qualitender_app;
create policy party_select on app.reminder for select to qualitender_app using (case app.kind()
  when 'training_organization' then tenant_id = app.tenant()
  else author_tenant_id = app.tenant() end);
create policy author_insert on app.reminder for insert to qualitender_app with check (author_tenant_id = app.tenant() and state = 'scheduled');
create policy author_supersede on app.reminder for update to qualitender_app
  using (author_tenant_id = app.tenant() and state in ('scheduled', 'superseded'))
  with check (author_tenant_id = app.tenant() and state = 'superseded');
grant select (tenant_id, id, kind, certificate_id, due_at, due_on, state, version),
      update (state, settled_at, version, updated_at) on app.reminder to qualitender_worker;
create policy worker_select on app.reminder for select to qualitender_worker using (true);
create policy worker_settle on app.reminder for update to qualitender_worker
  using (state in ('scheduled', 'claimed')) with check (state in ('claimed', 'sent', 'failed', 'dead', 'suppressed'));
