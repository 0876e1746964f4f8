package io.qualitender.kernel.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qualitender.kernel.text.Text;

/**
 * One error in a request, at a JSON pointer into the body, a parameter or a header; exactly one of
 * the three is set.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fault(String pointer, String parameter, String header, String code, Text detail) {

  public static Fault at(String pointer, String code, Text detail) {
    return new Fault(pointer, null, null, code, detail);
  }

  public static Fault parameter(String name, String code, Text detail) {
    return new Fault(null, name, null, code, detail);
  }

  public static Fault header(String name, String code, Text detail) {
    return new Fault(null, null, name, code, detail);
  }
}
