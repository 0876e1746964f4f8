-- A user. Sign-up does not reveal known addresses, so an address is unique only among verified users.
create table admin.app_user (
  id                uuid primary key,
  email             text not null,
  name              text not null,
  password_hash     text not null,
  email_verified_at timestamptz,
  created_at        timestamptz not null
);
create unique index app_user_verified_email on admin.app_user (lower(email)) where email_verified_at is not null;
alter table admin.app_user enable row level security;
alter table admin.app_user force row level security;
grant select, insert, update on admin.app_user to qualitender_control;
create policy control_select on admin.app_user for select to qualitender_control using (true);
create policy control_insert on admin.app_user for insert to qualitender_control with check (true);
create policy control_update on admin.app_user for update to qualitender_control using (true) with check (true);

create table admin.membership (
  tenant_id  uuid not null references admin.tenant (id),
  user_id    uuid not null references admin.app_user (id),
  role       text not null check (role in ('owner', 'manager', 'contributor', 'reader')),
  created_at timestamptz not null,
  primary key (tenant_id, user_id)
);
alter table admin.membership enable row level security;
alter table admin.membership force row level security;
call app.allow_sandbox_cleanup('admin.membership');
grant select on admin.membership to qualitender_app;
create policy tenant_select on admin.membership for select to qualitender_app using (tenant_id = app.tenant());
grant select, insert, update on admin.membership to qualitender_control;
create policy control_select on admin.membership for select to qualitender_control using (true);
create policy control_insert on admin.membership for insert to qualitender_control with check (true);
create policy control_update on admin.membership for update to qualitender_control using (true) with check (true);
