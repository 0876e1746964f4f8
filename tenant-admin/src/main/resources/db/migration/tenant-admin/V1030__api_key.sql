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
  -- Null = the key does not expire.
  expires_at   timestamptz,
  revoked_at   timestamptz,
  last_used_on date,
  -- The name of the operator who issued the key; null for keys that a tenant created.
  issued_by    text check (issued_by <> ''),
  primary key (tenant_id, id)
);
create unique index api_key_secret on admin.api_key (secret_hash);
-- The list of keys is sorted by creation time.
create index api_key_list on admin.api_key (tenant_id, created_at desc, id desc);
alter table admin.api_key enable row level security;
alter table admin.api_key force row level security;
call app.allow_sandbox_cleanup('admin.api_key');
grant select, insert, update on admin.api_key to qualitender_app;
create policy tenant_select on admin.api_key for select to qualitender_app using (tenant_id = app.tenant());
create policy tenant_insert on admin.api_key for insert to qualitender_app with check (tenant_id = app.tenant());
create policy tenant_update on admin.api_key for update to qualitender_app using (tenant_id = app.tenant()) with check (tenant_id = app.tenant());
grant select, insert, update on admin.api_key to qualitender_control;
create policy control_select on admin.api_key for select to qualitender_control using (true);
create policy control_insert on admin.api_key for insert to qualitender_control with check (true);
create policy control_update on admin.api_key for update to qualitender_control using (true) with check (true);
