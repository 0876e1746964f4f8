package io.qualitender.kernel.text;

/** An amount in a sentence: {@code 1 234,50 €} or {@code €1,234.50}. */
public record Euros(long cents) {}
