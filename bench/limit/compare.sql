-- GET /v1/tenders/{id}/comparison

-- ids
select bench.id(1, :org) as tenant, bench.id(3, :org * 2) as principal, bench.id(7, :org::bigint * 64 + 1) as tender

-- TenderDao.find
select tenant_id, id, state, kind, title, wished_from_on, wished_to_on, audit_mode, language, closes_at,
       questions_close_at, min_quotes, criteria, origin, renews_certificate_id, cycle_id, published_at,
       opened_at, closed_reason, version, created_at, updated_at
  from app.tender
 where tenant_id = :tenant and id = :tender;

-- PublicationDao.find
select tenant_id, tender_id, content, closes_at, published_at
  from app.tender_publication
 where tenant_id = :tenant and tender_id = :tender;

-- QuoteDao.opened
--? rows /items + /set_apart + /not_comparable
select q.id, q.tender_id, q.cb_tenant_id, q.certification_body_id, b.name as body_name,
       b.cofrac_number as body_cofrac_number, r.revision, r.content, q.received_at, q.opened_at, q.version,
       q.created_at, q.updated_at
  from app.quote q
  join app.quote_revision r on r.tenant_id = q.tenant_id and r.quote_id = q.id and r.revision = q.submitted_revision
  join reference.certification_body b on b.id = q.certification_body_id
 where q.tenant_id = :tenant and q.tender_id = :tender and q.state = 'opened'
   and (cast(null as timestamptz) is null or (q.created_at, q.id) < (null, null))
 order by q.created_at desc, q.id desc
 limit 1000;

-- CountedQuoteDao.ofTender
select tenant_id, quote_id, tender_id, reason_code, reason_text, counted_at
  from app.counted_quote
 where tenant_id = :tenant and tender_id = :tender;
