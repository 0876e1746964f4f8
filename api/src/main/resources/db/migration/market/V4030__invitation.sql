-- Invitations. A body reads its own invitation only, once it is sent. One that is sent to a body without an account
-- waits: sent_at is set and cb_tenant_id is not. The organization can revoke an invitation before the deadline; the body
-- may be invited again with a new one.
create table app.tender_invitation (
  tenant_id             uuid not null,
  id                    uuid not null,
  tender_id             uuid not null,
  certification_body_id uuid not null references reference.certification_body (id),
  cb_tenant_id          uuid,
  caution               text,
  sent_at               timestamptz,
  closed_at             timestamptz,
  closed_reason         text,
  revoked_at            timestamptz,
  revoked_code          text,
  revoked_text          text,
  created_at            timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, id, tender_id, cb_tenant_id),
  foreign key (tenant_id, tender_id) references app.tender (tenant_id, id),
  check ((revoked_at is null) = (revoked_code is null))
);
create unique index tender_invitation_active on app.tender_invitation (tenant_id, tender_id, certification_body_id)
  where revoked_at is null;
create index tender_invitation_body on app.tender_invitation (cb_tenant_id, sent_at desc, id desc);
create index tender_invitation_undelivered on app.tender_invitation (certification_body_id) where cb_tenant_id is null;
call app.force_tenancy('app.tender_invitation');
grant select, insert, delete,
      update (cb_tenant_id, caution, sent_at, closed_at, closed_reason, revoked_at, revoked_code, revoked_text)
  on app.tender_invitation to qualitender_app;
create policy party_select on app.tender_invitation for select to qualitender_app using (case app.kind()
  when 'training_organization' then tenant_id = app.tenant()
  else cb_tenant_id = app.tenant() and sent_at is not null end);
create policy organization_insert on app.tender_invitation for insert to qualitender_app with check (tenant_id = app.tenant());
create policy organization_update on app.tender_invitation for update to qualitender_app using (tenant_id = app.tenant()) with check (tenant_id = app.tenant());
create policy organization_delete on app.tender_invitation for delete to qualitender_app using (tenant_id = app.tenant() and sent_at is null);
-- The quote of a revoked invitation is never opened: the opener checks this, whether or not the body's transaction
-- has withdrawn it yet.
grant select (tenant_id, id, tender_id, certification_body_id, cb_tenant_id, sent_at, closed_at, revoked_at)
  on app.tender_invitation to qualitender_worker;
create policy worker_select on app.tender_invitation for select to qualitender_worker using (true);

-- The body's reply to its invitation. The organization reads the reply; the reason for a decline is in the next table.
create table app.invitation_reply (
  tenant_id          uuid not null,
  invitation_id      uuid not null,
  tender_id          uuid not null,
  cb_tenant_id       uuid not null,
  reply              text not null check (reply in ('viewed', 'accepted', 'declined')),
  coverage_confirmed boolean not null default false,
  viewed_at          timestamptz not null,
  replied_at         timestamptz,
  version            int not null,
  primary key (tenant_id, invitation_id),
  foreign key (tenant_id, invitation_id, tender_id, cb_tenant_id)
    references app.tender_invitation (tenant_id, id, tender_id, cb_tenant_id)
);
create index invitation_reply_body on app.invitation_reply (cb_tenant_id, invitation_id);
call app.force_tenancy('app.invitation_reply');
grant select, insert, update on app.invitation_reply to qualitender_app;
create policy party_select on app.invitation_reply for select to qualitender_app using (case app.kind()
  when 'training_organization' then tenant_id = app.tenant()
  else cb_tenant_id = app.tenant() end);
create policy body_insert on app.invitation_reply for insert to qualitender_app with check (cb_tenant_id = app.tenant());
create policy body_update on app.invitation_reply for update to qualitender_app using (cb_tenant_id = app.tenant()) with check (cb_tenant_id = app.tenant());

-- Why a body declined: shown to the organization only after the opening, so that it does not reveal who quotes.
create table app.invitation_decline (
  tenant_id     uuid not null,
  invitation_id uuid not null,
  tender_id     uuid not null,
  cb_tenant_id  uuid not null,
  reason_code   text not null,
  reason_text   text,
  declined_at   timestamptz not null,
  revealed_at   timestamptz,
  primary key (tenant_id, invitation_id),
  foreign key (tenant_id, invitation_id, tender_id, cb_tenant_id)
    references app.tender_invitation (tenant_id, id, tender_id, cb_tenant_id)
);
create index invitation_decline_tender on app.invitation_decline (tenant_id, tender_id);
call app.force_tenancy('app.invitation_decline');
grant select, insert on app.invitation_decline to qualitender_app;
create policy party_select on app.invitation_decline for select to qualitender_app using (case app.kind()
  when 'training_organization' then tenant_id = app.tenant() and revealed_at is not null
  else cb_tenant_id = app.tenant() end);
create policy body_insert on app.invitation_decline for insert to qualitender_app with check (cb_tenant_id = app.tenant() and revealed_at is null);
grant select (tenant_id, tender_id, revealed_at), update (revealed_at) on app.invitation_decline to qualitender_worker;
create policy worker_select on app.invitation_decline for select to qualitender_worker using (true);
create policy worker_reveal on app.invitation_decline for update to qualitender_worker using (revealed_at is null) with check (revealed_at is not null);
