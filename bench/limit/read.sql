-- GET /v1/tenders/{id}

-- ids
select bench.id(1, :org) as tenant, bench.id(3, :org * 2) as principal, bench.id(7, t) as tender, array[bench.id(7, t)]::text as tenders
  from (select :org::bigint * 64 + 3 + :pick % 10 as t) picked

-- TenderDao.find
--? /title = title
--? /version = version
--? /state = state
--? /closed_reason = closed_reason
select tenant_id, id, state, kind, title, wished_from_on, wished_to_on, audit_mode, language, closes_at,
       questions_close_at, min_quotes, criteria, origin, renews_certificate_id, cycle_id, published_at,
       opened_at, closed_reason, version, created_at, updated_at
  from app.tender
 where tenant_id = :tenant and id = :tender;

-- PublicationDao.own
select tenant_id, tender_id, content, closes_at, published_at
  from app.tender_publication
 where tenant_id = :tenant and tender_id = any(:tenders);

-- AwardDao.newest
select a.tenant_id, a.id, a.tender_id, a.number, a.quote_id, a.cb_tenant_id, a.certification_body_id, b.name as body_name,
       b.cofrac_number as body_cofrac_number, a.rank, a.justification_code, a.justification_text, a.proposed_at,
       a.lapses_at, a.revoked_at, a.version as row_version, a.created_at, a.updated_at,
       r.reply, r.reason_code as decline_code, r.reason_text as decline_text, r.replied_at,
       c.id as contract_id, c.file_id, c.signed_on, c.created_at as contracted_at
  from app.tender_award a
  join reference.certification_body b on b.id = a.certification_body_id
  left join app.award_reply r on r.tenant_id = a.tenant_id and r.award_id = a.id
  left join app.contract c on c.tenant_id = a.tenant_id and c.tender_id = a.tender_id and c.award_id = a.id
 where a.tenant_id = :tenant and a.tender_id = any(:tenders)
   and not exists (select 1
                     from app.tender_award later
                    where later.tenant_id = a.tenant_id and later.tender_id = a.tender_id
                      and later.number > a.number);
