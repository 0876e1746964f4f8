/**
 * The database in one file: written from one snapshot, restored into an empty database of the same
 * schema.
 */
package io.qualitender.kernel.dump;
