/** Identifiers: UUIDv7 inside, a prefix and Crockford base32 on the wire. */
package io.qualitender.kernel.id;
