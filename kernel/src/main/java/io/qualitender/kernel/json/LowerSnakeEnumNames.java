package io.qualitender.kernel.json;

import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import io.qualitender.kernel.text.WireName;

/** {@code UNDER_150K} is {@code under_150k} on the wire, in values and in keys of objects. */
final class LowerSnakeEnumNames extends NopAnnotationIntrospector {

  @Override
  public String[] findEnumValues(
      MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
    for (int i = 0; i < constants.length; i++) {
      if (names[i] == null) {
        names[i] = WireName.of(constants[i]);
      }
    }
    return names;
  }
}
