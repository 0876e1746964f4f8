package io.qualitender.api.run.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.qualitender.api.platform.app.DatabaseLogin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Root runs PostgreSQL as another user; the test needs root. */
class RunAsTest {

  private static final String REFUSED = "no-unshare-here";

  @TempDir private Path temporary;

  @BeforeEach
  void onlyAsRoot() throws Exception {
    assumeTrue(Integer.valueOf(0).equals(Files.getAttribute(temporary, "unix:uid")));
  }

  @Test
  void withoutNamespacesTheDatabaseBelongsToAnUnprivilegedUser() throws Exception {
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path folder = Files.createDirectory(temporary.resolve("data"));
    RunAs runAs = RunAs.choose(folder, folder.resolve("cluster"), REFUSED);
    assertThat(runAs.owner()).isNotNull();

    // The binaries of the other tests may be in a folder that only root can read.
    Binaries binaries = Binaries.in(folder, text -> {});
    runAs.changeOwner(folder);
    Cluster cluster = new Cluster(folder, binaries, runAs, false);
    cluster.initialise(new DatabaseLogin("postgres", "secret"));
    cluster.start(text -> {});
    cluster.stop();

    assertThat(RunAs.Owner.of(cluster.folder())).isEqualTo(runAs.owner());
    // The folder keeps its new owner, whether namespaces are allowed or not.
    assertThat(RunAs.choose(folder, cluster.folder()).owner()).isEqualTo(runAs.owner());
  }

  @Test
  void folderThatOtherUsersCannotEnterIsReported() throws Exception {
    Path folder = Files.createDirectory(temporary.resolve("data"));
    assertThatThrownBy(() -> RunAs.choose(folder, folder.resolve("cluster"), REFUSED))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining("refuses to run as root")
        .hasMessageContaining("DATABASE_URL");
  }
}
