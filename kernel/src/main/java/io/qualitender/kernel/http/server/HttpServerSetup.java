package io.qualitender.kernel.http.server;

import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.util.DataSize;
import io.qualitender.kernel.http.Credentials;
import io.qualitender.kernel.http.body.BodyLimit;
import io.qualitender.kernel.http.problem.ProblemMapper;
import io.qualitender.kernel.http.problem.ServerErrors;
import jakarta.inject.Singleton;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.EnumSet;
import java.util.UUID;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;

/** Configures the HTTP server and Jersey with the kernel's filters, limits and error handling. */
public final class HttpServerSetup {

  private static final DataSize DISABLED = DataSize.bytes(-1);

  private HttpServerSetup() {}

  /**
   * Compresses responses but does not decompress requests: a compressed body reaches {@link
   * BodyLimit} and is refused. All methods are allowed here, so that an unsupported one gets 405
   * with the path's {@code Allow}.
   */
  public static void prepare(AbstractServerFactory server) {
    server.getGzipFilterFactory().setBufferSize(DISABLED);
    server.setAllowedMethods(OuterHandler.METHODS);
  }

  /**
   * The operator's settings.
   *
   * @param proxies addresses and networks of the proxies whose {@code X-Forwarded-For} is trusted,
   *     separated by commas; empty = none
   * @param headerTimeout how long the request line and headers may take
   */
  public record Settings(RequestLimits limits, String proxies, Duration headerTimeout) {

    /** No rate limits and no proxies, for tests. */
    public static Settings unlimited() {
      return new Settings(new NoLimits(), "", Duration.ofSeconds(10));
    }
  }

  private static final class NoLimits implements RequestLimits {
    private static final RateStatus UNLIMITED =
        new RateStatus("\"address\";q=1;w=1", "\"address\";r=1;t=1");

    @Override
    public RateStatus acquire(String address, String secret) {
      return UNLIMITED;
    }

    @Override
    public Permit acquirePermit(UUID tenantId) {
      return () -> {};
    }
  }

  /** Call once, before or after the resources are registered. */
  public static void install(Environment environment, Credentials credentials, Settings settings) {
    environment.jersey().register(new AccessFeature(credentials));
    environment.jersey().register(new TenantConcurrencyFilter(settings.limits()));
    environment.jersey().register(new CrossOriginFilter());
    environment.jersey().register(new ContentTypeFilter());
    environment.jersey().register(new AcceptFilter());
    environment.jersey().register(new KeyExpiryFilter());
    environment.jersey().register(new BodyLimit());
    environment.jersey().register(new JsonByDefault());
    environment.jersey().register(new ProblemMapper());
    environment
        .jersey()
        .register(
            new AbstractBinder() {
              @Override
              protected void configure() {
                bind(CallProvider.class).to(ValueParamProvider.class).in(Singleton.class);
              }
            });
    // A relative Location stays relative: an absolute one would repeat the client's Host header.
    environment
        .jersey()
        .property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);

    environment
        .servlets()
        .addFilter("common-headers", new CommonHeadersFilter())
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    ServerErrors errors = new ServerErrors();
    environment.getApplicationContext().setErrorHandler(errors);
    environment.lifecycle().addEventListener(new OnStart(errors, settings));
  }

  /** Runs at start, when the server exists, and replaces its HTML error handler. */
  private static final class OnStart implements LifeCycle.Listener {
    private final ServerErrors errors;
    private final Settings settings;
    private HeaderReadTimeout headerTimeout;

    private OnStart(ServerErrors errors, Settings settings) {
      this.errors = errors;
      this.settings = settings;
    }

    @Override
    public void lifeCycleStarting(LifeCycle starting) {
      if (starting instanceof Server server) {
        ClientDisconnects.silence();
        server.setErrorHandler(errors);
        server.setHandler(
            new OuterHandler(
                server.getHandler(), settings.limits(), new Proxies(settings.proxies())));
        headerTimeout = new HeaderReadTimeout(server, settings.headerTimeout());
      }
    }

    @Override
    public void lifeCycleStarted(LifeCycle started) {
      if (started instanceof Server) {
        headerTimeout.start();
      }
    }
  }
}
