package io.qualitender.api.run.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Allows one running process per data folder. The operating system releases the lock when the
 * process ends, even by kill -9.
 */
final class FolderLock implements AutoCloseable {

  static final String FILE = "qualitender.lock";

  /** After the text: on Windows a locked byte cannot be read, but the text must be readable. */
  private static final long LOCKED_BYTE = 1L << 20;

  /**
   * Folders held by this process. Needed because closing any channel on a file drops every lock the
   * process has on it: a second start must not even open the file.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * @param folder an existing folder, real path
   * @throws EmbeddedPostgresException naming the process that holds the folder
   */
  static FolderLock acquire(Path folder) throws IOException {
    if (!HELD_HERE.add(folder)) {
      throw inUse(folder, String.valueOf(ProcessHandle.current().pid()));
    }
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              folder.resolve(FILE),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock == null) {
        throw inUse(folder, read(channel));
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
          0);
      return new FolderLock(folder, channel);
    } catch (IOException | RuntimeException e) {
      if (channel != null) {
        channel.close();
      }
      HELD_HERE.remove(folder);
      throw e;
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(32);
    channel.read(text, 0);
    return new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII).strip();
  }

  private static EmbeddedPostgresException inUse(Path folder, String pid) {
    return EmbeddedPostgresException.inUse(
        "The data folder "
            + folder
            + " is in use by "
            + (pid.isEmpty() ? "another process" : "process " + pid)
            + ": stop that process, or set DATA_DIR to another folder.");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException gone) {
      // The lock ends with the process at the latest.
    } finally {
      HELD_HERE.remove(folder);
    }
  }
}
