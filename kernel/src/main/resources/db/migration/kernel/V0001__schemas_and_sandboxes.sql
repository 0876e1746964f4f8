-- Schemas: admin = control plane, reference = public data without tenants, app = everything of a tenant.
create schema if not exists admin;
create schema if not exists reference;
create schema if not exists app;

grant usage on schema admin, reference, app to qualitender_app, qualitender_worker;
grant usage on schema admin, reference to qualitender_control;

-- A sandbox is a group of fictional tenants that share one test clock: real time plus an offset.
-- It holds no data of tenants, so every role may read it; only the control plane changes it.
create table admin.sandbox (
  id           uuid primary key,
  clock_offset interval not null default interval '0',
  -- Lease (in real time) of the process that moves the clock; it expires if that process dies.
  moving_until timestamptz,
  created_at   timestamptz not null,
  discarded_at timestamptz
);
create index sandbox_age on admin.sandbox (created_at);

-- A sandbox that is unused for long is deleted, with all rows of its tenants. The control plane marks it; from then on
-- its keys are refused. A minute later, when all running requests have ended, the worker deletes its rows.
-- What the worker may delete is decided only here: the rows of the tenants of the one sandbox that its
-- transaction names, if that sandbox is marked. No live tenant is in a sandbox.
create function admin.discarded_sandbox() returns uuid
  language sql stable
  as $$
    select s.id from admin.sandbox s
     where s.id = nullif(current_setting('admin.discarded_sandbox', true), '')::uuid
       and s.discarded_at < clock_timestamp() - interval '1 minute'
  $$;

-- The table of tenants is created after those of the kernel, whose policies call this function.
set local check_function_bodies = off;
create function admin.discarded_tenants() returns uuid[]
  language sql stable
  as $$
    select coalesce(array_agg(t.id), '{}') from admin.tenant t where t.sandbox_id = admin.discarded_sandbox()
  $$;
set local check_function_bodies = on;

-- Deletes the rows of a discarded sandbox from one table. The statement has no condition of its own: the policy is the
-- condition, an index serves it, and the worker needs no right to read. Without a policy it refuses to delete.
create function admin.delete_discarded(relation regclass) returns bigint
  language plpgsql
  as $$
declare
  deleted bigint;
begin
  if not row_security_active(relation)
     or (select count(*) <> 1 or not bool_and(pg_get_expr(p.polqual, p.polrelid) like '%admin.discarded_%')
           from pg_policy p
          where p.polrelid = relation and p.polcmd in ('d', '*')
            and p.polroles && array[0::oid, to_regrole(current_user::text)::oid]) then
    raise exception 'no policy keeps % from deleting all of %', current_user, relation;
  end if;
  execute format('delete from %s', relation);
  get diagnostics deleted = row_count;
  return deleted;
end
$$;

alter table admin.sandbox enable row level security;
alter table admin.sandbox force row level security;
grant select on admin.sandbox to qualitender_app;
grant select, insert, update on admin.sandbox to qualitender_control;
grant select, delete on admin.sandbox to qualitender_worker;
create policy server_roles_select on admin.sandbox for select to qualitender_app, qualitender_control, qualitender_worker using (true);
create policy control_insert on admin.sandbox for insert to qualitender_control with check (true);
create policy control_update on admin.sandbox for update to qualitender_control using (true) with check (true);
create policy worker_discard on admin.sandbox for delete to qualitender_worker using (id = admin.discarded_sandbox());
