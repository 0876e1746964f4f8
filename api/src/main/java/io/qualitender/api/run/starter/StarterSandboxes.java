package io.qualitender.api.run.starter;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.run.client.Answer;
import io.qualitender.api.run.client.ApiClient;
import io.qualitender.api.run.starter.StarterSandbox.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds the sandbox of an earlier start or creates one. The database has only hashes of its keys,
 * so they are kept in a file that only its owner may read.
 */
public final class StarterSandboxes {

  static final String FILE = "starter-sandbox.json";

  private static final Map<String, Object> REQUEST =
      Map.of("organizations", 2, "bodies", 4, "ready", true);

  private final Path file;
  private final ApiClient api;
  private final Consumer<String> progress;

  /**
   * @param dataDir folder of the file with the keys
   * @param api the running server
   * @param progress receives a short text about each step and any fault of the file
   */
  public StarterSandboxes(Path dataDir, ApiClient api, Consumer<String> progress) {
    this.file = dataDir.toAbsolutePath().normalize().resolve(FILE);
    this.api = api;
    this.progress = progress;
  }

  /** The sandbox of the last start if its keys are still valid, else a new one. */
  public StarterSandbox findOrCreate() {
    return stored().filter(this::isUsable).orElseGet(this::create);
  }

  /** The file with the keys. */
  public Path file() {
    return file;
  }

  private Optional<StarterSandbox> stored() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      StarterSandbox sandbox =
          ApiClient.JSON.readValue(Files.readAllBytes(file), StarterSandbox.class);
      if (sandbox != null && sandbox.isComplete()) {
        return Optional.of(sandbox);
      }
      progress.accept(file + " lacks some keys: creating a new sandbox");
    } catch (IOException unreadable) {
      // Its keys exist nowhere else, so it cannot be repaired.
      progress.accept(file + " cannot be read: creating a new sandbox");
    }
    return Optional.empty();
  }

  private boolean isUsable(StarterSandbox sandbox) {
    boolean usable =
        sandbox.tenants().stream()
            .allMatch(member -> api.as(member.apiKey()).get("/v1/tenant").status() == 200);
    if (!usable) {
      progress.accept("The keys of " + file + " are not valid here: creating a new sandbox");
    }
    return usable;
  }

  private StarterSandbox create() {
    progress.accept("Creating a sandbox: two training organizations, four certification bodies");
    Answer made = api.post("/v1/sandboxes", REQUEST).expect(201);
    List<Member> members = new ArrayList<>();
    made.body().path("tenants").forEach(entry -> members.add(member(entry)));
    StarterSandbox sandbox = new StarterSandbox(made.text("id"), List.copyOf(members));
    try {
      store(sandbox);
    } catch (IOException e) {
      progress.accept(
          file + " cannot be written, so the next start will create another sandbox: " + e);
    }
    return sandbox;
  }

  private static Member member(JsonNode entry) {
    JsonNode tenant = entry.path("tenant");
    return new Member(
        tenant.path("kind").asText(),
        tenant.path("name").asText(),
        tenant.path("id").asText(),
        entry.path("api_key").path("secret").asText());
  }

  /**
   * Written to a private file first, then renamed, so that it is never incomplete or readable by
   * others.
   */
  private void store(StarterSandbox sandbox) throws IOException {
    Path unfinished = file.resolveSibling(FILE + ".new");
    Files.deleteIfExists(unfinished);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          unfinished,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(unfinished);
    }
    Files.write(
        unfinished, ApiClient.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(sandbox));
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
