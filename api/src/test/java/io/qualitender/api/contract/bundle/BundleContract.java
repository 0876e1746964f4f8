package io.qualitender.api.contract.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes openapi.yaml; {@link Bundle#COMMAND} runs it. */
public final class BundleContract {

  private BundleContract() {}

  /**
   * @param args the root of the repository
   */
  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    Bundle bundle = Bundle.read(root.resolve("api/src/main/openapi"));
    Files.writeString(root.resolve("openapi.yaml"), bundle.text());
  }
}
