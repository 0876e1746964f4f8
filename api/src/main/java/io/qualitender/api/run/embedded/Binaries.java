package io.qualitender.api.run.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once into a folder named after their version and their archive's
 * checksum. Nothing is synced to disk: files damaged by a power cut can be unpacked again, and the
 * folder gets its final name only when complete.
 *
 * @param folder holds bin, lib and share
 * @param version such as 18.6
 */
record Binaries(Path folder, String version) {

  private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)(\\.\\d+)*");
  private static final String PREFIX = "postgres-";
  private static final String UNFINISHED = "unpacking-";

  /** The major version, such as 18; a database's folder works with one only. */
  String major() {
    return version.substring(0, version.indexOf('.') < 0 ? version.length() : version.indexOf('.'));
  }

  Path program(String name) {
    return folder.resolve("bin").resolve(isWindows() ? name + ".exe" : name);
  }

  static boolean isWindows() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
  }

  /** Unpacks the archive of this platform into a folder below {@code home}, unless it is there. */
  static Binaries in(Path home, Consumer<String> progress) throws IOException {
    String archive = archiveName();
    URL source = Binaries.class.getClassLoader().getResource(archive);
    if (source == null) {
      throw new EmbeddedPostgresException(
          "This build has no PostgreSQL for this machine ("
              + archive
              + "): set DATABASE_URL to an external PostgreSQL.");
    }
    URLConnection connection = source.openConnection();
    String mark = "-" + fingerprint(connection);
    Files.createDirectories(home);
    for (Path folder : Folders.childrenNamed(home, PREFIX)) {
      String name = folder.getFileName().toString();
      if (name.endsWith(mark)) {
        return new Binaries(folder, name.substring(PREFIX.length(), name.length() - mark.length()));
      }
    }
    progress.accept("Unpacking PostgreSQL (first start only)");
    return unpackAtomically(home, mark, connection);
  }

  /**
   * Deletes partly unpacked folders of killed runs. Only where no other process may be unpacking.
   */
  static void sweep(Path home) throws IOException {
    for (Path leftover : Folders.childrenNamed(home, UNFINISHED)) {
      Folders.deleteQuietly(leftover);
    }
  }

  private static Binaries unpackAtomically(Path home, String mark, URLConnection source)
      throws IOException {
    Path unfinished = Files.createTempDirectory(home, UNFINISHED);
    try {
      try (InputStream archive = new BufferedInputStream(source.getInputStream())) {
        unpack(archive, unfinished);
      }
      openToAll(unfinished);
      String version = versionOf(new Binaries(unfinished, "").program("postgres"), home);
      Path folder = home.resolve(PREFIX + version + mark);
      try {
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileSystemException taken) {
        // Another process sharing this folder was faster; its copy is the same.
        if (!Files.isDirectory(folder)) {
          throw taken;
        }
      }
      return new Binaries(folder, version);
    } finally {
      Folders.deleteQuietly(unfinished);
    }
  }

  /** {@code postgres-<os>-<machine>.txz}, as the zonky archives are named. */
  private static String archiveName() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String system = os.startsWith("mac") ? "darwin" : isWindows() ? "windows" : "linux";
    String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String name =
        switch (machine) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> machine;
        };
    return PREFIX + system + "-" + name + ".txz";
  }

  /** Taken from the jar's directory, without reading fifteen megabytes at each start. */
  private static String fingerprint(URLConnection connection) throws IOException {
    if (connection instanceof JarURLConnection jar) {
      return String.format(Locale.ROOT, "%08x", jar.getJarEntry().getCrc());
    }
    return Long.toHexString(connection.getContentLengthLong());
  }

  private static void unpack(InputStream archive, Path target) throws IOException {
    try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("The archive has an entry outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
          openToAll(path);
          continue;
        }
        if (!Files.isDirectory(path.getParent())) {
          Files.createDirectories(path.getParent());
          openToAll(path.getParent());
        }
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
          Files.createLink(path, target.resolve(entry.getLinkName()).normalize());
        } else {
          Files.copy(tar, path);
          boolean executable = (entry.getMode() & 0111) != 0;
          if (Folders.hasModes(path)) {
            Files.setPosixFilePermissions(
                path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
          }
        }
      }
    }
  }

  /**
   * Independent of root's umask, since the programs may run as another user (see {@link RunAs}).
   */
  private static void openToAll(Path folder) throws IOException {
    if (Folders.hasModes(folder)) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static String versionOf(Path postgres, Path folder) {
    Command.Outcome outcome = Command.run(folder, List.of(postgres.toString(), "--version"));
    Matcher matcher = VERSION.matcher(outcome.output());
    if (!outcome.succeeded() || !matcher.find()) {
      throw new EmbeddedPostgresException(
          "PostgreSQL's programs do not run on this machine ("
              + outcome.output()
              + "): set DATABASE_URL to an external PostgreSQL.");
    }
    return outcome.output().substring(matcher.start(1), matcher.end());
  }
}
