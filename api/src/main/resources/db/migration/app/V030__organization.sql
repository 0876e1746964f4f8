-- The training organization's profile; money in cents excluding VAT.
create table app.organization (
  tenant_id              uuid not null,
  id                     uuid not null,
  legal_name             text not null,
  siren                  text,
  head_office_siret      text,
  nda                    text,
  action_categories      text[] not null,
  turnover_amount        bigint check (turnover_amount >= 0),
  turnover_year          int,
  other_sites            int check (other_sites >= 0),
  new_entrant_categories text[] not null,
  certifying             boolean,
  work_study             boolean,
  work_based_periods     boolean,
  uses_subcontractors    boolean,
  longer_than_two_days   boolean,
  remote                 boolean,
  version                int not null,
  created_at             timestamptz not null,
  updated_at             timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id)
);
call app.protect('app.organization', 'select', 'insert', 'update');

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
  number                int not null,
  kind                  text not null check (kind in ('initial', 'renewal')),
  phase                 text not null check (phase in ('self_assessment', 'body_choice', 'application', 'initial_audit',
                          'corrective_actions', 'follow_up_audit', 'certified', 'surveillance', 'renewal', 'closed',
                          'refused', 'abandoned')),
  certification_body_id uuid references reference.certification_body (id),
  -- The last day of the cycle's certificate, written when it is certified: the next cycle begins the day after.
  certified_until_on    date,
  version               int not null,
  created_at            timestamptz not null,
  updated_at            timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, file_id) references app.certification_file (tenant_id, id)
);
call app.protect('app.certification_cycle', 'select', 'insert', 'update');
