-- By which versions of the dated data a tender is decided is kept with its publication. When these were published,
-- each had one version only.
alter table app.tender_publication no force row level security;
update app.tender_publication
   set content = content || '{"frozen": {"audit_rules": "2023-09-01", "tender_rules": "2026-11-24", "price_guide": "2026-11-23"}}'
 where not content ? 'frozen';
alter table app.tender_publication force row level security;
