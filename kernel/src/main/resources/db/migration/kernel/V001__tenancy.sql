-- Schemas: admin = control plane, reference = public data without tenants, app = everything of a tenant.
create schema if not exists admin;
create schema if not exists reference;
create schema if not exists app;

grant usage on schema admin, reference, app to qualitender_app, qualitender_worker;
grant usage on schema admin, reference to qualitender_control;

-- A sandbox is a group of fictional tenants that share one test clock: real time plus an offset.
-- It says nothing about anybody, so every role may read it; only the control plane moves it.
create table admin.sandbox (
  id           uuid primary key,
  clock_offset interval not null default interval '0',
  -- Until when (of real time) somebody is moving the clock: one at a time, and a mover that died is not waited for.
  moving_until timestamptz,
  created_at   timestamptz not null
);
grant select on admin.sandbox to qualitender_app, qualitender_worker;
grant select, insert, update on admin.sandbox to qualitender_control;

-- The tenant of this transaction, set by one class (TenantTx) with set_config(…, true).
-- No context raises: it never means "zero rows" (docs/decisions/0001).
create function app.tenant() returns uuid
  language sql stable parallel safe
  as $$ select current_setting('app.tenant_id')::uuid $$;

-- The sandbox of this transaction; absent for live tenants and for public reads.
create function app.sandbox() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.sandbox_id', true), '')::uuid $$;

-- The time by which a sandbox's deadlines are decided. Volatile: read after a lock, it tells the time after the lock.
create function app.clock_of(sandbox uuid) returns timestamptz
  language sql volatile
  as $$ select clock_timestamp() + coalesce((select s.clock_offset from admin.sandbox s where s.id = sandbox), interval '0') $$;

create function app.clock() returns timestamptz
  language sql volatile
  as $$ select app.clock_of(app.sandbox()) $$;

-- Puts a table that is private to its tenant under forced row-level security: one policy per command, for the
-- server's tenant role only. `commands` names what the server may do; what is not named is not granted.
create procedure app.protect(relation regclass, variadic commands text[])
  language plpgsql
  as $$
begin
  call app.force_tenancy(relation);
  if 'select' = any (commands) then
    execute format('grant select on %s to qualitender_app', relation);
    execute format('create policy tenant_select on %s for select to qualitender_app using (tenant_id = app.tenant())', relation);
  end if;
  if 'insert' = any (commands) then
    execute format('grant insert on %s to qualitender_app', relation);
    execute format('create policy tenant_insert on %s for insert to qualitender_app with check (tenant_id = app.tenant())', relation);
  end if;
  if 'update' = any (commands) then
    execute format('grant update on %s to qualitender_app', relation);
    execute format('create policy tenant_update on %s for update to qualitender_app using (tenant_id = app.tenant()) with check (tenant_id = app.tenant())', relation);
  end if;
  if 'delete' = any (commands) then
    execute format('grant delete on %s to qualitender_app', relation);
    execute format('create policy tenant_delete on %s for delete to qualitender_app using (tenant_id = app.tenant())', relation);
  end if;
end
$$;

-- For tables with two parties, whose policies stand beside the table.
create procedure app.force_tenancy(relation regclass)
  language plpgsql
  as $$
begin
  execute format('alter table %s enable row level security', relation);
  execute format('alter table %s force row level security', relation);
end
$$;
