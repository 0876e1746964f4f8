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
 * Finds the sandbox of an earlier start or makes one. Its keys are hashed in the database and so
 * can be shown again only from the file that keeps them, which nobody but its owner may read.
 */
public final class StarterSandboxes {

  static final String FILE = "starter-sandbox.json";

  private static final Map<String, Object> REQUEST =
      Map.of("organizations", 2, "bodies", 4, "ready", true);

  private final Path file;
  private final ApiClient api;
  private final Consumer<String> progress;

  /**
   * @param dataDir where the keys are kept
   * @param api the running server
   * @param progress told in a few words what is done and what is wrong with the file
   */
  public StarterSandboxes(Path dataDir, ApiClient api, Consumer<String> progress) {
    this.file = dataDir.toAbsolutePath().normalize().resolve(FILE);
    this.api = api;
    this.progress = progress;
  }

  /** The same sandbox as last time where its keys still open it, else a new one. */
  public StarterSandbox findOrCreate() {
    return kept().filter(this::isAlive).orElseGet(this::make);
  }

  /** Where the keys are kept. */
  public Path file() {
    return file;
  }

  private Optional<StarterSandbox> kept() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      StarterSandbox sandbox =
          ApiClient.JSON.readValue(Files.readAllBytes(file), StarterSandbox.class);
      if (sandbox != null && sandbox.isComplete()) {
        return Optional.of(sandbox);
      }
      progress.accept(file + " does not hold all keys: making a new sandbox");
    } catch (IOException unreadable) {
      // Its keys exist nowhere else, so there is nothing to repair it with.
      progress.accept(file + " cannot be read: making a new sandbox");
    }
    return Optional.empty();
  }

  private boolean isAlive(StarterSandbox sandbox) {
    boolean alive =
        sandbox.tenants().stream()
            .allMatch(member -> api.as(member.apiKey()).get("/v1/tenant").status() == 200);
    if (!alive) {
      progress.accept("The keys of " + file + " open nothing here: making a new sandbox");
    }
    return alive;
  }

  private StarterSandbox make() {
    progress.accept("Making a sandbox: two training organizations, four certification bodies");
    Answer made = api.post("/v1/sandboxes", REQUEST).expect(201);
    List<Member> members = new ArrayList<>();
    made.body().path("tenants").forEach(entry -> members.add(member(entry)));
    StarterSandbox sandbox = new StarterSandbox(made.text("id"), List.copyOf(members));
    try {
      keep(sandbox);
    } catch (IOException e) {
      progress.accept(
          file + " cannot be written, so the next start will make another sandbox: " + e);
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

  /** Whole before it has its name, and never readable by others, not even for a moment. */
  private void keep(StarterSandbox sandbox) throws IOException {
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
