-- A quote belongs to the tender (tenant_id is the organization) and is written by its body (cb_tenant_id). Before
-- opening the organization cannot read it: quotes are sealed by this policy, not by a condition in a query.
create table app.quote (
  tenant_id             uuid not null,
  id                    uuid not null,
  tender_id             uuid not null,
  invitation_id         uuid not null,
  cb_tenant_id          uuid not null,
  certification_body_id uuid not null references reference.certification_body (id),
  state                 text not null check (state in ('draft', 'submitted', 'opened', 'withdrawn')),
  submitted_revision    int,
  received_at           timestamptz,
  withdrawn_at          timestamptz,
  opened_at             timestamptz,
  version               int not null,
  created_at            timestamptz not null,
  updated_at            timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, id, cb_tenant_id),
  unique (tenant_id, id, tender_id, cb_tenant_id),
  -- Authorization by foreign key: only an invited body can quote.
  foreign key (tenant_id, invitation_id, tender_id, cb_tenant_id)
    references app.tender_invitation (tenant_id, id, tender_id, cb_tenant_id),
  check ((state in ('submitted', 'opened')) <= (submitted_revision is not null and received_at is not null))
);
create unique index quote_of_invitation on app.quote (tenant_id, invitation_id) where state <> 'withdrawn';
create index quote_of_tender on app.quote (tenant_id, tender_id, state);
-- Lists are sorted by creation time, not by id.
create index quote_of_body on app.quote (cb_tenant_id, created_at desc, id desc);
call app.force_tenancy('app.quote');
grant select, insert, update on app.quote to qualitender_app;
create policy party_select on app.quote for select to qualitender_app using (case app.kind()
  when 'training_organization' then tenant_id = app.tenant() and state = 'opened'
  else cb_tenant_id = app.tenant() end);
create policy body_insert on app.quote for insert to qualitender_app with check (cb_tenant_id = app.tenant() and state = 'draft');
create policy body_update on app.quote for update to qualitender_app
  using (cb_tenant_id = app.tenant() and state <> 'opened') with check (cb_tenant_id = app.tenant() and state <> 'opened');
grant select (tenant_id, id, tender_id, invitation_id, cb_tenant_id, state, submitted_revision, version),
      update (state, opened_at, version, updated_at) on app.quote to qualitender_worker;
create policy worker_select on app.quote for select to qualitender_worker using (state in ('submitted', 'opened'));
create policy worker_open on app.quote for update to qualitender_worker using (state = 'submitted') with check (state = 'opened');

-- The body's working copy. The organization can never read it, not even after the opening.
create table app.quote_draft (
  tenant_id    uuid not null,
  quote_id     uuid not null,
  cb_tenant_id uuid not null,
  content      jsonb not null,
  updated_at   timestamptz not null,
  primary key (tenant_id, quote_id),
  foreign key (tenant_id, quote_id, cb_tenant_id) references app.quote (tenant_id, id, cb_tenant_id)
);
create index quote_draft_body on app.quote_draft (cb_tenant_id, quote_id);
call app.force_tenancy('app.quote_draft');
grant select, insert, update, delete on app.quote_draft to qualitender_app;
create policy body_select on app.quote_draft for select to qualitender_app using (cb_tenant_id = app.tenant());
create policy body_insert on app.quote_draft for insert to qualitender_app with check (cb_tenant_id = app.tenant());
create policy body_update on app.quote_draft for update to qualitender_app using (cb_tenant_id = app.tenant()) with check (cb_tenant_id = app.tenant());
create policy body_delete on app.quote_draft for delete to qualitender_app using (cb_tenant_id = app.tenant());

-- Content as submitted: one row per revision, insert-only; the opener sets opened_at on the last one.
create table app.quote_revision (
  tenant_id    uuid not null,
  quote_id     uuid not null,
  revision     int not null check (revision >= 1),
  tender_id    uuid not null,
  cb_tenant_id uuid not null,
  content      jsonb not null,
  -- SHA-256 of the content, as on the receipt; computed when the quote is received.
  content_sha256 text not null constraint quote_revision_digest check (content_sha256 ~ '^[0-9a-f]{64}$'),
  submitted_at timestamptz not null,
  opened_at    timestamptz,
  primary key (tenant_id, quote_id, revision),
  foreign key (tenant_id, quote_id, tender_id, cb_tenant_id) references app.quote (tenant_id, id, tender_id, cb_tenant_id)
);
create index quote_revision_tender on app.quote_revision (tenant_id, tender_id);
create index quote_revision_body on app.quote_revision (cb_tenant_id, quote_id);
call app.force_tenancy('app.quote_revision');
grant select, insert on app.quote_revision to qualitender_app;
create policy party_select on app.quote_revision for select to qualitender_app using (case app.kind()
  when 'training_organization' then tenant_id = app.tenant() and opened_at is not null
  else cb_tenant_id = app.tenant() end);
create policy body_insert on app.quote_revision for insert to qualitender_app with check (cb_tenant_id = app.tenant() and opened_at is null);
grant select (tenant_id, quote_id, revision, tender_id, opened_at), update (opened_at) on app.quote_revision to qualitender_worker;
create policy worker_select on app.quote_revision for select to qualitender_worker using (true);
create policy worker_open on app.quote_revision for update to qualitender_worker using (opened_at is null) with check (opened_at is not null);
