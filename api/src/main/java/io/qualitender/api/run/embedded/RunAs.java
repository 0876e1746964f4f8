package io.qualitender.api.run.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The user that PostgreSQL's programs run as. They refuse root, so root runs them as another user:
 *
 * <ol>
 *   <li>a user namespace ({@code unshare -U}), where root appears as an ordinary user and still
 *       owns its files; containers with the default seccomp profile refuse it;
 *   <li>else an unprivileged user ({@code setpriv}, or {@code runuser}) who becomes the owner of
 *       the database's folder: the owner of the data folder, else of its parent, else {@code
 *       nobody}.
 * </ol>
 *
 * @param prefix prefix of each command line; empty for an ordinary user
 * @param owner the required owner of the database's files; null if the current user owns them
 */
record RunAs(List<String> prefix, Owner owner) {

  /** A user and group, by number, since they may have no name in a container. */
  record Owner(int uid, int gid) {
    static final Owner NOBODY = new Owner(65_534, 65_534);

    static Owner of(Path path) throws IOException {
      return new Owner(
          (Integer) Files.getAttribute(path, "unix:uid"),
          (Integer) Files.getAttribute(path, "unix:gid"));
    }

    boolean isRoot() {
      return uid == 0;
    }
  }

  /** A way to run as another user than root, which this machine may not allow. */
  private record Candidate(List<String> prefix, Owner owner) {}

  static final RunAs CURRENT_USER = new RunAs(List.of(), null);

  /**
   * Chooses the first way that this machine allows.
   *
   * @param dataFolder exists, real path
   * @param cluster the database's folder in it, which may not exist yet
   * @throws EmbeddedPostgresException when there is none
   */
  static RunAs choose(Path dataFolder, Path cluster) throws IOException {
    return choose(dataFolder, cluster, "unshare");
  }

  /** For tests: with another program instead of {@code unshare}. */
  static RunAs choose(Path dataFolder, Path cluster, String unshare) throws IOException {
    if (!Folders.hasModes(dataFolder)) {
      return CURRENT_USER;
    }
    Owner me = currentOwner(dataFolder);
    Path owned = Files.exists(cluster) ? cluster : dataFolder;
    if (!me.isRoot()) {
      if (Files.exists(cluster) && Owner.of(cluster).uid() != me.uid()) {
        throw new EmbeddedPostgresException(
            "The database in "
                + cluster
                + " belongs to "
                + Files.getOwner(cluster).getName()
                + ": run as that user, or set DATA_DIR to another folder.");
      }
      return CURRENT_USER;
    }
    for (Candidate candidate : candidates(dataFolder, Owner.of(owned), unshare)) {
      if (allowed(candidate, dataFolder)) {
        return new RunAs(candidate.prefix(), candidate.owner());
      }
    }
    throw new EmbeddedPostgresException(
        "PostgreSQL refuses to run as root, and here neither `unshare -U` nor `setpriv` can switch to"
            + " another user who may enter "
            + dataFolder
            + ": run as an ordinary user, set DATA_DIR to a folder others may enter (such as"
            + " /var/lib/qualitender), or set DATABASE_URL to an external PostgreSQL.");
  }

  private static List<Candidate> candidates(Path dataFolder, Owner current, String unshare)
      throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    if (current.isRoot()) {
      candidates.add(new Candidate(List.of(unshare, "-U"), null));
    }
    Set<Owner> owners = new LinkedHashSet<>();
    owners.add(current);
    owners.add(Owner.of(dataFolder));
    if (dataFolder.getParent() != null) {
      owners.add(Owner.of(dataFolder.getParent()));
    }
    owners.add(Owner.NOBODY);
    for (Owner other : owners) {
      if (!other.isRoot()) {
        candidates.add(
            new Candidate(
                List.of(
                    "setpriv",
                    "--reuid=" + other.uid(),
                    "--regid=" + other.gid(),
                    "--clear-groups"),
                other));
      }
    }
    candidates.add(new Candidate(List.of("runuser", "-u", "nobody", "--"), Owner.NOBODY));
    return candidates;
  }

  private static boolean allowed(Candidate candidate, Path dataFolder) {
    // In a namespace root keeps its files but not its right to enter other users' folders; another
    // user becomes the owner of the data folder, so it only needs access to its parent.
    Path parent = dataFolder.getParent() == null ? dataFolder : dataFolder.getParent();
    List<String> test =
        candidate.owner() == null
            ? List.of("test", "-w", dataFolder.toString())
            : List.of("test", "-x", parent.toString());
    List<String> words = new ArrayList<>(candidate.prefix());
    words.addAll(test);
    return Command.run(Path.of("/"), words).succeeded();
  }

  /**
   * Determined by creating a file, since the file system's view counts (and a user may have no
   * name).
   */
  private static Owner currentOwner(Path dataFolder) throws IOException {
    Path probe = Files.createTempFile(dataFolder, "probe-", ".tmp");
    try {
      return Owner.of(probe);
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  /** The command line for a program and its arguments. */
  List<String> commandLine(Path program, List<String> arguments) {
    List<String> words = new ArrayList<>(prefix);
    words.add(program.toString());
    words.addAll(arguments);
    return words;
  }

  /** Makes a file or folder belong to the user that the programs run as, where that is needed. */
  void changeOwner(Path path) throws IOException {
    if (owner != null && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.setAttribute(path, "unix:uid", owner.uid(), LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:gid", owner.gid(), LinkOption.NOFOLLOW_LINKS);
    }
  }

  /** Changes the owner of a folder and all its content. */
  void changeOwnerOfTree(Path folder) throws IOException {
    if (owner == null || !Files.exists(folder) || Owner.of(folder).equals(owner)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            changeOwner(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path done, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            // The folder last: its owner tells whether the change was completed.
            changeOwner(done);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
