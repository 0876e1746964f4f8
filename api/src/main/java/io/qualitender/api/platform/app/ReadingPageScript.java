package io.qualitender.api.platform.app;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The Redoc script of the page {@code /docs}, from the jar; not an operation of the API. */
final class ReadingPageScript extends HttpServlet {

  static final String PATH = "/docs/redoc.js";

  private static final String SOURCE =
      "/META-INF/resources/webjars/redoc/2.5.1/redoc.standalone.js";

  private final transient Precompressed script = Precompressed.resource(SOURCE);

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      response.setHeader("Allow", "GET, HEAD");
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return;
    }
    boolean compressed = Precompressed.acceptsGzip(request.getHeader("Accept-Encoding"));
    byte[] bytes = compressed ? script.gzip() : script.plain();
    if (compressed) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setContentType("text/javascript;charset=utf-8");
    response.setHeader("Cache-Control", "public, max-age=86400");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
