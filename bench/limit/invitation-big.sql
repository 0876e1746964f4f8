-- GET /v1/invitations/{id} of the body with the most invitations

-- ids
select bench.id(2, :body) as tenant, bench.id(3, :body * 2 + 1) as principal, array[bench.id(7, t)]::text as tenders, bench.id(9, t * 8 + k) as invitation,
       array[bench.id(9, t * 8 + k)]::text as invitations, bench.id(10, t * 8 + k) as quote, array[bench.id(10, t * 8 + k)]::text as quotes,
       clock_timestamp()::text as now
  from (select (1 + (:org - 1) % :crowded)::bigint * 64 + 3 + :pick % 10 as t, 1 as k) picked

-- InvitationDao.ofBody
--? /state = reply
--? /version = version
select i.tenant_id, i.id, i.tender_id, i.certification_body_id, b.name as body_name,
       b.cofrac_number as body_cofrac_number, i.cb_tenant_id, i.caution, i.sent_at, i.closed_at,
       i.closed_reason, i.revoked_at, i.revoked_code, i.revoked_text, r.reply,
       d.reason_code as decline_code, d.reason_text as decline_text,
       coalesce(r.version, 1) + case when i.revoked_at is null then 0 else 1 end as version, i.created_at,
       coalesce(i.revoked_at, r.replied_at, r.viewed_at, i.sent_at, i.created_at) as updated_at
  from app.tender_invitation i
  join reference.certification_body b on b.id = i.certification_body_id
  left join app.invitation_reply r on r.tenant_id = i.tenant_id and r.invitation_id = i.id and r.cb_tenant_id = :tenant
  left join app.invitation_decline d on d.tenant_id = i.tenant_id and d.invitation_id = i.id and d.cb_tenant_id = :tenant
 where i.cb_tenant_id = :tenant
   and (cast(:invitation as uuid) is null or i.id = :invitation)
   and (cardinality(cast(:none as text[])) = 0
        or case when i.revoked_at is not null then 'revoked' else coalesce(r.reply, 'sent') end = any(:none))
   and (cast(null as timestamptz) is null or (i.sent_at, i.id) < (null, null))
 order by i.sent_at desc, i.id desc
 limit 1;

-- PublicationDao.ofTenders
select distinct on (p.tenant_id, p.tender_id)
       p.tenant_id, p.tender_id, p.content, p.closes_at, p.published_at
  from app.tender_invitation i
  join app.tender_publication p on p.tenant_id = i.tenant_id and p.tender_id = i.tender_id
 where i.cb_tenant_id = :tenant and p.tender_id = any(:tenders)
 order by p.tenant_id, p.tender_id;

-- QuoteDao.ofInvitations
select invitation_id, id as quote_id
  from app.quote
 where cb_tenant_id = :tenant and invitation_id = any(:invitations) and state <> 'withdrawn';
