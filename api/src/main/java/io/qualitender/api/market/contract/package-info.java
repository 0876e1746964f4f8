/** The certification contract: recorded once signed outside, it moves the file to application. */
package io.qualitender.api.market.contract;
