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

/** Puts the kernel's HTTP around an application's resources. */
public final class HttpPlumbing {

  private static final DataSize NEVER = DataSize.bytes(-1);

  private HttpPlumbing() {}

  /**
   * Compresses answers and inflates no request, however large the buffer for it is said to be. A
   * compressed body then reaches {@link BodyLimit} as it is, and is refused. Which method a path
   * has is the path's to say, with its {@code Allow}, so none is refused for all.
   */
  public static void prepare(AbstractServerFactory server) {
    server.getGzipFilterFactory().setBufferSize(NEVER);
    server.setAllowedMethods(OuterHandler.METHODS);
  }

  /**
   * What the operator has decided.
   *
   * @param proxies the addresses and networks of the proxies that are believed when they say for
   *     whom they ask, separated by commas; empty = none
   * @param headersWithin how long a request's first lines may take
   */
  public record Settings(RequestLimits limits, String proxies, Duration headersWithin) {

    /** No limit and no proxy: for resources on their own. */
    public static Settings open() {
      return new Settings(new NoLimits(), "", Duration.ofSeconds(10));
    }
  }

  private static final class NoLimits implements RequestLimits {
    private static final RateStatus STANDING =
        new RateStatus("\"address\";q=1;w=1", "\"address\";r=1;t=1");

    @Override
    public RateStatus acquire(String address, String secret) {
      return STANDING;
    }

    @Override
    public Turn enter(UUID tenantId) {
      return () -> {};
    }
  }

  /** To be called once, before or after the resources are registered. */
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
    // A relative Location stays relative: made absolute, it would repeat the Host a client sent.
    environment
        .jersey()
        .property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);

    environment
        .servlets()
        .addFilter("every-answer", new CommonHeadersFilter())
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    ServerErrors errors = new ServerErrors();
    environment.getApplicationContext().setErrorHandler(errors);
    environment.lifecycle().addEventListener(new OnStart(errors, settings));
  }

  /** The server exists only when it starts, and brings an HTML error handler of its own. */
  private static final class OnStart implements LifeCycle.Listener {
    private final ServerErrors errors;
    private final Settings settings;
    private HeaderReadTimeout slowHeaders;

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
        slowHeaders = new HeaderReadTimeout(server, settings.headersWithin());
      }
    }

    @Override
    public void lifeCycleStarted(LifeCycle started) {
      if (started instanceof Server) {
        slowHeaders.start();
      }
    }
  }
}
