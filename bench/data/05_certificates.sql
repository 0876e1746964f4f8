-- The first tender of each certified organization was awarded to the first of its five bodies, which issued the certificate.
create view bench.awarded as
select d.org, d.tenant_id, d.tender_id, d.no, d.closes_at, i.quote_no, bench.id(2, i.body) as cb_tenant_id, bench.id(15, i.body) as body_id,
       c.certified_from_on, c.certified_until_on
  from bench.dated d
  join bench.invited i on i.no = d.no and i.k = 1
  join app.certification_cycle c on c.tenant_id = d.tenant_id and c.number = 1
 where d.state = 'contracted';

insert into app.tender_award (tenant_id, id, tender_id, number, quote_id, cb_tenant_id, certification_body_id, rank, proposed_at, lapses_at,
                              version, created_at, updated_at)
select tenant_id, bench.id(11, org), tender_id, 1, bench.id(10, quote_no), cb_tenant_id, body_id, 1, closes_at + interval '1 day',
       closes_at + interval '8 days', 1, closes_at + interval '1 day', closes_at + interval '1 day'
  from bench.awarded order by org;

insert into app.award_reply (tenant_id, award_id, tender_id, cb_tenant_id, reply, replied_at)
select tenant_id, bench.id(11, org), tender_id, cb_tenant_id, 'accepted', closes_at + interval '2 days'
  from bench.awarded order by org;

insert into app.award_result (tenant_id, award_id, award_number, quote_id, cb_tenant_id, result, rank, reason, created_at)
select a.tenant_id, bench.id(11, a.org), 1, bench.id(10, i.quote_no), bench.id(2, i.body),
       case when i.k = 1 then 'awarded' else 'not_retained' end, i.k, case when i.k = 1 then 'first_ranked' else 'another_quote_awarded' end,
       a.closes_at + interval '1 day'
  from bench.awarded a join bench.invited i on i.no = a.no
 order by a.org, i.k;

insert into app.contract (tenant_id, id, tender_id, award_id, cb_tenant_id, certification_body_id, file_id, cycle_id, cycle_number,
                          action_categories, signed_on, created_at)
select tenant_id, bench.id(12, org), tender_id, bench.id(11, org), cb_tenant_id, body_id, bench.id(5, org), bench.id(6, org), 1,
       array['actions_de_formation'], closes_at::date + 5, closes_at + interval '5 days'
  from bench.awarded order by org;

insert into app.contract_category (tenant_id, cycle_id, action_category, contract_id)
select tenant_id, bench.id(6, org), 'actions_de_formation', bench.id(12, org) from bench.awarded order by org;

insert into app.certificate (tenant_id, id, file_id, cycle_id, cycle_number, contract_id, cb_tenant_id, certification_body_id, number,
                             decided_on, valid_from_on, valid_until_on, surveillance_from_on, surveillance_to_on, action_categories,
                             organization, version, created_at, updated_at)
select tenant_id, bench.id(13, org), bench.id(5, org), bench.id(6, org), 1, bench.id(12, org), cb_tenant_id, body_id, 'QLP-' || org,
       certified_from_on, certified_from_on, certified_until_on, (certified_from_on + interval '14 months')::date,
       (certified_from_on + interval '22 months')::date, array['actions_de_formation'],
       jsonb_build_object('nda', '11' || (750000000 + org), 'siren', (300000000 + org)::text,
                          'legal_name', 'Organisme de formation n° ' || org, 'head_office_siret', (300000000 + org) || '00011'),
       1, certified_from_on, certified_from_on
  from bench.awarded order by org;

-- All that the product writes with a certificate; those whose day has passed were sent.
insert into app.reminder (tenant_id, id, author_tenant_id, kind, certificate_id, anchor_on, recipient, channel, due_on, due_at, state,
                          settled_at, version, created_at, updated_at)
select tenant_id, bench.id(14, org::bigint * 32 + kind_no), cb_tenant_id, kind, bench.id(13, org), anchor_on, 'organization', 'event', due_on,
       due_at, case when due_at < made_at then 'sent' else 'scheduled' end, case when due_at < made_at then due_at end,
       case when due_at < made_at then 2 else 1 end, certified_from_on, case when due_at < made_at then due_at else certified_from_on end
  from (select a.*, k.*, s.made_at, anchor_on, due_on, (due_on + time '09:00') at time zone 'Europe/Paris' as due_at
          from bench.size s cross join bench.awarded a
         cross join (values
           (1, 'renewal_12_months', 'until', interval '-12 months'), (2, 'renewal_tender_drafted', 'until', interval '-9 months'),
           (3, 'renewal_not_published_8_months', 'until', interval '-8 months'), (4, 'renewal_not_published_7_months', 'until', interval '-7 months'),
           (5, 'renewal_no_contract_6_months', 'until', interval '-6 months'), (6, 'renewal_audit_not_planned_5_months', 'until', interval '-5 months'),
           (7, 'renewal_audit_not_done_3_months', 'until', interval '-3 months'), (8, 'renewal_1_month', 'until', interval '-1 month'),
           (9, 'renewal_15_days', 'until', interval '-15 days'), (10, 'renewal_7_days', 'until', interval '-7 days'),
           (11, 'renewal_1_day', 'until', interval '-1 day'), (12, 'certificate_expired', 'until', interval '0'),
           (13, 'surveillance_month_13', 'from', interval '13 months'), (14, 'surveillance_month_14', 'from', interval '14 months'),
           (15, 'surveillance_month_18', 'from', interval '18 months'), (16, 'surveillance_month_20', 'from', interval '20 months'),
           (17, 'surveillance_month_21', 'from', interval '21 months'), (18, 'surveillance_month_22', 'from', interval '22 months')
         ) k (kind_no, kind, anchor, distance)
         cross join lateral (select case when anchor = 'until' then certified_until_on else certified_from_on end as anchor_on) anchored
         cross join lateral (select (anchor_on + distance)::date as due_on) due) each
 order by org, kind_no;
