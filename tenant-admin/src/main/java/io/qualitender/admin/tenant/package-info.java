/** The tenants: whose data a credential reaches. */
package io.qualitender.admin.tenant;
