-- What precedes each request's own statements. The key of organization n has the number 2n, that of body n 2n + 1.

-- TenantContext.SET
select set_config('app.tenant_id', :tenant, true),
       set_config('app.kind', :kind, true),
       set_config('app.sandbox_id', '', true);

-- TenantContext.state
select clock_timestamp() + coalesce(s.clock_offset, interval '0'),
       cast(:principal as uuid) is null or s.discarded_at is null and exists (select from admin.api_key k
         where k.tenant_id = app.tenant() and k.id = :principal and k.revoked_at is null
           and (k.expires_at is null or k.expires_at > clock_timestamp()))
  from (select) one
  left join admin.sandbox s on s.id = cast(null as uuid);
