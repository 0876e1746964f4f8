/**
 * The award: proposing the tender to the body of one quote, its answer, and the contract that
 * follows (docs/domain.md, 12). The award rule is {@code AwardRules}.
 */
package io.qualitender.api.market.award;
