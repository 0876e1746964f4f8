-- Invitations, replies and quotes: five per tender, opened, or still drafts where the tender is open.
insert into app.tender_invitation (tenant_id, id, tender_id, certification_body_id, cb_tenant_id, sent_at, closed_reason, created_at)
select d.tenant_id, bench.id(9, i.quote_no), d.tender_id, bench.id(15, i.body), bench.id(2, i.body), d.published_at,
       case when d.state = 'unsuccessful' then 'no_suitable_quote' end, d.published_at
  from bench.invited i join bench.dated d on d.no = i.no
 order by i.quote_no;

insert into app.invitation_reply (tenant_id, invitation_id, tender_id, cb_tenant_id, reply, coverage_confirmed, viewed_at, replied_at, version)
select d.tenant_id, bench.id(9, i.quote_no), d.tender_id, bench.id(2, i.body), 'accepted', true, d.published_at + interval '1 hour',
       d.published_at + interval '2 hours', 3
  from bench.invited i join bench.dated d on d.no = i.no
 order by i.quote_no;

insert into app.quote (tenant_id, id, tender_id, invitation_id, cb_tenant_id, certification_body_id, state, submitted_revision,
                       received_at, opened_at, version, created_at, updated_at)
select d.tenant_id, bench.id(10, i.quote_no), d.tender_id, bench.id(9, i.quote_no), bench.id(2, i.body), bench.id(15, i.body),
       case when d.state = 'open' then 'draft' else 'opened' end,
       case when d.state <> 'open' then 1 end,
       case when d.state <> 'open' then d.published_at + interval '5 days' end,
       case when d.state <> 'open' then d.closes_at end,
       case when d.state = 'open' then 1 else 3 end,
       d.published_at + interval '3 hours' + i.k * interval '1 minute', d.published_at + interval '5 days'
  from bench.invited i join bench.dated d on d.no = i.no
 order by i.quote_no;

-- Eight lines.
create function bench.offer(n bigint, closes_on date) returns jsonb
  language sql immutable parallel safe
  as $$
    select format('{"lines": [{"code": "application_fee", "amount": %s, "included": false, "condition": null, "not_offered": false},'
      ' {"code": "main_audit", "amount": %s, "included": false, "condition": null, "not_offered": false},'
      ' {"code": "surveillance_audit", "amount": %s, "included": false, "condition": null, "not_offered": false},'
      ' {"code": "certificate_fee", "amount": %s, "included": false, "condition": null, "not_offered": false},'
      ' {"code": "annual_fee", "amount": %s, "included": false, "condition": null, "not_offered": false},'
      ' {"code": "travel_main", "amount": %s, "included": false, "condition": null, "not_offered": false},'
      ' {"code": "travel_surveillance", "amount": null, "included": true, "condition": null, "not_offered": false},'
      ' {"code": "renewal_audit", "amount": %s, "included": false, "condition": null, "not_offered": false}],'
      ' "terms": null, "vat_rate_bp": 2000, "main_half_days": %s, "valid_until_on": "%s", "earliest_audit_on": "%s",'
      ' "vat_exemption_reason": null, "surveillance_half_days": 1}',
      5000 + (bench.chance(n, 11) * 100)::int * 100, 90000 + (bench.chance(n, 12) * 400)::int * 100,
      50000 + (bench.chance(n, 13) * 200)::int * 100, (bench.chance(n, 14) * 150)::int * 100, (bench.chance(n, 15) * 100)::int * 100,
      (bench.chance(n, 16) * 150)::int * 100, 90000 + (bench.chance(n, 17) * 300)::int * 100, 2 + (bench.chance(n, 18) * 1.99)::int,
      closes_on + 120, closes_on + 30 + (bench.chance(n, 19) * 60)::int)::jsonb
  $$;

insert into app.quote_revision (tenant_id, quote_id, revision, tender_id, cb_tenant_id, content, content_sha256, submitted_at, opened_at)
select d.tenant_id, bench.id(10, i.quote_no), 1, d.tender_id, bench.id(2, i.body), bench.offer(i.quote_no, d.closes_at::date),
       md5(i.quote_no::text) || md5((i.quote_no + 1)::text), d.published_at + interval '5 days', d.closes_at
  from bench.invited i join bench.dated d on d.no = i.no
 where d.state <> 'open'
 order by i.quote_no;

insert into app.quote_draft (tenant_id, quote_id, cb_tenant_id, content, updated_at)
select d.tenant_id, bench.id(10, i.quote_no), bench.id(2, i.body), bench.offer(i.quote_no, d.closes_at::date), d.published_at + interval '5 days'
  from bench.invited i join bench.dated d on d.no = i.no
 where d.state = 'open'
 order by i.quote_no;

-- For putting back what a round has submitted.
create table bench.quote_draft as select * from app.quote_draft;
create unique index on bench.quote_draft (tenant_id, quote_id);

-- The quotes that can be submitted, in an order of chance, so that their bodies take turns.
create table bench.draft as
select row_number() over (order by bench.chance(i.quote_no, 20)) as number, i.quote_no, i.body, i.no, i.org
  from bench.invited i join bench.tender t on t.no = i.no
 where t.state = 'open';
alter table bench.draft add primary key (number);
grant select on bench.draft to qualitender_app;
