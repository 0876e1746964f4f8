-- The digest on a receipt is computed once, when the quote is received. Those received before today get the digest that
-- was on their receipts: of the content written as JSON with these members in this order.
alter table app.quote_revision no force row level security;
alter table app.quote_revision add column content_sha256 text;
update app.quote_revision r
   set content_sha256 = encode(sha256(convert_to(
         '{"lines":['
         || coalesce((select string_agg('{"code":' || (given.line -> 'code')::text
                                        || ',"amount":' || coalesce((given.line -> 'amount')::text, 'null')
                                        || ',"included":' || coalesce((given.line -> 'included')::text, 'false')
                                        || ',"not_offered":' || coalesce((given.line -> 'not_offered')::text, 'false')
                                        || '}', ',' order by given.position)
                        from jsonb_array_elements(r.content -> 'lines') with ordinality given(line, position)), '')
         || '],"main_half_days":' || coalesce((r.content -> 'main_half_days')::text, 'null')
         || ',"surveillance_half_days":' || coalesce((r.content -> 'surveillance_half_days')::text, 'null')
         || ',"vat_rate_bp":' || coalesce((r.content -> 'vat_rate_bp')::text, 'null')
         || ',"vat_exemption_reason":' || coalesce((r.content -> 'vat_exemption_reason')::text, 'null')
         || ',"earliest_audit_on":' || coalesce((r.content -> 'earliest_audit_on')::text, 'null')
         || ',"valid_until_on":' || coalesce((r.content -> 'valid_until_on')::text, 'null')
         || '}', 'UTF8')), 'hex');
alter table app.quote_revision
  alter column content_sha256 set not null,
  add constraint quote_revision_digest check (content_sha256 ~ '^[0-9a-f]{64}$');
alter table app.quote_revision force row level security;
