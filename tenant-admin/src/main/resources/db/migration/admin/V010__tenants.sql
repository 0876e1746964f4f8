-- The control plane. The server's tenant role sees its own tenant and keys; the control role sees all of this and nothing of app.
create table admin.tenant (
  id         uuid primary key,
  kind       text not null check (kind in ('training_organization', 'certification_body')),
  name       text not null,
  siren      text,
  sandbox_id uuid references admin.sandbox (id),
  created_at timestamptz not null
);
create index tenant_sandbox on admin.tenant (sandbox_id, id) where sandbox_id is not null;
alter table admin.tenant enable row level security;
alter table admin.tenant force row level security;
grant select on admin.tenant to qualitender_app;
create policy own_tenant on admin.tenant for select to qualitender_app using (id = app.tenant());
grant select, insert, update on admin.tenant to qualitender_control;
create policy control_select on admin.tenant for select to qualitender_control using (true);
create policy control_insert on admin.tenant for insert to qualitender_control with check (true);
create policy control_update on admin.tenant for update to qualitender_control using (true) with check (true);
-- Which tenants follow which clock: no name, no number.
grant select (id, sandbox_id) on admin.tenant to qualitender_worker;
create policy worker_clock on admin.tenant for select to qualitender_worker using (true);

-- A person. Sign-up answers the same for a known and an unknown address: an address is one person's only once verified.
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
grant select on admin.membership to qualitender_app;
create policy tenant_select on admin.membership for select to qualitender_app using (tenant_id = app.tenant());
grant select, insert, update on admin.membership to qualitender_control;
create policy control_select on admin.membership for select to qualitender_control using (true);
create policy control_insert on admin.membership for insert to qualitender_control with check (true);
create policy control_update on admin.membership for update to qualitender_control using (true) with check (true);

-- Secrets are 256-bit random, shown once, stored as SHA-256.
create table admin.api_key (
  tenant_id    uuid not null references admin.tenant (id),
  id           uuid not null,
  name         text not null,
  secret_hash  bytea not null,
  hint         text not null,
  role         text not null check (role in ('owner', 'manager', 'contributor', 'reader')),
  scopes       text[] not null,
  version      int not null default 1,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  expires_at   timestamptz not null,
  revoked_at   timestamptz,
  last_used_on date,
  primary key (tenant_id, id)
);
create unique index api_key_secret on admin.api_key (secret_hash);
alter table admin.api_key enable row level security;
alter table admin.api_key force row level security;
grant select, insert, update on admin.api_key to qualitender_app;
create policy tenant_select on admin.api_key for select to qualitender_app using (tenant_id = app.tenant());
create policy tenant_insert on admin.api_key for insert to qualitender_app with check (tenant_id = app.tenant());
create policy tenant_update on admin.api_key for update to qualitender_app using (tenant_id = app.tenant()) with check (tenant_id = app.tenant());
grant select, insert, update on admin.api_key to qualitender_control;
create policy control_select on admin.api_key for select to qualitender_control using (true);
create policy control_insert on admin.api_key for insert to qualitender_control with check (true);
create policy control_update on admin.api_key for update to qualitender_control using (true) with check (true);
