package io.qualitender.kernel.http.server;

import io.qualitender.kernel.http.Call;
import java.util.function.Function;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;

/** Gives a resource's method its {@link Call}. */
final class CallProvider implements ValueParamProvider {

  @Override
  public Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
    return parameter.getRawType() == Call.class ? Call::new : null;
  }

  /** Before the provider that would read the body into any parameter without annotation. */
  @Override
  public PriorityType getPriority() {
    return Priority.HIGH;
  }
}
