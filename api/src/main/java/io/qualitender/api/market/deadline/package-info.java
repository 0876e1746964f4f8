/** The deadline of a tender: the check, and the exception that has quotes opened first. */
package io.qualitender.api.market.deadline;
