-- POST /v1/quotes/{id}/submit: what the decision needs, each once, the rows, the answer kept for a retry. Not what the view
-- reads again. One turn submits one quote again and again, as new revisions; so its state may be either.

-- ids
select bench.id(2, body) as tenant, bench.id(3, body * 2 + 1) as principal, bench.id(1, org) as organization, bench.id(7, no) as tender,
       bench.id(10, quote_no) as quote, bench.id(9, quote_no) as invitation, bench.offer(quote_no, current_date + 45)::text as content,
       repeat('0123456789abcdef', 4) as fingerprint, repeat('x', 2000) as answer
  from bench.draft
 where number = 1 + (:client_id + 16 * :turn) % :drafts

-- IdempotencyDao.claim
insert into app.idempotency_key as k (tenant_id, principal_id, key, fingerprint, created_at)
values (:tenant, :principal, :serial, :fingerprint, clock_timestamp())
on conflict (tenant_id, principal_id, key) do update
   set fingerprint = excluded.fingerprint, created_at = excluded.created_at,
       status = null, headers = null, body = null
 where k.created_at < clock_timestamp() - interval '24 hours';

-- AdvisoryLock.shared
select pg_advisory_xact_lock_shared(hashtextextended(:tender, 0));

-- AdvisoryLock.clock
select app.clock();

-- QuoteDao.ofBody
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

-- InvitationDao.ofBody
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

-- PublicationDao.find
select tenant_id, tender_id, content, closes_at, published_at
  from app.tender_publication
 where tenant_id = :organization and tender_id = :tender;

-- QuoteDao.submit
update app.quote
   set state = 'submitted', submitted_revision = :repeat, received_at = clock_timestamp(), version = version + 1, updated_at = clock_timestamp()
 where tenant_id = :organization and id = :quote and cb_tenant_id = :tenant and state in ('draft', 'submitted') and version = :repeat;

-- QuoteDao.insertRevision
insert into app.quote_revision (tenant_id, quote_id, revision, tender_id, cb_tenant_id, content, content_sha256,
                                submitted_at)
values (:organization, :quote, :repeat, :tender, :tenant, :content, :fingerprint, clock_timestamp());

-- QuoteDao.dropDraft
delete from app.quote_draft
 where tenant_id = :organization and quote_id = :quote and cb_tenant_id = :tenant;

-- EventDao
insert into app.state_history (tenant_id, id, subject_type, subject_id, act, from_state, to_state, reason,
                               actor_kind, actor_id, happened_at)
values (:tenant, uuidv7(), 'quote', :quote, 'submit', 'draft', 'submitted', null, 'api_key', :principal, clock_timestamp());

-- EventDao
insert into app.event (tenant_id, id, type, subject_type, subject_id, data, actor_kind, actor_id, happened_at)
values (:tenant, uuidv7(), 'quote.submitted', 'quote', :quote, '{}', 'api_key', :principal, clock_timestamp());

-- IdempotencyDao.store
update app.idempotency_key
   set status = 201, headers = cast('{}' as jsonb), body = :answer
 where tenant_id = :tenant and principal_id = :principal and key = :serial;
