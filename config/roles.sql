-- The roles of Qualitender, their limits, and who may enter the database.
--
-- Run by a superuser inside the database that is to hold the product (PostgreSQL 15 or newer):
--   psql -v ON_ERROR_STOP=1 -d qualitender -f config/roles.sql
-- The embedded PostgreSQL runs it over JDBC at every start. It may be run any number of times.
-- It sets no password: give each LOGIN role its own (\password qualitender_app in psql).
--
--   qualitender_owner     owns the database and the schemas; has no login
--   qualitender_migrator  `db migrate`: logs in, then SET ROLE qualitender_owner; a back-fill over
--                         all tenants does SET LOCAL ROLE none first, for only the migrator has BYPASSRLS
--   qualitender_app       requests and jobs, inside one tenant
--   qualitender_control   what happens before a tenant is known: sign-up, key lookup
--   qualitender_worker    finds due work across tenants, opens tenders
--
-- A flag readable by SQL can be set by an injection, a role cannot: hence three logins for one server.

do $$
declare
  wanted text;
  held record;
begin
  foreach wanted in array array[
    'qualitender_owner',
    'qualitender_migrator',
    'qualitender_app',
    'qualitender_control',
    'qualitender_worker'
  ] loop
    if not exists (select from pg_roles where rolname = wanted) then
      execute format('create role %I', wanted);
    end if;
  end loop;

  -- A server role is a member of no role: membership of the owner would allow DDL and TRUNCATE.
  for held in
    select granted.rolname as role_name, member.rolname as member_name
    from pg_auth_members
    join pg_roles granted on granted.oid = pg_auth_members.roleid
    join pg_roles member on member.oid = pg_auth_members.member
    where member.rolname in ('qualitender_app', 'qualitender_control', 'qualitender_worker')
  loop
    execute format('revoke %I from %I', held.role_name, held.member_name);
  end loop;
end
$$;

alter role qualitender_owner
  nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
alter role qualitender_migrator
  login nosuperuser nocreatedb nocreaterole noreplication bypassrls;
alter role qualitender_app
  login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
alter role qualitender_control
  login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
alter role qualitender_worker
  login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;

grant qualitender_owner to qualitender_migrator;

-- No request may hold a connection, a lock or an open transaction for long. Set here and not in the
-- connection string, so that they hold behind a connection pooler too.
alter role qualitender_app set statement_timeout = '5s';
alter role qualitender_app set lock_timeout = '2s';
alter role qualitender_app set idle_in_transaction_session_timeout = '10s';
alter role qualitender_app set row_security = on;

alter role qualitender_control set statement_timeout = '5s';
alter role qualitender_control set lock_timeout = '2s';
alter role qualitender_control set idle_in_transaction_session_timeout = '10s';
alter role qualitender_control set row_security = on;

alter role qualitender_worker set statement_timeout = '5s';
alter role qualitender_worker set lock_timeout = '2s';
alter role qualitender_worker set idle_in_transaction_session_timeout = '10s';
alter role qualitender_worker set row_security = on;

-- A migration may build an index for an hour, whatever the server's default is.
alter role qualitender_migrator set statement_timeout = 0;

do $$
begin
  execute format('alter database %I owner to qualitender_owner', current_database());
  execute format('revoke all on database %I from public', current_database());
  execute format(
    'grant connect on database %I to qualitender_migrator, qualitender_app, qualitender_control, qualitender_worker',
    current_database());
end
$$;

-- Nothing is created in schema public; an extension goes into one of the product's schemas.
revoke all on schema public from public;
