/** Tenants and their verified identities. */
package io.qualitender.admin.tenant;
