package io.qualitender.api.run.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.qualitender.api.run.client.ApiClient;
import io.qualitender.api.run.client.Exchange;
import java.io.PrintStream;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Prints requests and responses with the relevant headers and formatted bodies; keys are shortened.
 */
final class ExchangePrinter {

  private static final List<String> REQUEST_HEADERS =
      List.of("Authorization", "Content-Type", "Idempotency-Key", "If-Match");

  private static final List<String> RESPONSE_HEADERS =
      List.of("Content-Type", "ETag", "Location", "Idempotent-Replayed", "Retry-After");

  private static final Pattern KEY = Pattern.compile("\\b(qk_(?:test|live)_)\\w+");

  private static final String MARGIN = "    ";

  private static final ObjectWriter PRETTY =
      ApiClient.JSON.writer(
          new DefaultPrettyPrinter(
                  Separators.createDefaultInstance()
                      .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
              .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE));

  private final PrintStream out;

  ExchangePrinter(PrintStream out) {
    this.out = out;
  }

  void print(Exchange exchange) {
    StringBuilder text = new StringBuilder("\n");
    text.append("→ ").append(exchange.method()).append(' ').append(exchange.path());
    if (exchange.caller() != null) {
      text.append("   (").append(exchange.caller()).append(')');
    }
    text.append('\n');
    headers(text, REQUEST_HEADERS, exchange.requestHeaders());
    body(text, exchange.requestBody());
    text.append("← ").append(exchange.status()).append('\n');
    headers(text, RESPONSE_HEADERS, exchange.answerHeaders());
    body(text, exchange.answerBody());
    KEY.matcher(text).replaceAll("$1…").lines().forEach(line -> out.println(indented(line)));
    out.println();
  }

  private static String indented(String line) {
    return line.isEmpty() ? line : MARGIN + line;
  }

  private static void headers(StringBuilder text, List<String> names, HttpHeaders headers) {
    for (String name : names) {
      headers
          .firstValue(name)
          .ifPresent(
              value -> text.append("  ").append(name).append(": ").append(value).append('\n'));
    }
  }

  private static void body(StringBuilder text, String body) {
    if (body == null || body.isEmpty()) {
      return;
    }
    formatted(body).lines().forEach(line -> text.append("  ").append(line).append('\n'));
  }

  /** Unchanged if it is not JSON. */
  private static String formatted(String body) {
    try {
      return PRETTY.writeValueAsString(ApiClient.JSON.readTree(body));
    } catch (JsonProcessingException e) {
      return body;
    }
  }
}
