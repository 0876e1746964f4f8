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
 * As whom PostgreSQL's programs run. They refuse root, so root lends them another identity:
 *
 * <ol>
 *   <li>a user namespace ({@code unshare -U}), where root is nobody in particular and still owns
 *       its files; containers with the default seccomp profile refuse it;
 *   <li>else an unprivileged user ({@code setpriv}, or {@code runuser}) who is made the owner of
 *       the database's folder: whoever owns the data folder, else its parent, else {@code nobody}.
 * </ol>
 *
 * @param prefix the words before each command; empty for an ordinary user
 * @param owner who must own the database's files; null = they are already his who runs us
 */
record RunAs(List<String> prefix, Owner owner) {

  /** A user and his group, by number: he may have no name in a container. */
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

  /** A way to give up root, before it is known whether this machine allows it. */
  private record Way(List<String> prefix, Owner owner) {}

  static final RunAs MYSELF = new RunAs(List.of(), null);

  /**
   * Finds a way that this machine allows.
   *
   * @param dataFolder exists, real path
   * @param cluster the database's folder in it, which may not exist yet
   * @throws EmbeddedPostgresException when there is none
   */
  static RunAs choose(Path dataFolder, Path cluster) throws IOException {
    return choose(dataFolder, cluster, "unshare");
  }

  /** With another program in the place of {@code unshare}, to see what happens without it. */
  static RunAs choose(Path dataFolder, Path cluster, String unshare) throws IOException {
    if (!Folders.hasModes(dataFolder)) {
      return MYSELF;
    }
    Owner me = myself(dataFolder);
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
      return MYSELF;
    }
    for (Way way : ways(dataFolder, Owner.of(owned), unshare)) {
      if (allowed(way, dataFolder)) {
        return new RunAs(way.prefix(), way.owner());
      }
    }
    throw new EmbeddedPostgresException(
        "PostgreSQL refuses to run as root, and here neither `unshare -U` nor `setpriv` can lend it"
            + " another user who may enter "
            + dataFolder
            + ": run as an ordinary user, set DATA_DIR to a folder others may enter (such as"
            + " /var/lib/qualitender), or set DATABASE_URL to a PostgreSQL of yours.");
  }

  private static List<Way> ways(Path dataFolder, Owner current, String unshare) throws IOException {
    List<Way> ways = new ArrayList<>();
    if (current.isRoot()) {
      ways.add(new Way(List.of(unshare, "-U"), null));
    }
    Set<Owner> heirs = new LinkedHashSet<>();
    heirs.add(current);
    heirs.add(Owner.of(dataFolder));
    if (dataFolder.getParent() != null) {
      heirs.add(Owner.of(dataFolder.getParent()));
    }
    heirs.add(Owner.NOBODY);
    for (Owner heir : heirs) {
      if (!heir.isRoot()) {
        ways.add(
            new Way(
                List.of(
                    "setpriv", "--reuid=" + heir.uid(), "--regid=" + heir.gid(), "--clear-groups"),
                heir));
      }
    }
    ways.add(new Way(List.of("runuser", "-u", "nobody", "--"), Owner.NOBODY));
    return ways;
  }

  private static boolean allowed(Way way, Path dataFolder) {
    // In a namespace root keeps its files but not its right to enter everybody's folders; an heir
    // becomes the owner of the data folder, so he need only reach its parent.
    Path parent = dataFolder.getParent() == null ? dataFolder : dataFolder.getParent();
    List<String> question =
        way.owner() == null
            ? List.of("test", "-w", dataFolder.toString())
            : List.of("test", "-x", parent.toString());
    List<String> words = new ArrayList<>(way.prefix());
    words.addAll(question);
    return Command.run(Path.of("/"), words).succeeded();
  }

  /** Asked of the file system, because that is whose answer counts (and a user may lack a name). */
  private static Owner myself(Path dataFolder) throws IOException {
    Path probe = Files.createTempFile(dataFolder, "probe-", ".tmp");
    try {
      return Owner.of(probe);
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  /** The whole command for a program and its arguments. */
  List<String> words(Path program, List<String> arguments) {
    List<String> words = new ArrayList<>(prefix);
    words.add(program.toString());
    words.addAll(arguments);
    return words;
  }

  /** Hands a file or folder over to the one the programs run as; nothing to do for most. */
  void give(Path path) throws IOException {
    if (owner != null && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.setAttribute(path, "unix:uid", owner.uid(), LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:gid", owner.gid(), LinkOption.NOFOLLOW_LINKS);
    }
  }

  /** Hands a folder over with all that is in it. */
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
            give(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path done, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            // The folder last: its owner says whether the handing over was finished.
            give(done);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
