-- The catalogue as the migrations have made it, in sentences: owners, grants, policies, functions, constraints. Written by
-- `db migrate`, which adds and removes what its files have changed; compared by each server before it starts.
create table admin.catalogue_fact (
  -- How the sentences are put; servers compare with those of their own form only.
  form int not null,
  fact text not null
);
grant select on admin.catalogue_fact to qualitender_app, qualitender_control, qualitender_worker;
