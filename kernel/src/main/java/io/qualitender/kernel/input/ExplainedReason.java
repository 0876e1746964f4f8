package io.qualitender.kernel.input;

import jakarta.validation.constraints.NotNull;

/** A {@link Reason} whose text is required. */
public record ExplainedReason<C>(
    @NotNull C code, @NotNull @VisibleText(max = Reason.MAX_LENGTH) String text) {}
