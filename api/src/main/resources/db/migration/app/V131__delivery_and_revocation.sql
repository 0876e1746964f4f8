-- An invitation that is sent to a body without an account waits: sent_at is set and cb_tenant_id is not. Once the
-- operator has linked the body's entry, the worker hands the delivery over to each organization that waits.
alter table reference.certification_body add column deliveries_due_at timestamptz;
create index certification_body_deliveries on reference.certification_body (deliveries_due_at) where deliveries_due_at is not null;
grant select (id, account_tenant_id, deliveries_due_at), update (deliveries_due_at) on reference.certification_body to qualitender_worker;
create policy worker_select on reference.certification_body for select to qualitender_worker using (true);
create policy worker_delivered on reference.certification_body for update to qualitender_worker
  using (deliveries_due_at is not null) with check (deliveries_due_at is null);

create index tender_invitation_undelivered on app.tender_invitation (certification_body_id) where cb_tenant_id is null;
grant select (tenant_id, id, tender_id, certification_body_id, cb_tenant_id, sent_at, closed_at)
  on app.tender_invitation to qualitender_worker;
create policy worker_select on app.tender_invitation for select to qualitender_worker using (true);

-- Entries linked before this: what waits for them is delivered too. Only the migrator sees all rows.
set local role none;
update reference.certification_body set deliveries_due_at = clock_timestamp()
 where account_tenant_id is not null and sandbox_id is null;
set local role qualitender_owner;

-- Who was asked later reads the publication too; what was published stays as it is.
grant update (visible_to) on app.tender_publication to qualitender_app;
create policy organization_update on app.tender_publication for update to qualitender_app
  using (tenant_id = app.tenant()) with check (tenant_id = app.tenant());

-- The organization takes an invitation back before the deadline: the body may be asked again, by another one.
alter table app.tender_invitation
  add column revoked_at   timestamptz,
  add column revoked_code text,
  add column revoked_text text,
  add check ((revoked_at is null) = (revoked_code is null)),
  drop constraint tender_invitation_tenant_id_tender_id_certification_body_id_key;
create unique index tender_invitation_living on app.tender_invitation (tenant_id, tender_id, certification_body_id)
  where revoked_at is null;
grant update (caution, revoked_at, revoked_code, revoked_text) on app.tender_invitation to qualitender_app;

-- Its quote is never opened: the opener looks here, whether or not the body's own transaction has withdrawn it yet.
grant select (revoked_at) on app.tender_invitation to qualitender_worker;
grant select (invitation_id) on app.quote to qualitender_worker;
