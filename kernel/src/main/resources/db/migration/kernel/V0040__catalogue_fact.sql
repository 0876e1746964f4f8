-- The catalogue after the migrations, as sentences: owners, grants, policies, functions, constraints. Written by
-- `db migrate`, which adds and removes what its files have changed; compared by each server before it starts.
create table admin.catalogue_fact (
  -- Version of the wording; servers compare only facts of their own version.
  form int not null,
  fact text not null
);
grant select on admin.catalogue_fact to qualitender_app, qualitender_control, qualitender_worker;
