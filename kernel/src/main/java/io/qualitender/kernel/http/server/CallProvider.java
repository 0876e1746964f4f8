package io.qualitender.kernel.http.server;

import io.qualitender.kernel.http.Call;
import java.util.function.Function;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;

/** Injects the {@link Call} parameter of resource methods. */
final class CallProvider implements ValueParamProvider {

  @Override
  public Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
    return parameter.getRawType() == Call.class ? Call::new : null;
  }

  /** Runs before the provider that reads the body into parameters without annotation. */
  @Override
  public PriorityType getPriority() {
    return Priority.HIGH;
  }
}
