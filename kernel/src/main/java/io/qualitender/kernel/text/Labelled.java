package io.qualitender.kernel.text;

import java.util.List;
import java.util.Locale;

/**
 * An enum with labels in French and English: the label of {@code TenderState.DRAFT} in package
 * {@code tender} is the message {@code tender.tender_state.draft}. The wire form is not affected.
 */
public interface Labelled {

  String name();

  default Text label() {
    String type = ((Enum<?>) this).getDeclaringClass().getSimpleName();
    String snake = type.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    String key = String.join(".", Text.bundle(getClass()), snake, WireName.of((Enum<?>) this));
    return new Text(key, List.of());
  }
}
