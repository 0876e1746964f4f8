-- One file per organization, one cycle every three years.
create table app.certification_file (
  tenant_id  uuid not null,
  id         uuid not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id)
);
call app.protect('app.certification_file', 'select', 'insert');

create table app.certification_cycle (
  tenant_id             uuid not null,
  id                    uuid not null,
  file_id               uuid not null,
  -- The order of cycles, assigned under the file's lock; ids depend on the clocks of nodes.
  number                int not null,
  kind                  text not null check (kind in ('initial', 'renewal')),
  phase                 text not null check (phase in ('self_assessment', 'body_choice', 'application', 'initial_audit',
                          'corrective_actions', 'follow_up_audit', 'certified', 'surveillance', 'renewal', 'closed',
                          'refused', 'abandoned')),
  certification_body_id uuid references reference.certification_body (id),
  -- First and last day of the cycle's certificate, set when it is certified; the next cycle begins on the day after.
  certified_from_on     date,
  certified_until_on    date,
  version               int not null,
  created_at            timestamptz not null,
  updated_at            timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, file_id) references app.certification_file (tenant_id, id)
);
call app.protect('app.certification_cycle', 'select', 'insert', 'update');
