-- A sandbox that nobody has used for long goes, with all rows of all its tenants. The control plane marks it; from then on
-- its keys open nothing. A minute later, when every request that was under way has ended, the worker deletes its rows.
-- What the worker may delete is decided here and nowhere else: the rows of the tenants of the one sandbox that its
-- transaction names, if that sandbox is marked. No live tenant is in a sandbox.
alter table admin.sandbox add column discarded_at timestamptz;
create index sandbox_age on admin.sandbox (created_at);

create function admin.discarded_sandbox() returns uuid
  language sql stable
  as $$
    select s.id from admin.sandbox s
     where s.id = nullif(current_setting('admin.discarded_sandbox', true), '')::uuid
       and s.discarded_at < clock_timestamp() - interval '1 minute'
  $$;

create function admin.discarded_tenants() returns uuid[]
  language sql stable
  as $$
    select coalesce(array_agg(t.id), '{}') from admin.tenant t where t.sandbox_id = admin.discarded_sandbox()
  $$;

-- Deletes the rows of a discarded sandbox from one table. The statement has no condition of its own: the policy is the
-- condition, an index serves it, and the worker need not be able to read anything. So nothing is done where no policy binds.
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

-- Each table of a tenant's rows lets the worker delete those of a discarded sandbox: the tables there are, and those to come.
create procedure app.let_sandboxes_go(relation regclass)
  language plpgsql
  as $$
begin
  execute format('grant delete on %s to qualitender_worker', relation);
  execute format('create policy worker_discard on %s for delete to qualitender_worker using (tenant_id = any (admin.discarded_tenants()))', relation);
end
$$;

create or replace procedure app.force_tenancy(relation regclass)
  language plpgsql
  as $$
begin
  execute format('alter table %s enable row level security', relation);
  execute format('alter table %s force row level security', relation);
  call app.let_sandboxes_go(relation);
end
$$;

-- One policy for both reasons to delete: its day is over, or its sandbox is.
drop policy worker_purge on app.idempotency_key;
create policy worker_discard on app.idempotency_key for delete to qualitender_worker
  using (created_at < clock_timestamp() - interval '24 hours' or tenant_id = any (admin.discarded_tenants()));

do $$
declare
  relation regclass;
begin
  for relation in
    select c.oid::regclass from pg_class c
     where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p')
       and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'worker_discard')
     union all
    select unnest(array['admin.membership', 'admin.api_key', 'admin.identity_decision']::regclass[])
  loop
    call app.let_sandboxes_go(relation);
  end loop;
end
$$;
grant delete on admin.tenant, reference.certification_body, admin.sandbox to qualitender_worker;
create policy worker_discard on admin.tenant for delete to qualitender_worker using (sandbox_id = admin.discarded_sandbox());
create policy worker_discard on reference.certification_body for delete to qualitender_worker using (sandbox_id = admin.discarded_sandbox());
alter table admin.sandbox enable row level security;
alter table admin.sandbox force row level security;
create policy everybody_select on admin.sandbox for select to qualitender_app, qualitender_control, qualitender_worker using (true);
create policy control_insert on admin.sandbox for insert to qualitender_control with check (true);
create policy control_update on admin.sandbox for update to qualitender_control using (true) with check (true);
create policy worker_discard on admin.sandbox for delete to qualitender_worker using (id = admin.discarded_sandbox());
