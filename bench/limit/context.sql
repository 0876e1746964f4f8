-- The first statement of each request.

-- TenantTx.BEGIN
select set_config('app.tenant_id', :tenant, true),
       set_config('app.sandbox_id', '', true),
       app.clock_of(cast(nullif('', '') as uuid)) as now;
