package io.qualitender.api.market.publication;

/**
 * A criterion and its weight.
 *
 * @param weight percent, 1 to 100; the weights of a tender sum to 100
 */
public record Criterion(CriterionCode code, int weight) {}
