/** Identifiers: UUIDv7 in the database, a prefix and Crockford base32 on the wire. */
package io.qualitender.kernel.id;
