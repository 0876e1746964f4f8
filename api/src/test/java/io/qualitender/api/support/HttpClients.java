package io.qualitender.api.support;

import io.restassured.config.DecoderConfig;
import io.restassured.config.EncoderConfig;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.http.client.HttpClient;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.conn.PoolingClientConnectionManager;
import org.apache.http.params.HttpConnectionParams;

/**
 * The HTTP clients of REST-assured. A request is sent once and as the test writes it: redirects are
 * not followed, cookies not kept, no charset and no Accept-Encoding added, failures not retried.
 *
 * <p>REST-assured asks for a client with every request and accepts only Apache's deprecated
 * classes. It sets parameters on the client, so each thread has its own; all share one pool of
 * connections.
 */
@SuppressWarnings("deprecation")
final class HttpClients {

  private static final int MOST_CONNECTIONS = 256;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration CONNECTING = Duration.ofSeconds(5);

  /** Well below the idle timeout of the servers. */
  private static final Duration IDLE = Duration.ofSeconds(1);

  private static final PoolingClientConnectionManager CONNECTIONS = connections();
  private static final ThreadLocal<HttpClient> CLIENTS =
      ThreadLocal.withInitial(HttpClients::client);

  static final RestAssuredConfig CONFIG =
      RestAssuredConfig.config()
          .httpClient(HttpClientConfig.httpClientConfig().httpClientFactory(CLIENTS::get))
          .redirect(RedirectConfig.redirectConfig().followRedirects(false))
          .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders())
          .encoderConfig(
              EncoderConfig.encoderConfig()
                  .defaultContentCharset(StandardCharsets.UTF_8)
                  .appendDefaultContentCharsetToContentTypeIfUndefined(false));

  private HttpClients() {}

  /** The same, for a body of this media type that is written as a text. */
  static RestAssuredConfig asText(String mediaType) {
    return CONFIG.encoderConfig(
        CONFIG.getEncoderConfig().encodeContentTypeAs(mediaType, ContentType.TEXT));
  }

  private static PoolingClientConnectionManager connections() {
    PoolingClientConnectionManager connections = new PoolingClientConnectionManager();
    connections.setMaxTotal(MOST_CONNECTIONS);
    connections.setDefaultMaxPerRoute(MOST_CONNECTIONS);
    return connections;
  }

  private static HttpClient client() {
    DefaultHttpClient client = new DefaultHttpClient(CONNECTIONS);
    HttpConnectionParams.setConnectionTimeout(client.getParams(), (int) CONNECTING.toMillis());
    HttpConnectionParams.setSoTimeout(client.getParams(), (int) PATIENCE.toMillis());
    // The stale check costs a millisecond per request; IDLE makes it unnecessary.
    HttpConnectionParams.setStaleCheckingEnabled(client.getParams(), false);
    client.setHttpRequestRetryHandler((failure, times, context) -> false);
    client.setKeepAliveStrategy((response, context) -> IDLE.toMillis());
    return client;
  }
}
