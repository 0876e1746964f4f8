-- Which award of a tender is the newest is a number given under the tender's lock. An id is minted by the clock of a
-- node, and two nodes may be minutes apart.
alter table app.tender_award no force row level security;
alter table app.award_result no force row level security;

alter table app.tender_award add column number int;
update app.tender_award a
   set number = counted.number
  from (select tenant_id, id,
               row_number() over (partition by tenant_id, tender_id order by proposed_at, id) as number
          from app.tender_award) counted
 where counted.tenant_id = a.tenant_id and counted.id = a.id;
alter table app.tender_award
  alter column number set not null,
  add constraint tender_award_number_from_1 check (number >= 1),
  add constraint tender_award_number unique (tenant_id, tender_id, number);
drop index app.tender_award_tender;

alter table app.award_result add column award_number int;
update app.award_result r
   set award_number = a.number
  from app.tender_award a
 where a.tenant_id = r.tenant_id and a.id = r.award_id;
alter table app.award_result alter column award_number set not null;
drop index app.award_result_body;
create index award_result_body on app.award_result (cb_tenant_id, quote_id, award_number desc);

-- From the points of its own quote a body computes the price of a rival (docs/decisions/0028): they are not kept for it.
alter table app.award_result drop column total_score;

alter table app.tender_award force row level security;
alter table app.award_result force row level security;
