-- The training organization's profile, inserted only when it is complete; money in cents excluding VAT.
create table app.organization (
  tenant_id              uuid not null,
  id                     uuid not null,
  legal_name             text not null,
  siren                  text not null,
  head_office_siret      text not null,
  nda                    text not null,
  action_categories      text[] not null,
  turnover_amount        bigint not null check (turnover_amount >= 0),
  turnover_year          int not null,
  other_sites            int not null check (other_sites >= 0),
  new_entrant_categories text[] not null,
  certifying             boolean not null,
  work_study             boolean not null,
  work_based_periods     boolean not null,
  uses_subcontractors    boolean not null,
  longer_than_two_days   boolean not null,
  remote                 boolean not null,
  version                int not null,
  created_at             timestamptz not null,
  updated_at             timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id)
);
call app.protect('app.organization', 'select', 'insert', 'update');
