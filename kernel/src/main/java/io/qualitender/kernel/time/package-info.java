/** The Europe/Paris calendar: business days, instants of business dates. */
package io.qualitender.kernel.time;
