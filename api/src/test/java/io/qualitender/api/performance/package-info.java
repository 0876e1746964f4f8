/** What requests cost: round trips and plans. Times are measured by the bench. */
package io.qualitender.api.performance;
