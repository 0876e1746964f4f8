/** The default database: an embedded PostgreSQL in the data folder that stops with the process. */
package io.qualitender.api.run.embedded;
