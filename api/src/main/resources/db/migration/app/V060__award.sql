-- The organization's decision. Its body reads it; the others read their own result and never a rival's price.
create table app.tender_award (
  tenant_id             uuid not null,
  id                    uuid not null,
  tender_id             uuid not null,
  quote_id              uuid not null,
  cb_tenant_id          uuid not null,
  certification_body_id uuid not null references reference.certification_body (id),
  rank                  int not null check (rank >= 1),
  justification_code    text,
  justification_text    text,
  proposed_at           timestamptz not null,
  lapses_at             timestamptz not null,
  revoked_at            timestamptz,
  version               int not null,
  created_at            timestamptz not null,
  updated_at            timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, id, tender_id, cb_tenant_id),
  foreign key (tenant_id, quote_id, tender_id, cb_tenant_id) references app.quote (tenant_id, id, tender_id, cb_tenant_id),
  foreign key (tenant_id, tender_id) references app.tender (tenant_id, id)
);
create index tender_award_tender on app.tender_award (tenant_id, tender_id, id desc);
create index tender_award_body on app.tender_award (cb_tenant_id, id desc);
call app.force_tenancy('app.tender_award');
grant select, insert, update (revoked_at, version, updated_at) on app.tender_award to qualitender_app;
create policy organization_select on app.tender_award for select to qualitender_app using (tenant_id = app.tenant());
create policy body_select on app.tender_award for select to qualitender_app using (cb_tenant_id = app.tenant());
create policy organization_insert on app.tender_award for insert to qualitender_app with check (tenant_id = app.tenant());
create policy organization_update on app.tender_award for update to qualitender_app using (tenant_id = app.tenant()) with check (tenant_id = app.tenant());

-- The body's answer; insert-only.
create table app.award_reply (
  tenant_id    uuid not null,
  award_id     uuid not null,
  tender_id    uuid not null,
  cb_tenant_id uuid not null,
  reply        text not null check (reply in ('accepted', 'declined')),
  reason_code  text,
  reason_text  text,
  replied_at   timestamptz not null,
  primary key (tenant_id, award_id),
  foreign key (tenant_id, award_id, tender_id, cb_tenant_id) references app.tender_award (tenant_id, id, tender_id, cb_tenant_id)
);
create unique index award_accepted_once on app.award_reply (tenant_id, tender_id) where reply = 'accepted';
create index award_reply_body on app.award_reply (cb_tenant_id, award_id);
call app.force_tenancy('app.award_reply');
grant select, insert on app.award_reply to qualitender_app;
create policy organization_select on app.award_reply for select to qualitender_app using (tenant_id = app.tenant());
create policy body_select on app.award_reply for select to qualitender_app using (cb_tenant_id = app.tenant());
create policy body_insert on app.award_reply for insert to qualitender_app with check (cb_tenant_id = app.tenant());

-- What a body that was not retained learns: its own rank, score and why; insert-only.
create table app.award_result (
  tenant_id    uuid not null,
  award_id     uuid not null,
  quote_id     uuid not null,
  cb_tenant_id uuid not null,
  result       text not null check (result in ('awarded', 'not_retained')),
  rank         int,
  total_score  text,
  reason       text not null,
  created_at   timestamptz not null,
  primary key (tenant_id, award_id, quote_id),
  foreign key (tenant_id, award_id) references app.tender_award (tenant_id, id),
  foreign key (tenant_id, quote_id, cb_tenant_id) references app.quote (tenant_id, id, cb_tenant_id)
);
create index award_result_body on app.award_result (cb_tenant_id, quote_id, award_id desc);
call app.force_tenancy('app.award_result');
grant select, insert on app.award_result to qualitender_app;
create policy organization_select on app.award_result for select to qualitender_app using (tenant_id = app.tenant());
create policy body_select on app.award_result for select to qualitender_app using (cb_tenant_id = app.tenant());
create policy organization_insert on app.award_result for insert to qualitender_app with check (tenant_id = app.tenant());

-- At most one certification contract per category and cycle (order of 6 June 2019; domain.md §4).
create table app.contract (
  tenant_id             uuid not null,
  id                    uuid not null,
  tender_id             uuid not null,
  award_id              uuid not null,
  cb_tenant_id          uuid not null,
  certification_body_id uuid not null references reference.certification_body (id),
  file_id               uuid not null,
  cycle_id              uuid not null,
  action_categories     text[] not null,
  signed_on             date not null,
  created_at            timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, tender_id),
  unique (tenant_id, id, cb_tenant_id),
  foreign key (tenant_id, award_id, tender_id, cb_tenant_id) references app.tender_award (tenant_id, id, tender_id, cb_tenant_id),
  foreign key (tenant_id, file_id) references app.certification_file (tenant_id, id),
  foreign key (tenant_id, cycle_id) references app.certification_cycle (tenant_id, id)
);
create index contract_body on app.contract (cb_tenant_id, file_id);
create index contract_cycle on app.contract (tenant_id, cycle_id);
call app.force_tenancy('app.contract');
grant select, insert on app.contract to qualitender_app;
create policy organization_select on app.contract for select to qualitender_app using (tenant_id = app.tenant());
create policy body_select on app.contract for select to qualitender_app using (cb_tenant_id = app.tenant());
create policy organization_insert on app.contract for insert to qualitender_app with check (tenant_id = app.tenant());
grant select (tenant_id, tender_id, cycle_id, id) on app.contract to qualitender_worker;
create policy worker_select on app.contract for select to qualitender_worker using (true);

create table app.contract_category (
  tenant_id       uuid not null,
  cycle_id        uuid not null,
  action_category text not null,
  contract_id     uuid not null,
  primary key (tenant_id, cycle_id, action_category),
  foreign key (tenant_id, contract_id) references app.contract (tenant_id, id)
);
call app.protect('app.contract_category', 'select', 'insert');
