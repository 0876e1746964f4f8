-- The control plane. The server's tenant role sees its own tenant and keys; the control role sees all of this and nothing of app.
create table admin.tenant (
  id         uuid primary key,
  kind       text not null check (kind in ('training_organization', 'certification_body')),
  name       text not null,
  siren      text,
  sandbox_id uuid references admin.sandbox (id),
  created_at timestamptz not null,
  -- When the operator released its SIREN for another tenant; this one stays usable.
  siren_released_at timestamptz
);
create index tenant_sandbox on admin.tenant (sandbox_id, id) where sandbox_id is not null;
-- At most one live tenant per SIREN, whatever its kind.
create unique index tenant_siren on admin.tenant (siren) where sandbox_id is null and siren_released_at is null;
alter table admin.tenant enable row level security;
alter table admin.tenant force row level security;
grant select on admin.tenant to qualitender_app;
create policy own_tenant on admin.tenant for select to qualitender_app using (id = app.tenant());
grant select, insert, update on admin.tenant to qualitender_control;
create policy control_select on admin.tenant for select to qualitender_control using (true);
create policy control_insert on admin.tenant for insert to qualitender_control with check (true);
create policy control_update on admin.tenant for update to qualitender_control using (true) with check (true);
-- The worker sees the sandbox of each tenant, but no name and no SIREN.
grant select (id, sandbox_id), delete on admin.tenant to qualitender_worker;
create policy worker_clock on admin.tenant for select to qualitender_worker using (true);
create policy worker_discard on admin.tenant for delete to qualitender_worker using (sandbox_id = admin.discarded_sandbox());
