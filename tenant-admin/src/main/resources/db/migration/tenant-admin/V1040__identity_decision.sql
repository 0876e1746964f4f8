-- What the operator has decided about who a live tenant is: one row per decision, the newest holds. Never changed.
create table admin.identity_decision (
  tenant_id  uuid not null references admin.tenant (id),
  number     int not null check (number >= 1),
  decision   text not null check (decision in ('verified', 'withdrawn', 'refused')),
  -- Under which name and number the tenant stood when it was decided.
  name       text not null,
  siren      text not null,
  decided_by text not null check (decided_by <> ''),
  decided_at timestamptz not null,
  primary key (tenant_id, number)
);
alter table admin.identity_decision enable row level security;
alter table admin.identity_decision force row level security;
call app.let_sandboxes_go('admin.identity_decision');
-- Who decided is the operator's business.
grant select (tenant_id, number, decision, name, siren, decided_at) on admin.identity_decision to qualitender_app;
create policy tenant_select on admin.identity_decision for select to qualitender_app using (tenant_id = app.tenant());
grant select, insert on admin.identity_decision to qualitender_control;
create policy control_select on admin.identity_decision for select to qualitender_control using (true);
create policy control_insert on admin.identity_decision for insert to qualitender_control with check (true);
