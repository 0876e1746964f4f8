/** Transactions that name their tenant: the only door to the database. */
package io.qualitender.kernel.tx;
