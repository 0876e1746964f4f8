-- A quote that is set apart (abnormally low, or under a figure of law that is not confirmed) and that the organization
-- nevertheless counts, with the reason; insert-only.
create table app.counted_quote (
  tenant_id   uuid not null,
  quote_id    uuid not null,
  tender_id   uuid not null,
  reason_code text not null,
  reason_text text not null,
  counted_at  timestamptz not null,
  primary key (tenant_id, quote_id),
  foreign key (tenant_id, quote_id) references app.quote (tenant_id, id),
  foreign key (tenant_id, tender_id) references app.tender (tenant_id, id)
);
create index counted_quote_tender on app.counted_quote (tenant_id, tender_id);
call app.protect('app.counted_quote', 'select', 'insert');
