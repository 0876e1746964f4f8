/** What a passed deadline asks of whoever meets it: the quotes are opened first. */
package io.qualitender.api.market.deadline;
