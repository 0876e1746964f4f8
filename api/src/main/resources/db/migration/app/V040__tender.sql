-- The organization's own: drafts, wishes, criteria. Bodies never read this table.
create table app.tender (
  tenant_id             uuid not null,
  id                    uuid not null,
  kind                  text not null check (kind in ('initial', 'renewal', 'transfer')),
  title                 text,
  state                 text not null check (state in ('draft', 'open', 'opened', 'awarded', 'contracted', 'cancelled', 'unsuccessful')),
  wished_from_on        date,
  wished_to_on          date,
  audit_mode            text check (audit_mode in ('on_site', 'remote')),
  language              text not null default 'fr',
  closes_at             timestamptz,
  questions_close_at    timestamptz,
  min_quotes            int,
  criteria              jsonb not null,
  origin                text not null check (origin in ('manual', 'renewal_reminder')),
  renews_certificate_id uuid,
  cycle_id              uuid,
  published_at          timestamptz,
  opened_at             timestamptz,
  closed_reason         text,
  version               int not null,
  created_at            timestamptz not null,
  updated_at            timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, cycle_id) references app.certification_cycle (tenant_id, id),
  check (state = 'draft' or state = 'cancelled' or (published_at is not null and closes_at is not null))
);
create unique index tender_renewal_draft on app.tender (tenant_id, renews_certificate_id) where origin = 'renewal_reminder';
create index tender_renews on app.tender (tenant_id, renews_certificate_id) where renews_certificate_id is not null;
create index tender_list on app.tender (tenant_id, state, id desc);
create index tender_due on app.tender (closes_at) where state = 'open';
create index tender_tenant_due on app.tender (tenant_id, closes_at) where state = 'open';
call app.protect('app.tender', 'select', 'insert', 'update');
-- The opener: the only one that turns an open tender into an opened one.
grant select (tenant_id, id, kind, state, closes_at, opened_at, closed_reason, version, renews_certificate_id),
      update (state, opened_at, closed_reason, version, updated_at) on app.tender to qualitender_worker;
create policy worker_select on app.tender for select to qualitender_worker using (true);
create policy worker_open on app.tender for update to qualitender_worker
  using (state = 'open') with check (state in ('opened', 'unsuccessful'));

-- What bodies read: the frozen publication; insert-only.
create table app.tender_publication (
  tenant_id    uuid not null,
  id           uuid not null,
  tender_id    uuid not null,
  content      jsonb not null,
  closes_at    timestamptz not null,
  visible_to   uuid[] not null,
  published_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, tender_id),
  foreign key (tenant_id, tender_id) references app.tender (tenant_id, id)
);
call app.force_tenancy('app.tender_publication');
grant select, insert on app.tender_publication to qualitender_app;
create policy organization_select on app.tender_publication for select to qualitender_app using (tenant_id = app.tenant());
create policy body_select on app.tender_publication for select to qualitender_app using (app.tenant() = any (visible_to));
create policy organization_insert on app.tender_publication for insert to qualitender_app with check (tenant_id = app.tenant());

-- Who is asked. A body reads its own invitation only, once it is sent.
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
  created_at            timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, tender_id, certification_body_id),
  unique (tenant_id, id, tender_id, cb_tenant_id),
  foreign key (tenant_id, tender_id) references app.tender (tenant_id, id)
);
create index tender_invitation_body on app.tender_invitation (cb_tenant_id, id desc);
call app.force_tenancy('app.tender_invitation');
grant select, insert, delete on app.tender_invitation to qualitender_app;
grant update (cb_tenant_id, sent_at, closed_at, closed_reason) on app.tender_invitation to qualitender_app;
create policy organization_select on app.tender_invitation for select to qualitender_app using (tenant_id = app.tenant());
create policy body_select on app.tender_invitation for select to qualitender_app using (cb_tenant_id = app.tenant() and sent_at is not null);
create policy organization_insert on app.tender_invitation for insert to qualitender_app with check (tenant_id = app.tenant());
create policy organization_update on app.tender_invitation for update to qualitender_app using (tenant_id = app.tenant()) with check (tenant_id = app.tenant());
create policy organization_delete on app.tender_invitation for delete to qualitender_app using (tenant_id = app.tenant() and sent_at is null);

-- The body's side of its invitation. The organization reads that it answered; why it declined stands below.
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
create policy organization_select on app.invitation_reply for select to qualitender_app using (tenant_id = app.tenant());
create policy body_select on app.invitation_reply for select to qualitender_app using (cb_tenant_id = app.tenant());
create policy body_insert on app.invitation_reply for insert to qualitender_app with check (cb_tenant_id = app.tenant());
create policy body_update on app.invitation_reply for update to qualitender_app using (cb_tenant_id = app.tenant()) with check (cb_tenant_id = app.tenant());

-- Why a body declined: shown to the organization only after the opening, so that it says nothing about who quotes.
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
create policy organization_select on app.invitation_decline for select to qualitender_app using (tenant_id = app.tenant() and revealed_at is not null);
create policy body_select on app.invitation_decline for select to qualitender_app using (cb_tenant_id = app.tenant());
create policy body_insert on app.invitation_decline for insert to qualitender_app with check (cb_tenant_id = app.tenant() and revealed_at is null);
grant select (tenant_id, tender_id, revealed_at), update (revealed_at) on app.invitation_decline to qualitender_worker;
create policy worker_select on app.invitation_decline for select to qualitender_worker using (true);
create policy worker_reveal on app.invitation_decline for update to qualitender_worker using (revealed_at is null) with check (revealed_at is not null);
