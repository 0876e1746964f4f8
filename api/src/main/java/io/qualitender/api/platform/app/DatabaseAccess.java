package io.qualitender.api.platform.app;

/**
 * Where the database is and the four logins of {@code config/roles.sql}, whether it is the embedded
 * one or an external one.
 *
 * @param jdbcUrl without user or password
 * @param migrator for {@code db migrate} only, never for the server; null where only the server's
 *     logins were given
 * @param app requests and jobs inside one tenant
 * @param control what happens before a tenant is known
 * @param worker due work across tenants
 */
public record DatabaseAccess(
    String jdbcUrl,
    DatabaseLogin migrator,
    DatabaseLogin app,
    DatabaseLogin control,
    DatabaseLogin worker) {}
