package io.qualitender.kernel.http.server;

import io.qualitender.kernel.http.problem.RequestId;
import io.qualitender.kernel.http.problem.SafeHeaders;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;

/** Sets the request id, in the response and in the log, and the headers of every response. */
final class CommonHeadersFilter implements Filter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String id = RequestId.of(((HttpServletRequest) request).getHeader(RequestId.HEADER));
    HttpServletResponse answer = (HttpServletResponse) response;
    request.setAttribute(RequestId.ATTRIBUTE, id);
    answer.setHeader(RequestId.HEADER, id);
    SafeHeaders.ALL.forEach(answer::setHeader);
    answer.setHeader("Cache-Control", "no-store");
    // Any response may be compressed.
    answer.setHeader("Vary", "Accept-Encoding");
    MDC.put(RequestId.ATTRIBUTE, id);
    try {
      chain.doFilter(request, response);
    } finally {
      TenantConcurrencyFilter.release(request.getAttribute(TenantConcurrencyFilter.attribute()));
      MDC.remove(RequestId.ATTRIBUTE);
    }
  }
}
