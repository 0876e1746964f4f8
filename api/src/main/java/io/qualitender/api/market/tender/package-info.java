/**
 * The tender as its organization sees it: draft, publication, end. The award rule is in {@code
 * award}.
 */
package io.qualitender.api.market.tender;
