-- One live tenant holds a SIREN, whatever its kind. A tenant from which the operator has taken it, and a younger twin of
-- the time before this rule, stands aside: it works on, and its SIREN is free for another.
alter table admin.tenant add column siren_released_at timestamptz;
-- The migrator sees the rows of all tenants; the owner is under force like everybody else.
set local role none;
update admin.tenant younger
   set siren_released_at = clock_timestamp()
 where younger.sandbox_id is null
   and exists (select from admin.tenant older
                where older.sandbox_id is null and older.siren = younger.siren
                  and (older.created_at, older.id) < (younger.created_at, younger.id));
set local role qualitender_owner;
create unique index tenant_siren on admin.tenant (siren) where sandbox_id is null and siren_released_at is null;

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
-- Who decided is the operator's business.
grant select (tenant_id, number, decision, name, siren, decided_at) on admin.identity_decision to qualitender_app;
create policy tenant_select on admin.identity_decision for select to qualitender_app using (tenant_id = app.tenant());
grant select, insert on admin.identity_decision to qualitender_control;
create policy control_select on admin.identity_decision for select to qualitender_control using (true);
create policy control_insert on admin.identity_decision for insert to qualitender_control with check (true);
