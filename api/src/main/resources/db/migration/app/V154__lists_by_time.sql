-- The lists of quotes and of a body's awards follow the time at which each was made, not its id.
drop index app.quote_of_body;
create index quote_of_body on app.quote (cb_tenant_id, created_at desc, id desc);
drop index app.tender_award_body;
create index tender_award_body on app.tender_award (cb_tenant_id, created_at desc, id desc);
