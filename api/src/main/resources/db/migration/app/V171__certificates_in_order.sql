-- Which cycle follows which is its number, given under the file's lock, and not the order of ids, which are minted by the
-- clocks of nodes: what rests on a cycle keeps its number. A cycle knows its certificate's first day beside its last one.
alter table app.certification_cycle no force row level security;
alter table app.contract no force row level security;
alter table app.certificate no force row level security;

alter table app.certification_cycle add column certified_from_on date;
update app.certification_cycle c
   set certified_from_on = x.valid_from_on
  from app.certificate x
 where x.tenant_id = c.tenant_id and x.cycle_id = c.id and x.superseded_at is null and c.certified_until_on is not null;

alter table app.contract add column cycle_number int;
update app.contract k
   set cycle_number = c.number
  from app.certification_cycle c
 where c.tenant_id = k.tenant_id and c.id = k.cycle_id;
alter table app.contract
  alter column cycle_number set not null,
  add constraint contract_cycle_number_from_1 check (cycle_number >= 1);

alter table app.certificate add column cycle_number int;
update app.certificate x
   set cycle_number = c.number
  from app.certification_cycle c
 where c.tenant_id = x.tenant_id and c.id = x.cycle_id;
alter table app.certificate
  alter column cycle_number set not null,
  add constraint certificate_cycle_number_from_1 check (cycle_number >= 1);

grant select (cycle_number) on app.contract to qualitender_worker;
grant select (cycle_number) on app.certificate to qualitender_worker;
drop index app.certificate_body;
create index certificate_body on app.certificate (cb_tenant_id, created_at desc, id desc);
create index certificate_list on app.certificate (tenant_id, created_at desc, id desc);

alter table app.certification_cycle force row level security;
alter table app.contract force row level security;
alter table app.certificate force row level security;
