-- The organization's decision. The awarded body reads it; the others read their own result and never a rival's price.
create table app.tender_award (
  tenant_id             uuid not null,
  id                    uuid not null,
  tender_id             uuid not null,
  -- The order of a tender's awards, assigned under the tender's lock; the order of ids depends on the nodes' clocks,
  -- which may differ by minutes.
  number                int not null constraint tender_award_number_from_1 check (number >= 1),
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
  constraint tender_award_number unique (tenant_id, tender_id, number),
  foreign key (tenant_id, quote_id, tender_id, cb_tenant_id) references app.quote (tenant_id, id, tender_id, cb_tenant_id),
  foreign key (tenant_id, tender_id) references app.tender (tenant_id, id)
);
create index tender_award_body on app.tender_award (cb_tenant_id, created_at desc, id desc);
call app.force_tenancy('app.tender_award');
grant select, insert, update (revoked_at, version, updated_at) on app.tender_award to qualitender_app;
create policy party_select on app.tender_award for select to qualitender_app using (case app.kind()
  when 'training_organization' then tenant_id = app.tenant()
  else cb_tenant_id = app.tenant() end);
create policy organization_insert on app.tender_award for insert to qualitender_app with check (tenant_id = app.tenant());
create policy organization_update on app.tender_award for update to qualitender_app using (tenant_id = app.tenant()) with check (tenant_id = app.tenant());

-- The body's reply to an award; insert-only.
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
create policy party_select on app.award_reply for select to qualitender_app using (case app.kind()
  when 'training_organization' then tenant_id = app.tenant()
  else cb_tenant_id = app.tenant() end);
create policy body_insert on app.award_reply for insert to qualitender_app with check (cb_tenant_id = app.tenant());

-- The result each body reads: its own rank and the reason; insert-only. No points: from those of its own quote a body could compute
-- the price of a rival (docs/decisions/0028).
create table app.award_result (
  tenant_id    uuid not null,
  award_id     uuid not null,
  award_number int not null,
  quote_id     uuid not null,
  cb_tenant_id uuid not null,
  result       text not null check (result in ('awarded', 'not_retained')),
  rank         int,
  reason       text not null,
  created_at   timestamptz not null,
  primary key (tenant_id, award_id, quote_id),
  foreign key (tenant_id, award_id) references app.tender_award (tenant_id, id),
  foreign key (tenant_id, quote_id, cb_tenant_id) references app.quote (tenant_id, id, cb_tenant_id)
);
create index award_result_body on app.award_result (cb_tenant_id, quote_id, award_number desc);
call app.force_tenancy('app.award_result');
grant select, insert on app.award_result to qualitender_app;
create policy party_select on app.award_result for select to qualitender_app using (case app.kind()
  when 'training_organization' then tenant_id = app.tenant()
  else cb_tenant_id = app.tenant() end);
create policy organization_insert on app.award_result for insert to qualitender_app with check (tenant_id = app.tenant());
