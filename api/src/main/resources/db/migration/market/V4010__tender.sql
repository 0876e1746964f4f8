-- Tenders as their organization sees them: drafts, preferences, criteria. Bodies cannot read this table.
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
  min_quotes            int not null,
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
-- Lists are sorted by the database's time; the order of ids depends on the clocks of nodes.
create index tender_list on app.tender (tenant_id, state, created_at desc, id desc);
create index tender_due on app.tender (closes_at) where state = 'open';
create index tender_tenant_due on app.tender (tenant_id, closes_at) where state = 'open';
call app.protect('app.tender', 'select', 'insert', 'update');
-- Only the worker changes an open tender to opened.
grant select (tenant_id, id, kind, state, closes_at, opened_at, closed_reason, version, renews_certificate_id),
      update (state, opened_at, closed_reason, version, updated_at) on app.tender to qualitender_worker;
create policy worker_select on app.tender for select to qualitender_worker using (true);
create policy worker_open on app.tender for update to qualitender_worker
  using (state = 'open') with check (state in ('opened', 'unsuccessful'));
