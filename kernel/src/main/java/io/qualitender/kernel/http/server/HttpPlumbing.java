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
import java.util.EnumSet;
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
   * compressed body then reaches {@link BodyLimit} as it is, and is refused.
   */
  public static void inflateNothing(AbstractServerFactory server) {
    server.getGzipFilterFactory().setBufferSize(NEVER);
  }

  /** To be called once, before or after the resources are registered. */
  public static void install(Environment environment, Credentials credentials) {
    environment.jersey().register(new AccessFeature(credentials));
    environment.jersey().register(new ReadableContentType());
    environment.jersey().register(new AcceptFilter());
    environment.jersey().register(new KeyEnding());
    environment.jersey().register(new BodyLimit());
    environment.jersey().register(new JsonUnlessSaid());
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
        .addFilter("every-answer", new EveryAnswer())
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    ServerErrors errors = new ServerErrors();
    environment.getApplicationContext().setErrorHandler(errors);
    environment.lifecycle().addEventListener(new OnStart(errors));
  }

  /** The server exists only when it starts, and brings an HTML error handler of its own. */
  private static final class OnStart implements LifeCycle.Listener {
    private final ServerErrors errors;

    private OnStart(ServerErrors errors) {
      this.errors = errors;
    }

    @Override
    public void lifeCycleStarting(LifeCycle starting) {
      if (starting instanceof Server) {
        ((Server) starting).setErrorHandler(errors);
      }
    }
  }
}
