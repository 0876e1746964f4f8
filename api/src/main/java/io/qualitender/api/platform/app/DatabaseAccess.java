package io.qualitender.api.platform.app;

/**
 * The address of the database, embedded or external, and the four logins of {@code
 * config/roles.sql}.
 *
 * @param jdbcUrl without user or password
 * @param migrator for {@code db migrate} only, never for the server; null where only the server's
 *     logins were given
 * @param app requests and jobs inside one tenant
 * @param control work outside any tenant, such as checking credentials
 * @param worker due work across tenants
 */
public record DatabaseAccess(
    String jdbcUrl,
    DatabaseLogin migrator,
    DatabaseLogin app,
    DatabaseLogin control,
    DatabaseLogin worker) {}
