-- The directory of certification bodies: public, without a tenant. Real ones are loaded from the dated list; a
-- sandbox has fictional ones of its own, marked so, so that no invented price is shown with a real body's name. A
-- withdrawn body is kept, because tenders and certificates refer to it.
create table reference.certification_body (
  id                    uuid primary key,
  name                  text not null,
  kind                  text not null check (kind in ('certification_body', 'labelling_instance')),
  cofrac_number         text,
  listing_status        text not null check (listing_status in ('accredited', 'listed', 'unconfirmed', 'withdrawn')),
  -- Start, source and last check of its status; null = not recorded.
  listing_status_since  text check (listing_status_since ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  listing_status_source text,
  last_checked_on       date,
  website               text,
  action_categories     text[] not null,
  basis                 text not null,
  basis_fr              text,
  confidence            text not null check (confidence in ('a', 'b', 'c')),
  read_on               date not null,
  accredited_until_on   date,
  sandbox_id            uuid references admin.sandbox (id),
  account_tenant_id     uuid,
  -- Set when the operator links an account: invitations that waited for one (sent_at without cb_tenant_id) are then
  -- delivered: the worker adds an outbox task for each of their organizations and clears this.
  deliveries_due_at     timestamptz,
  version               int not null default 1,
  created_at            timestamptz not null,
  updated_at            timestamptz not null
);
create index certification_body_name on reference.certification_body (name, id);
create index certification_body_sandbox on reference.certification_body (sandbox_id, name) where sandbox_id is not null;
create unique index certification_body_account on reference.certification_body (account_tenant_id) where account_tenant_id is not null;
create index certification_body_deliveries on reference.certification_body (deliveries_due_at) where deliveries_due_at is not null;
alter table reference.certification_body enable row level security;
alter table reference.certification_body force row level security;
grant select on reference.certification_body to qualitender_app;
create policy real_or_own_sandbox on reference.certification_body for select to qualitender_app
  using (sandbox_id is null or sandbox_id = app.sandbox());
grant select, insert, update on reference.certification_body to qualitender_control;
create policy control_select on reference.certification_body for select to qualitender_control using (true);
create policy control_insert on reference.certification_body for insert to qualitender_control with check (true);
create policy control_update on reference.certification_body for update to qualitender_control using (true) with check (true);
grant select (id, account_tenant_id, deliveries_due_at), update (deliveries_due_at), delete on reference.certification_body to qualitender_worker;
create policy worker_select on reference.certification_body for select to qualitender_worker using (true);
create policy worker_delivered on reference.certification_body for update to qualitender_worker
  using (deliveries_due_at is not null) with check (deliveries_due_at is null);
create policy worker_discard on reference.certification_body for delete to qualitender_worker using (sandbox_id = admin.discarded_sandbox());
