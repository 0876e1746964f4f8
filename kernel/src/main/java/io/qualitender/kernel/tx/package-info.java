/** Transactions with their tenant: all access to the database. */
package io.qualitender.kernel.tx;
