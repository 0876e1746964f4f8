package io.qualitender.kernel.http.server;

import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.MediaType;
import org.glassfish.jersey.server.model.ModelProcessor;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.server.model.ResourceModel;

/**
 * Makes JSON the response type of methods without {@code @Produces}, so that {@code Accept} is
 * checked for all: 406 unless it allows JSON.
 */
final class JsonByDefault implements ModelProcessor {

  @Override
  public ResourceModel processResourceModel(ResourceModel model, Configuration configuration) {
    ResourceModel.Builder builder = new ResourceModel.Builder(false);
    model.getResources().forEach(resource -> builder.addResource(withDefault(resource)));
    return builder.build();
  }

  @Override
  public ResourceModel processSubResource(ResourceModel model, Configuration configuration) {
    return model;
  }

  private static Resource withDefault(Resource resource) {
    Resource.Builder builder = Resource.builder(resource.getPath());
    builder.name(resource.getName());
    for (ResourceMethod method : resource.getResourceMethods()) {
      ResourceMethod.Builder copy = builder.addMethod(method);
      if (method.getProducedTypes().isEmpty()) {
        copy.produces(MediaType.APPLICATION_JSON_TYPE);
      }
    }
    resource.getChildResources().forEach(child -> builder.addChildResource(withDefault(child)));
    return builder.build();
  }
}
