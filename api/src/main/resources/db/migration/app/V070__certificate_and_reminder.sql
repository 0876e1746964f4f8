-- A certificate is recorded by its body under a contract, and never edited: a correction supersedes it with another record.
create table app.certificate (
  tenant_id             uuid not null,
  id                    uuid not null,
  file_id               uuid not null,
  cycle_id              uuid not null,
  contract_id           uuid not null,
  cb_tenant_id          uuid not null,
  certification_body_id uuid not null references reference.certification_body (id),
  number                text not null,
  decided_on            date not null,
  valid_from_on         date not null,
  valid_until_on        date not null,
  surveillance_from_on  date not null,
  surveillance_to_on    date not null,
  action_categories     text[] not null,
  -- Whom it was granted to, as the organization was named when it asked.
  organization          jsonb not null,
  supersedes_id         uuid,
  correction_code       text check (correction_code in ('wrong_number', 'wrong_dates', 'wrong_categories', 'other')),
  correction_text       text,
  superseded_at         timestamptz,
  version               int not null,
  created_at            timestamptz not null,
  updated_at            timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, id, cb_tenant_id),
  foreign key (tenant_id, contract_id, cb_tenant_id) references app.contract (tenant_id, id, cb_tenant_id),
  foreign key (tenant_id, supersedes_id, cb_tenant_id) references app.certificate (tenant_id, id, cb_tenant_id),
  check (valid_until_on > valid_from_on)
);
create unique index certificate_current on app.certificate (tenant_id, contract_id) where superseded_at is null;
create unique index certificate_supersedes on app.certificate (tenant_id, supersedes_id) where supersedes_id is not null;
create index certificate_body on app.certificate (cb_tenant_id, id desc);
call app.force_tenancy('app.certificate');
grant select, insert, update (superseded_at, version, updated_at) on app.certificate to qualitender_app;
create policy organization_select on app.certificate for select to qualitender_app using (tenant_id = app.tenant());
create policy body_select on app.certificate for select to qualitender_app using (cb_tenant_id = app.tenant());
create policy body_insert on app.certificate for insert to qualitender_app with check (cb_tenant_id = app.tenant());
create policy body_update on app.certificate for update to qualitender_app using (cb_tenant_id = app.tenant()) with check (cb_tenant_id = app.tenant());
grant select (tenant_id, id, cycle_id, superseded_at) on app.certificate to qualitender_worker;
create policy worker_select on app.certificate for select to qualitender_worker using (true);

-- Reminders are rows, written in the transaction of their anchor by its author (the body, for a certificate), read by
-- their recipient (tenant_id, the organization). The author supersedes; only the sweep, the worker's role, moves the rest.
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
  -- A body can write reminders only for the certificate it has recorded.
  foreign key (tenant_id, certificate_id, author_tenant_id) references app.certificate (tenant_id, id, cb_tenant_id)
);
create unique index reminder_once on app.reminder (tenant_id, certificate_id, kind, recipient, channel) where state <> 'superseded';
create index reminder_due on app.reminder (due_at, id) where state = 'scheduled';
create index reminder_tenant_due on app.reminder (tenant_id, due_at, id);
create index reminder_author on app.reminder (author_tenant_id, certificate_id);
call app.force_tenancy('app.reminder');
grant select, insert, update (state, settled_at, version, updated_at) on app.reminder to qualitender_app;
create policy recipient_select on app.reminder for select to qualitender_app using (tenant_id = app.tenant());
create policy author_select on app.reminder for select to qualitender_app using (author_tenant_id = app.tenant());
create policy author_insert on app.reminder for insert to qualitender_app with check (author_tenant_id = app.tenant() and state = 'scheduled');
create policy author_supersede on app.reminder for update to qualitender_app
  using (author_tenant_id = app.tenant() and state in ('scheduled', 'superseded'))
  with check (author_tenant_id = app.tenant() and state = 'superseded');
grant select (tenant_id, id, kind, certificate_id, due_at, due_on, state, version),
      update (state, settled_at, version, updated_at) on app.reminder to qualitender_worker;
create policy worker_select on app.reminder for select to qualitender_worker using (true);
create policy worker_settle on app.reminder for update to qualitender_worker
  using (state in ('scheduled', 'claimed')) with check (state in ('claimed', 'sent', 'failed', 'dead', 'suppressed'));
