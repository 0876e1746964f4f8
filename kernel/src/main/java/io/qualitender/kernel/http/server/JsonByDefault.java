package io.qualitender.kernel.http.server;

import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.MediaType;
import org.glassfish.jersey.server.model.ModelProcessor;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.server.model.ResourceModel;

/**
 * A method that does not say what it produces produces JSON, so that {@code Accept} is heard
 * everywhere: what allows no JSON is a 406.
 */
final class JsonByDefault implements ModelProcessor {

  @Override
  public ResourceModel processResourceModel(ResourceModel model, Configuration configuration) {
    ResourceModel.Builder builder = new ResourceModel.Builder(false);
    model.getResources().forEach(resource -> builder.addResource(saying(resource)));
    return builder.build();
  }

  @Override
  public ResourceModel processSubResource(ResourceModel model, Configuration configuration) {
    return model;
  }

  private static Resource saying(Resource resource) {
    Resource.Builder builder = Resource.builder(resource.getPath());
    builder.name(resource.getName());
    for (ResourceMethod method : resource.getResourceMethods()) {
      ResourceMethod.Builder said = builder.addMethod(method);
      if (method.getProducedTypes().isEmpty()) {
        said.produces(MediaType.APPLICATION_JSON_TYPE);
      }
    }
    resource.getChildResources().forEach(child -> builder.addChildResource(saying(child)));
    return builder.build();
  }
}
