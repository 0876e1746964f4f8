/** How much may be asked for: by an address, with a credential, by a tenant. */
package io.qualitender.admin.limit;
