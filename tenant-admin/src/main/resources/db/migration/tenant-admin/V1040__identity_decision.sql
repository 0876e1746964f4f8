-- The operator's decisions about a live tenant's identity: one row per decision, insert-only; the newest applies.
create table admin.identity_decision (
  tenant_id  uuid not null references admin.tenant (id),
  number     int not null check (number >= 1),
  decision   text not null check (decision in ('verified', 'withdrawn', 'refused')),
  -- The tenant's name and SIREN at the time of the decision.
  name       text not null,
  siren      text not null,
  decided_by text not null check (decided_by <> ''),
  decided_at timestamptz not null,
  primary key (tenant_id, number)
);
alter table admin.identity_decision enable row level security;
alter table admin.identity_decision force row level security;
call app.allow_sandbox_cleanup('admin.identity_decision');
-- Tenants cannot read who decided.
grant select (tenant_id, number, decision, name, siren, decided_at) on admin.identity_decision to qualitender_app;
create policy tenant_select on admin.identity_decision for select to qualitender_app using (tenant_id = app.tenant());
grant select, insert on admin.identity_decision to qualitender_control;
create policy control_select on admin.identity_decision for select to qualitender_control using (true);
create policy control_insert on admin.identity_decision for insert to qualitender_control with check (true);
