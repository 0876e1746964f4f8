package io.qualitender.api.contract;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import io.restassured.specification.QueryableRequestSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Checks every response that REST-assured receives against openapi.yaml and records it in {@link
 * Coverage}.
 */
public final class ContractFilter implements Filter {

  private final BiConsumer<Contract, Exchange> check;

  private ContractFilter(BiConsumer<Contract, Exchange> check) {
    this.check = check;
  }

  /** For requests to an operation of the document. */
  public static ContractFilter documented() {
    return new ContractFilter(Contract::checkAnswer);
  }

  /** For an unknown path, or a method its path does not have. */
  public static ContractFilter undocumented() {
    return new ContractFilter(Contract::checkUnknownPathAnswer);
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    Response response = context.next(request, expected);
    String body = request.getBody();
    check.accept(
        Contract.get(),
        exchange(request.getMethod(), target(request), request.getContentType(), body, response));
    return response;
  }

  /** Path and query, as they are sent. */
  public static String target(QueryableRequestSpecification request) {
    if (request.getQueryParams().isEmpty()) {
      return request.getUserDefinedPath();
    }
    URI sent = URI.create(request.getURI());
    String query = sent.getRawQuery();
    return query == null ? sent.getRawPath() : sent.getRawPath() + "?" + query;
  }

  /** The request and its answer. Reads the whole body, which returns the connection to the pool. */
  public static Exchange exchange(
      String method, String target, String type, String body, Response response) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (Header header : response.headers()) {
      headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
    }
    return new Exchange(
        method,
        target,
        body == null ? null : type,
        body,
        response.statusCode(),
        headers,
        new String(response.asByteArray(), StandardCharsets.UTF_8));
  }
}
