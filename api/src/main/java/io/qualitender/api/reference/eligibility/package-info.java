/** Whether a provider may, and must, be certified. */
package io.qualitender.api.reference.eligibility;
