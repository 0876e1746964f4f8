-- What bodies read: the frozen publication, with the versions of the dated data by which the tender is decided. Bodies
-- invited later read it too; it never changes.
create table app.tender_publication (
  tenant_id    uuid not null,
  id           uuid not null,
  tender_id    uuid not null,
  content      jsonb not null,
  closes_at    timestamptz not null,
  visible_to   uuid[] not null,
  published_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, tender_id),
  foreign key (tenant_id, tender_id) references app.tender (tenant_id, id)
);
call app.force_tenancy('app.tender_publication');
grant select, insert, update (visible_to) on app.tender_publication to qualitender_app;
create policy party_select on app.tender_publication for select to qualitender_app using (case app.kind()
  when 'training_organization' then tenant_id = app.tenant()
  else app.tenant() = any (visible_to) end);
create policy organization_insert on app.tender_publication for insert to qualitender_app with check (tenant_id = app.tenant());
create policy organization_update on app.tender_publication for update to qualitender_app
  using (tenant_id = app.tenant()) with check (tenant_id = app.tenant());
