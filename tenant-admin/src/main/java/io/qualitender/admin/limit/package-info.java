/** Limits on what can be asked for without a credential. */
package io.qualitender.admin.limit;
