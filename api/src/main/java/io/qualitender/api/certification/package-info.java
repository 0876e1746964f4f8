/** What follows a contract: certificates and reminders. */
package io.qualitender.api.certification;
