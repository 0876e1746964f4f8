package io.qualitender.api.run.starter;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.run.client.ApiClient;
import io.qualitender.api.run.starter.StarterSandbox.Member;
import io.qualitender.api.support.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file with the keys of the first sandbox: reused, lost, broken, of another database. */
class StarterSandboxesTest {

  @TempDir private Path folder;

  private final List<String> said = new ArrayList<>();
  private final ApiClient api = ApiClient.at(TestServer.shared().address());

  private StarterSandbox findOrCreate() {
    said.clear();
    return new StarterSandboxes(folder, api, said::add).findOrCreate();
  }

  private Path file() {
    return folder.resolve(StarterSandboxes.FILE);
  }

  @Test
  void sandboxIsCreatedOnceAndReused() {
    StarterSandbox made = findOrCreate();
    assertThat(made.tenants())
        .extracting(Member::kind)
        .containsExactly(
            "training_organization",
            "training_organization",
            "certification_body",
            "certification_body",
            "certification_body",
            "certification_body");
    for (Member member : made.tenants()) {
      assertThat(api.as(member.apiKey()).get("/v1/tenant").expect(200).text("id"))
          .isEqualTo(member.tenantId());
    }
    assertThat(findOrCreate()).isEqualTo(made);
    assertThat(said).isEmpty();
  }

  @Test
  void fileIsReadableByItsOwnerOnlyAndKeysAreNotLogged() throws IOException {
    Assumptions.assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    StarterSandbox made = findOrCreate();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(made.toString()).doesNotContain("qk_test_");
  }

  @Test
  void lostFileCreatesAnotherSandbox() throws IOException {
    StarterSandbox made = findOrCreate();
    Files.delete(file());
    assertThat(findOrCreate().sandboxId()).isNotEqualTo(made.sandboxId());
  }

  @Test
  void incompleteFileIsReplaced() throws IOException {
    for (String text :
        List.of(
            "",
            "null",
            "{",
            "{\"sandbox_id\":\"sbx_1\"}",
            "{\"sandbox_id\":\"sbx_1\",\"tenants\":[]}",
            "{\"sandbox_id\":\"sbx_1\",\"tenants\":[{\"kind\":\"training_organization\"}]}")) {
      Files.writeString(file(), text);
      StarterSandbox made = findOrCreate();
      assertThat(said).as(text).hasSize(2).last().asString().startsWith("Creating a sandbox");
      assertThat(findOrCreate()).isEqualTo(made);
    }
  }

  @Test
  void keysOfAnotherDatabaseAreReplaced() throws IOException {
    StarterSandbox made = findOrCreate();
    Files.writeString(
        file(),
        Files.readString(file())
            .replace(made.tenants().get(5).apiKey(), "qk_test_ofSomebodyElsesDatabase"));
    StarterSandbox replaced = findOrCreate();
    assertThat(said.get(0)).contains("are not valid here");
    assertThat(replaced.sandboxId()).isNotEqualTo(made.sandboxId());
    assertThat(findOrCreate()).isEqualTo(replaced);
  }

  @Test
  void keysAreShownWhenTheFileCannotBeWritten() throws IOException {
    // A folder in its place can be neither read nor replaced, not even by root.
    Files.createDirectories(file().resolve("in the way"));
    StarterSandbox made = findOrCreate();
    assertThat(made.tenants()).hasSize(6);
    assertThat(said).hasSize(3).last().asString().contains("cannot be written");
  }
}
