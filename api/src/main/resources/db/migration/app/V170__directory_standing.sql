-- A body's standing since when, by which source, and when that was last checked; its basis in French as well. Null where
-- nothing was noted. A withdrawn body stays, because tenders and certificates rest on its entry.
alter table reference.certification_body
  drop constraint certification_body_listing_status_check,
  add constraint certification_body_listing_status_check
    check (listing_status in ('accredited', 'listed', 'unconfirmed', 'withdrawn')),
  add column listing_status_since text
    constraint certification_body_listing_status_since_check check (listing_status_since ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  add column listing_status_source text,
  add column last_checked_on date,
  add column basis_fr text;
