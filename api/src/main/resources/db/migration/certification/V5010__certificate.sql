-- A certificate is recorded by its body under a contract, and never edited: a correction supersedes it with another record.
create table app.certificate (
  tenant_id             uuid not null,
  id                    uuid not null,
  file_id               uuid not null,
  cycle_id              uuid not null,
  cycle_number          int not null constraint certificate_cycle_number_from_1 check (cycle_number >= 1),
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
  -- The organization's name when it applied.
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
create index certificate_body on app.certificate (cb_tenant_id, created_at desc, id desc);
create index certificate_list on app.certificate (tenant_id, created_at desc, id desc);
call app.force_tenancy('app.certificate');
grant select, insert, update (superseded_at, version, updated_at) on app.certificate to qualitender_app;
create policy party_select on app.certificate for select to qualitender_app using (case app.kind()
  when 'training_organization' then tenant_id = app.tenant()
  else cb_tenant_id = app.tenant() end);
create policy body_insert on app.certificate for insert to qualitender_app with check (cb_tenant_id = app.tenant());
create policy body_update on app.certificate for update to qualitender_app using (cb_tenant_id = app.tenant()) with check (cb_tenant_id = app.tenant());
grant select (tenant_id, id, cycle_id, cycle_number, superseded_at) on app.certificate to qualitender_worker;
create policy worker_select on app.certificate for select to qualitender_worker using (true);
