-- POST /v1/tenders: what the decision needs, the rows, the answer kept for a retry. Not what the view of the new draft
-- reads, which is known without. New rows get their ids from uuidv7(), as cheap as one made outside.

-- ids
select bench.id(1, :org) as tenant, bench.id(3, :org * 2) as principal, repeat('0123456789abcdef', 4) as fingerprint,
       (clock_timestamp() + interval '30 days')::text as closes, bench.id(7, :org::bigint * 64 + 63) as subject, repeat('x', 2000) as answer

-- IdempotencyDao.claim
insert into app.idempotency_key as k (tenant_id, principal_id, key, fingerprint, created_at)
values (:tenant, :principal, :serial, :fingerprint, clock_timestamp())
on conflict (tenant_id, principal_id, key) do update
   set fingerprint = excluded.fingerprint, created_at = excluded.created_at,
       status = null, headers = null, body = null
 where k.created_at < clock_timestamp() - interval '24 hours';

-- OrganizationDao.find
select tenant_id, id, legal_name, siren, head_office_siret, nda, action_categories, turnover_amount,
       turnover_year, other_sites, new_entrant_categories, certifying, work_study, work_based_periods,
       uses_subcontractors, longer_than_two_days, remote, version, created_at, updated_at
  from app.organization
 where tenant_id = :tenant;

-- TenderDao.insert
insert into app.tender (tenant_id, id, state, kind, title, wished_from_on, wished_to_on, audit_mode, language,
                        closes_at, questions_close_at, min_quotes, criteria, origin, renews_certificate_id,
                        version, created_at, updated_at)
values (:tenant, uuidv7(), 'draft', 'initial', 'Certification', null, null, 'on_site',
        'fr', :closes, null, 2, '[{"code": "cycle_cost", "weight": 60}, {"code": "cost_per_audit_day", "weight": 20}, {"code": "lead_time", "weight": 20}]',
        'manual', null, 1, clock_timestamp(), clock_timestamp())
on conflict do nothing;

-- EventDao
insert into app.event (tenant_id, id, type, subject_type, subject_id, data, actor_kind, actor_id, happened_at)
values (:tenant, uuidv7(), 'tender.drafted', 'tender', :subject, '{}', 'api_key', :principal, clock_timestamp());

-- IdempotencyDao.store
update app.idempotency_key
   set status = 201, headers = cast('{}' as jsonb), body = :answer
 where tenant_id = :tenant and principal_id = :principal and key = :serial;
