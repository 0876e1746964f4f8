package io.qualitender.kernel.text;

import java.util.List;
import java.util.Locale;

/**
 * An enum whose words have a name for people: {@code TenderState.DRAFT} of package {@code tender}
 * is the message {@code tender.tender_state.draft}. The word on the wire stays as it is.
 */
public interface Labelled {

  String name();

  default Text label() {
    String type = ((Enum<?>) this).getDeclaringClass().getSimpleName();
    String snake = type.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    String key = String.join(".", Text.bundle(getClass()), snake, name().toLowerCase(Locale.ROOT));
    return new Text(key, List.of());
  }
}
