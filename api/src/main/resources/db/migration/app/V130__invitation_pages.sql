-- Lists follow the database's time, not an id, whose order is that of the clock of the node that made it.
drop index app.tender_invitation_body;
create index tender_invitation_body on app.tender_invitation (cb_tenant_id, sent_at desc, id desc);
drop index app.tender_list;
create index tender_list on app.tender (tenant_id, state, created_at desc, id desc);
