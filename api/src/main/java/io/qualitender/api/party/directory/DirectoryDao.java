package io.qualitender.api.party.directory;

import io.qualitender.kernel.job.DueItem;
import io.qualitender.kernel.sql.Select;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * SQL of the directory, which has no tenant: row policies show real bodies and those of the
 * caller's sandbox.
 */
@RegisterConstructorMapper(DueItem.class)
interface DirectoryDao {

  String BODY = "select " + CertificationBody.COLUMNS + " from reference.certification_body b ";

  Select<CertificationBody> BY_ID = Select.of(BODY + " where id = :id", CertificationBody::read);

  Select<CertificationBody> BY_IDS =
      Select.of(
          BODY + " where id = any(cast(:ids as uuid[])) order by name, id",
          CertificationBody::read);

  Select<CertificationBody> CANDIDATES =
      Select.of(
          BODY
              + """
                where kind = 'certification_body' and listing_status <> 'withdrawn'
                  and sandbox_id is not distinct from cast(:sandboxId as uuid)
                order by name, id
                """,
          CertificationBody::read);

  /** The public id of the entry that is linked to a tenant. */
  Select<String> ID_OF_ACCOUNT =
      Select.of(
          "select id from reference.certification_body where account_tenant_id = :tenantId",
          row -> Directory.ID.format(row.uuid()));

  /** One page by name. Empty and null filters match all. */
  Select<CertificationBody> PAGE =
      Select.of(
          BODY
              + """
            where (cast(:part as text) is null
                   or strpos(translate(lower(name), 'ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸàâäçéèêëîïôöùûüÿ’‘ʼ′´`‐‑–\u00a0\u202f'
                                    , 'aaaceeeeiioouuuyaaaceeeeiioouuuy''''''''''''---  '),
                             cast(:part as text)) > 0)
              and (cardinality(cast(:categories as text[])) = 0 or action_categories && cast(:categories as text[]))
              and (cast(:listingStatus as text) is null or listing_status = cast(:listingStatus as text))
              and (cast(:fictional as boolean) is null or (sandbox_id is not null) = cast(:fictional as boolean))
              and (cast(:invitable as boolean) is null
                   or (kind = 'certification_body' and listing_status <> 'withdrawn'
                       and sandbox_id is not distinct from cast(:sandboxId as uuid)) = cast(:invitable as boolean))
              and (cast(:afterName as text) is null or (name, id) > (cast(:afterName as text), cast(:afterId as uuid)))
            order by name, id
            limit :limit
            """,
          CertificationBody::read);

  /** Inserts or updates an entry. An older list, from an older build, changes nothing. */
  @SqlUpdate(
      """
      insert into reference.certification_body as known
        (id, name, kind, cofrac_number, listing_status, listing_status_since, listing_status_source,
         last_checked_on, website, action_categories, accredited_until_on, basis, basis_fr, confidence, read_on,
         sandbox_id, account_tenant_id, version, created_at, updated_at)
      values (:id, :name, :kind, :cofracNumber, :listing.listingStatus, :listing.listingStatusSince,
              :listing.listingStatusSource, :listing.lastCheckedOn, :website, :actionCategories, :accreditedUntilOn,
              :evidence.basis, :evidence.basisFr, :evidence.confidence, :evidence.readOn, :sandboxId,
              :accountTenantId, 1, :createdAt, :updatedAt)
      on conflict (id) do update
      set name = excluded.name, kind = excluded.kind, cofrac_number = excluded.cofrac_number,
          listing_status = excluded.listing_status, listing_status_since = excluded.listing_status_since,
          listing_status_source = excluded.listing_status_source, last_checked_on = excluded.last_checked_on,
          website = excluded.website, action_categories = excluded.action_categories, basis = excluded.basis,
          basis_fr = excluded.basis_fr, confidence = excluded.confidence, read_on = excluded.read_on,
          version = known.version + 1, updated_at = excluded.updated_at
      where known.read_on <= excluded.read_on
        and (known.name, known.kind, known.cofrac_number, known.listing_status, known.listing_status_since,
             known.listing_status_source, known.last_checked_on, known.website, known.action_categories, known.basis,
             known.basis_fr, known.confidence, known.read_on)
        is distinct from
            (excluded.name, excluded.kind, excluded.cofrac_number, excluded.listing_status,
             excluded.listing_status_since, excluded.listing_status_source, excluded.last_checked_on, excluded.website,
             excluded.action_categories, excluded.basis, excluded.basis_fr, excluded.confidence, excluded.read_on)
      """)
  int upsert(@BindMethods CertificationBody body);

  @SqlUpdate(
      """
      update reference.certification_body
      set account_tenant_id = :tenantId, deliveries_due_at = :at, version = version + 1, updated_at = :at
      where id = :id and account_tenant_id is null and sandbox_id is null and kind = 'certification_body'
      """)
  int link(UUID id, UUID tenantId, Instant at);

  /** Entries that have been linked to an account whose waiting invitations are to be delivered. */
  @SqlQuery(
      """
      select account_tenant_id as tenant_id, cast(null as uuid) as sandbox_id, id, deliveries_due_at as due_at
        from reference.certification_body
       where deliveries_due_at is not null
       order by deliveries_due_at, id
       limit :limit
      """)
  List<DueItem> deliveriesDue(int limit);

  @SqlUpdate(
      """
      update reference.certification_body set deliveries_due_at = null
       where id = :bodyId and deliveries_due_at is not null
      """)
  int deliveriesHandedOver(UUID bodyId);
}
