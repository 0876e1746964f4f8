-- What the other files and the load scripts share: ids computed from numbers, pseudo-random values from a seed.
-- In a schema of its own, so that the product's start-up check does not meet it.
create schema bench;
grant usage on schema bench to qualitender_app;

-- The id of object `n` of a kind. Kinds: 1 organization, 2 body, 3 key, 4 profile, 5 file, 6 cycle, 7 tender,
-- 8 publication, 9 invitation, 10 quote, 11 award, 12 contract, 13 certificate, 14 reminder, 15 directory entry.
-- Tender j (0 to 63) of organization i has the number 64 i + j; quote k (1 to 5) of a tender 8 times that + k.
create function bench.id(kind int, n bigint) returns uuid
  language sql immutable parallel safe
  as $$ select (lpad(to_hex(kind), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;

-- A number from 0 to less than 1 that depends on its arguments only.
create function bench.chance(n bigint, purpose bigint) returns float8
  language sql immutable parallel safe
  as $$ select (hashint8extended(n, 20261126 + purpose) & 9007199254740991)::float8 / 9007199254740992 $$;

-- organizations: how many; loaded: how many of them, from the first, have the 64 tenders that the load scripts ask for;
-- certified: how many, from the first, have a certificate; invitations: of the body with the most.
create table bench.size (organizations int, loaded int, certified int, invitations int, made_at timestamptz);

-- The texts of the keys are made in Java; here are their hashes.
create table bench.key (tenant_kind int, n int, secret_hash bytea, hint text);
