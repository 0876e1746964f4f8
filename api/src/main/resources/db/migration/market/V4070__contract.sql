-- At most one certification contract per category and cycle (order of 6 June 2019; docs/domain.md, 13).
create table app.contract (
  tenant_id             uuid not null,
  id                    uuid not null,
  tender_id             uuid not null,
  award_id              uuid not null,
  cb_tenant_id          uuid not null,
  certification_body_id uuid not null references reference.certification_body (id),
  file_id               uuid not null,
  cycle_id              uuid not null,
  cycle_number          int not null constraint contract_cycle_number_from_1 check (cycle_number >= 1),
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
create policy party_select on app.contract for select to qualitender_app using (case app.kind()
  when 'training_organization' then tenant_id = app.tenant()
  else cb_tenant_id = app.tenant() end);
create policy organization_insert on app.contract for insert to qualitender_app with check (tenant_id = app.tenant());
grant select (tenant_id, tender_id, cycle_id, cycle_number, id) on app.contract to qualitender_worker;
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
