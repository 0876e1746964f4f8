-- Live tenants with an owner's key each, profiles, forty bodies with an account.
insert into admin.tenant (id, kind, name, siren, created_at)
select bench.id(1, n), 'training_organization', 'Organisme de formation n° ' || n, (300000000 + n)::text, s.made_at - interval '3 years'
  from bench.size s cross join generate_series(1, s.organizations) n;

insert into admin.tenant (id, kind, name, siren, created_at)
select bench.id(2, n), 'certification_body', 'Certificateur n° ' || n, (800000000 + n)::text, s.made_at - interval '3 years'
  from bench.size s cross join generate_series(1, 40) n;

insert into admin.identity_decision (tenant_id, number, decision, name, siren, decided_by, decided_at)
select id, 1, 'verified', name, siren, 'bench', created_at from admin.tenant;

-- Used today, so that the first request of each key does not write the day of its last use.
insert into admin.api_key (tenant_id, id, name, secret_hash, hint, role, scopes, created_at, updated_at, last_used_on)
select bench.id(k.tenant_kind, k.n), bench.id(3, k.n * 2 + k.tenant_kind - 1), 'Bench', k.secret_hash, k.hint, 'owner',
       case k.tenant_kind
         when 1 then array['files:read', 'files:write', 'tenders:read', 'tenders:write', 'reminders:read', 'tenant:admin']
         else array['quotes:read', 'quotes:write', 'certificates:read', 'certificates:write', 'reminders:read', 'tenant:admin']
       end,
       s.made_at, s.made_at, cast(s.made_at at time zone 'Europe/Paris' as date)
  from bench.size s cross join bench.key k;

insert into reference.certification_body (id, name, kind, listing_status, action_categories, basis, confidence, read_on,
                                          account_tenant_id, created_at, updated_at)
select bench.id(15, n), 'Certificateur n° ' || n, 'certification_body', 'listed', array['actions_de_formation'],
       'made for the bench', 'a', current_date, bench.id(2, n), s.made_at, s.made_at
  from bench.size s cross join generate_series(1, 40) n;

insert into app.organization (tenant_id, id, legal_name, siren, head_office_siret, nda, action_categories, turnover_amount,
                              turnover_year, other_sites, new_entrant_categories, certifying, work_study, work_based_periods,
                              uses_subcontractors, longer_than_two_days, remote, version, created_at, updated_at)
select bench.id(1, n), bench.id(4, n), 'Organisme de formation n° ' || n, (300000000 + n)::text, (300000000 + n) || '00011',
       '11' || (750000000 + n), array['actions_de_formation'], (1000000 + bench.chance(n, 1) * 14000000)::bigint,
       extract(year from s.made_at)::int - 1, 0, '{}', bench.chance(n, 2) < 0.5, false, false, bench.chance(n, 3) < 0.5, true, false,
       1, s.made_at - interval '3 years', s.made_at - interval '3 years'
  from bench.size s cross join generate_series(1, s.organizations) n;

insert into app.certification_file (tenant_id, id, created_at)
select bench.id(1, n), bench.id(5, n), s.made_at - interval '3 years'
  from bench.size s cross join generate_series(1, s.organizations) n;

-- The first day of a certificate is between 400 and 700 days ago.
insert into app.certification_cycle (tenant_id, id, file_id, number, kind, phase, certification_body_id, certified_from_on,
                                     certified_until_on, version, created_at, updated_at)
select bench.id(1, n), bench.id(6, n), bench.id(5, n), 1, 'initial', case when certified then 'certified' else 'body_choice' end,
       null, case when certified then first_on end, case when certified then (first_on + interval '3 years')::date - 1 end,
       1, made_at - interval '3 years', made_at - interval '3 years'
  from (select n, s.made_at, n <= s.certified as certified, s.made_at::date - 400 - (bench.chance(n, 4) * 300)::int as first_on
          from bench.size s cross join generate_series(1, s.organizations) n) each;
