/**
 * Tenders on the organization's side: draft, publication, end. The award rule is in {@code award}.
 */
package io.qualitender.api.market.tender;
