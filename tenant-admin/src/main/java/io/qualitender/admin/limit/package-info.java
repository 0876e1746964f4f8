/** Rate limits by address and credential, and concurrency limits by tenant. */
package io.qualitender.admin.limit;
