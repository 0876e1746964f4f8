-- GET /v1/quotes/{id} of the body with ten invitations

-- ids
select bench.id(2, :body) as tenant, bench.id(3, :body * 2 + 1) as principal, array[bench.id(7, t)]::text as tenders, bench.id(9, t * 8 + k) as invitation,
       array[bench.id(9, t * 8 + k)]::text as invitations, bench.id(10, t * 8 + k) as quote, array[bench.id(10, t * 8 + k)]::text as quotes,
       clock_timestamp()::text as now
  from (select (1 + :pick % 10)::bigint * 64 + 3 as t, 2 as k) picked

-- QuoteDao.dueForOpening
select q.tenant_id, q.id, q.tender_id, q.invitation_id, q.cb_tenant_id, q.certification_body_id, q.state,
       q.submitted_revision as revision, null as content, null as sha256, q.received_at,
       null as draft, q.version, q.created_at, q.updated_at
  from app.quote q
  join app.tender_publication p on p.tenant_id = q.tenant_id and p.tender_id = q.tender_id
  join app.tender_invitation i on i.tenant_id = q.tenant_id and i.id = q.invitation_id
 where q.cb_tenant_id = :tenant and q.state = 'submitted'
   and (cast(:quote as uuid) is null or q.id = :quote)
   and p.closes_at <= :now and i.closed_at is null and i.revoked_at is null;

-- QuoteDao.ofBody
--? /state = state
--? /version = version
select q.tenant_id, q.id, q.tender_id, q.invitation_id, q.cb_tenant_id, q.certification_body_id, q.state,
       q.submitted_revision as revision, r.content, r.content_sha256 as sha256, q.received_at,
       d.content as draft, q.version, q.created_at, q.updated_at
  from app.quote q
  left join app.quote_revision r on r.tenant_id = q.tenant_id and r.quote_id = q.id
                                and r.revision = q.submitted_revision and r.cb_tenant_id = :tenant
  left join app.quote_draft d on d.tenant_id = q.tenant_id and d.quote_id = q.id and d.cb_tenant_id = :tenant
 where q.cb_tenant_id = :tenant
   and (cast(:quote as uuid) is null or q.id = :quote)
   and (cardinality(cast(:none as text[])) = 0 or q.state = any(:none))
   and (cast(null as timestamptz) is null or (q.created_at, q.id) < (null, null))
 order by q.created_at desc, q.id desc
 limit 1;

-- PublicationDao.ofTenders
select distinct on (p.tenant_id, p.tender_id)
       p.tenant_id, p.tender_id, p.content, p.closes_at, p.published_at
  from app.tender_invitation i
  join app.tender_publication p on p.tenant_id = i.tenant_id and p.tender_id = i.tender_id
 where i.cb_tenant_id = :tenant and p.tender_id = any(:tenders)
 order by p.tenant_id, p.tender_id;

-- AwardDao.results
select distinct on (quote_id)
       tenant_id, award_id, award_number, quote_id, cb_tenant_id, result, rank, reason, created_at
  from app.award_result
 where cb_tenant_id = :tenant and quote_id = any(:quotes)
 order by quote_id, award_number desc;

-- InvitationDao.ended
select id
  from app.tender_invitation
 where cb_tenant_id = :tenant and id = any(:invitations)
   and (closed_at is not null or revoked_at is not null);
