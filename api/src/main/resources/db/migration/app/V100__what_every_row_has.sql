-- What an answer always shows is always stored: a draft's number of quotes could be cleared, and every comparison and
-- award after the deadline failed on it for ever; a profile exists only once it is whole.
-- Only the migrator sees the rows of all tenants; the owner is under force like everybody else.
set local role none;
update app.tender set min_quotes = 2 where min_quotes is null;
set local role qualitender_owner;
alter table app.tender alter column min_quotes set not null;
alter table app.organization
  alter column siren set not null,
  alter column head_office_siret set not null,
  alter column nda set not null,
  alter column turnover_amount set not null,
  alter column turnover_year set not null,
  alter column other_sites set not null,
  alter column certifying set not null,
  alter column work_study set not null,
  alter column work_based_periods set not null,
  alter column uses_subcontractors set not null,
  alter column longer_than_two_days set not null,
  alter column remote set not null;
