/**
 * The certification contract: it is signed outside the platform; recording it moves the file to
 * application.
 */
package io.qualitender.api.market.contract;
