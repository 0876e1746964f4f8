-- The tenant of this transaction, set by one class (TenantTx) with set_config(…, true).
-- Raises if no tenant is set, instead of returning no rows (docs/decisions/0001).
create function app.tenant() returns uuid
  language sql stable parallel safe
  as $$ select current_setting('app.tenant_id')::uuid $$;

-- The kind of the tenant of this transaction. A table of two parties has one policy per command, which decides by the
-- kind: two policies would be tried together, and each read would go through all rows of the tenant
-- (docs/decisions/0042). Raises if no tenant is set.
create function app.kind() returns text
  language sql stable parallel safe
  as $$ select current_setting('app.kind') $$;

-- The sandbox of this transaction; absent for live tenants and for public reads.
create function app.sandbox() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.sandbox_id', true), '')::uuid $$;

-- The time by which a sandbox's deadlines are decided. Volatile: read after a lock, it returns the time after the lock.
create function app.clock_of(sandbox uuid) returns timestamptz
  language sql volatile
  as $$ select clock_timestamp() + coalesce((select s.clock_offset from admin.sandbox s where s.id = sandbox), interval '0') $$;

create function app.clock() returns timestamptz
  language sql volatile
  as $$ select app.clock_of(app.sandbox()) $$;

-- The tenant's time at the start of the transaction, set with the tenant. Unlike app.clock() it is one value for all
-- statements and an index condition.
create function app.now() returns timestamptz
  language sql stable parallel safe
  as $$ select current_setting('app.now')::timestamptz $$;

-- Each table of a tenant's rows lets the worker delete those of a discarded sandbox.
create procedure app.allow_sandbox_cleanup(relation regclass)
  language plpgsql
  as $$
begin
  execute format('grant delete on %s to qualitender_worker', relation);
  execute format('create policy worker_discard on %s for delete to qualitender_worker using (tenant_id = any (admin.discarded_tenants()))', relation);
end
$$;

-- For tables with two parties, whose policies are created with the table.
create procedure app.force_tenancy(relation regclass)
  language plpgsql
  as $$
begin
  execute format('alter table %s enable row level security', relation);
  execute format('alter table %s force row level security', relation);
  call app.allow_sandbox_cleanup(relation);
end
$$;

-- Puts a table that is private to its tenant under forced row-level security: one policy per command, for the
-- server's tenant role only. `commands` lists what is granted to the server.
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
