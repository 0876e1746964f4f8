/**
 * The default database: a real PostgreSQL that lives in the data folder and dies with the process.
 */
package io.qualitender.api.run.embedded;
