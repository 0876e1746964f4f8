package io.qualitender.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;

/** Asks a server one request at a time and reads the answer. */
final class Answers {

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;

  Answers(int port) {
    this.port = port;
  }

  /**
   * @throws IllegalStateException for an answer that is not 2xx
   */
  String to(Request request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + request.path()))
            .header("Authorization", "Bearer " + request.key().text());
    if (request.method().equals("GET")) {
      builder.GET();
    } else {
      builder
          .header("Idempotency-Key", UUID.randomUUID().toString())
          .header("Content-Type", "application/json")
          .method(request.method(), HttpRequest.BodyPublishers.ofString(request.body()));
    }
    if (!request.header().isEmpty()) {
      String[] header = request.header().split(": ", 2);
      builder.header(header[0], header[1]);
    }
    try {
      HttpResponse<String> answer =
          client.send(builder.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            request.method()
                + " "
                + request.path()
                + ": "
                + answer.statusCode()
                + " "
                + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new IllegalStateException("no answer to " + request.path(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
