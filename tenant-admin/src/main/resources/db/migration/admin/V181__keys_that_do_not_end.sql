-- A key ends when it is revoked; that it ends by itself is the choice of who makes it.
alter table admin.api_key alter column expires_at drop not null;
-- The operator's name, where the operator issued the key; null for keys that a tenant made.
alter table admin.api_key add column issued_by text check (issued_by <> '');
-- Nobody chose the year that every key was given. Keys whose end is that year lose it; an end that was chosen, and one
-- that has come, stay.
set local role none;
update admin.api_key
   set expires_at = null, version = version + 1, updated_at = clock_timestamp()
 where revoked_at is null and expires_at > clock_timestamp()
   and ((created_at at time zone 'UTC' + interval '1 year') at time zone 'UTC') - expires_at
       between interval '0' and interval '2 seconds';
set local role qualitender_owner;
