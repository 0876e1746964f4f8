-- The list of keys follows the time at which each was made.
create index api_key_list on admin.api_key (tenant_id, created_at desc, id desc);
