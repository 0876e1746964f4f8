package io.qualitender.peer;

import com.zaxxer.hikari.HikariDataSource;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.TenantKind;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Finds the caller of an API key. Whether a remembered key is still valid is asked by Tenancy. */
@Service
class KeyService {

  private static final Query<Actor> FIND =
      new Query<>(
          """
          select k.tenant_id, k.id, k.role, k.scopes, t.kind, t.sandbox_id
            from admin.api_key k
            join admin.tenant t on t.id = k.tenant_id
            left join admin.sandbox s on s.id = t.sandbox_id
           where s.discarded_at is null and k.secret_hash = :hash and k.revoked_at is null
             and (k.expires_at is null or k.expires_at > clock_timestamp())
          """,
          (row, number) ->
              new Actor(
                  Columns.uuid(row, "tenant_id"),
                  Columns.word(row, "kind", TenantKind.class),
                  Columns.uuid(row, "sandbox_id"),
                  Columns.uuid(row, "id"),
                  Columns.word(row, "role", Role.class),
                  Arrays.stream((String[]) row.getArray("scopes").getArray())
                      .collect(Collectors.toSet())));

  private final JdbcClient jdbc;

  KeyService(@Qualifier("control") HikariDataSource control) {
    this.jdbc = JdbcClient.create(control);
  }

  /**
   * Null for an unknown key, which is not remembered.
   *
   * @param hash SHA-256 of the secret, in hexadecimal
   */
  @Cacheable(cacheNames = "keys", unless = "#result == null")
  public Actor find(String hash) {
    return FIND.on(jdbc, Map.of("hash", HexFormat.of().parseHex(hash))).optional().orElse(null);
  }
}
