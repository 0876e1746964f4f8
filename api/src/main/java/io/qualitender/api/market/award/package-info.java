/**
 * The award: it is proposed to the body of one quote, which accepts or declines (docs/domain.md,
 * 12). The award rule is {@code AwardRules}.
 */
package io.qualitender.api.market.award;
