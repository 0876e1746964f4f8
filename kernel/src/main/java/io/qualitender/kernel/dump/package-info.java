/**
 * Dumps the database to one file from one snapshot, and restores it into an empty database of the
 * same schema.
 */
package io.qualitender.kernel.dump;
