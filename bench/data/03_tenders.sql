-- Tenders. Each loaded organization has 64: 0 became a contract, 1 is opened with five quotes to compare, 2 and 60 to 63 are
-- open, the others ended without an award. Its list, newest first, begins 2, 3, 4 … Of the others most have one or two.
create unlogged table bench.tender as
select org, j, org::bigint * 64 + j as no, row_number() over (order by org, j) as rank,
       case when j = 0 and org <= certified then 'contracted'
            when j = 1 and org <= loaded then 'opened'
            when (j = 2 or j >= 60) and org <= loaded then 'open'
            else 'unsuccessful' end as state,
       case when org > loaded then made_at - make_interval(days => 60 + (bench.chance(org, 5) * 600)::int)
            when j = 0 then made_at - interval '900 days'
            when j = 1 then made_at - interval '899 days'
            when j = 2 then made_at - interval '2 days'
            when j >= 60 then made_at - interval '890 days'
            else made_at - make_interval(days => 30 + j * 12) end as created_at,
       made_at
  from (select s.*, n as org from bench.size s cross join generate_series(1, s.organizations) n) o
 cross join lateral generate_series(0, case when org <= loaded then 63 when bench.chance(org, 6) < 0.2 then 1 else 0 end) j;
create unique index on bench.tender (org, j);
analyze bench.tender;

create view bench.dated as
select t.*, bench.id(1, t.org) as tenant_id, bench.id(7, t.no) as tender_id, t.created_at + interval '1 hour' as published_at,
       case state when 'open' then made_at + interval '45 days' when 'opened' then made_at - interval '5 days'
            else t.created_at + interval '21 days' end as closes_at
  from bench.tender t;

insert into app.tender (tenant_id, id, kind, title, state, wished_from_on, wished_to_on, audit_mode, closes_at, questions_close_at,
                        min_quotes, criteria, origin, cycle_id, published_at, opened_at, closed_reason, version, created_at, updated_at)
select tenant_id, tender_id, 'initial', 'Certification n° ' || no, state, closes_at::date + 40, closes_at::date + 160, 'on_site',
       closes_at, closes_at - interval '4 days', 2,
       '[{"code": "cycle_cost", "weight": 60}, {"code": "cost_per_audit_day", "weight": 20}, {"code": "lead_time", "weight": 20}]',
       'manual', bench.id(6, org), published_at, case when state <> 'open' then closes_at end,
       case when state = 'unsuccessful' then 'no_suitable_quote' end,
       case state when 'open' then 2 when 'opened' then 3 when 'contracted' then 5 else 4 end,
       created_at, case when state = 'open' then published_at else closes_at end
  from bench.dated
 order by org, j;

-- Five bodies per tender. Body 1 is in the first 40,000 tenders, body 2 in ten; the others follow chance, a few of them often.
create unlogged table bench.invited as
select t.org, t.no, t.no * 8 + k as quote_no, k,
       case when k = 1 and t.rank <= s.invitations then 1
            when k = 2 and t.j = 3 and t.org <= 10 then 2
            else 3 + (floor(38 * power(bench.chance(t.no, 7), 2))::int + k) % 38 end as body
  from bench.size s cross join bench.tender t cross join generate_series(1, 5) k;
create index on bench.invited (no);
analyze bench.invited;

insert into app.tender_publication (tenant_id, id, tender_id, content, closes_at, visible_to, published_at)
select d.tenant_id, bench.id(8, d.no), d.tender_id,
       jsonb_build_object(
         'kind', 'initial', 'title', 'Certification n° ' || d.no,
         'scope', jsonb_build_object(
           'activity', jsonb_build_object('remote', false, 'certifying', true, 'work_study', false, 'work_based_periods', false,
                                          'uses_subcontractors', true, 'longer_than_two_days', true),
           'other_sites', 0, 'turnover_band', 'under_150k', 'turnover_year', 2025,
           'action_categories', jsonb_build_array('actions_de_formation'), 'new_entrant_categories', jsonb_build_array()),
         'frozen', jsonb_build_object('audit_rules', '2026-11-26', 'price_guide', '2026-11-26', 'tender_rules', '2026-11-26'),
         'criteria', jsonb_build_array(jsonb_build_object('code', 'cycle_cost', 'weight', 60),
                                       jsonb_build_object('code', 'cost_per_audit_day', 'weight', 20),
                                       jsonb_build_object('code', 'lead_time', 'weight', 20)),
         'language', 'fr', 'audit_mode', 'on_site',
         'organization', jsonb_build_object(
           'nda', '11' || (750000000 + d.org), 'siren', (300000000 + d.org)::text,
           'identity', jsonb_build_object('name', 'Organisme de formation n° ' || d.org,
                                          'verified_at', to_char(d.made_at - interval '3 years', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"')),
           'legal_name', 'Organisme de formation n° ' || d.org, 'head_office_siret', (300000000 + d.org) || '00011'),
         'wished_period', jsonb_build_object('from_on', d.closes_at::date + 40, 'to_on', d.closes_at::date + 160),
         'statutory_days', jsonb_build_object(
           'initial', jsonb_build_object('days', 1.0, 'indicative', false, 'confirmed_days', 1.0), 'renewal', null,
           'surveillance', jsonb_build_object('days', 0.5, 'indicative', false, 'confirmed_days', 0.5)),
         'certified_until_on', null,
         'questions_close_at', to_char((d.closes_at - interval '4 days') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"'),
         'rules_effective_from', '2023-09-01'),
       d.closes_at, (select array_agg(bench.id(2, i.body) order by i.k) from bench.invited i where i.no = d.no), d.published_at
  from bench.dated d
 order by d.org, d.j;
