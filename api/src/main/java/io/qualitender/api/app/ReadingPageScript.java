package io.qualitender.api.app;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Redoc, from the jar: the one script of the page {@code /docs}, and no operation of the API. */
final class ReadingPageScript extends HttpServlet {

  static final String PATH = "/docs/redoc.js";

  private static final String SOURCE =
      "/META-INF/resources/webjars/redoc/2.5.1/redoc.standalone.js";

  private final transient byte[] script = read();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/javascript;charset=utf-8");
    response.setHeader("Cache-Control", "public, max-age=86400");
    response.setContentLength(script.length);
    response.getOutputStream().write(script);
  }

  private static byte[] read() {
    try (InputStream stream = ReadingPageScript.class.getResourceAsStream(SOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("this build lacks " + SOURCE);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
