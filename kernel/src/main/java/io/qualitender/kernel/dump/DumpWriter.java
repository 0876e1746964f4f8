package io.qualitender.kernel.dump;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a dump's file, which has its name only when it is whole and which only its owner may read.
 * {@link DumpFile} says what is in it.
 */
final class DumpWriter implements AutoCloseable {

  private final Path file;
  private final Path unfinished;
  private final OutputStream out;

  DumpWriter(Path file) throws IOException {
    if (Files.exists(file)) {
      throw new DumpException(file + " exists already: name another file.");
    }
    this.file = file;
    this.unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try {
      Files.createFile(unfinished, ownersOnly());
    } catch (FileAlreadyExistsException e) {
      throw new DumpException(
          unfinished + " is there: another dump is being written, or one was broken off.", e);
    }
    this.out =
        new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(unfinished), 1 << 16));
  }

  private FileAttribute<?>[] ownersOnly() {
    return unfinished.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  void line(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }

  /** For the rows of a table, as COPY writes them. */
  OutputStream rows() {
    return out;
  }

  /** Forces it to the disk and gives it its name. */
  void finish() throws IOException {
    out.close();
    try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(unfinished, file);
  }

  /** Leaves nothing of an unfinished dump. */
  @Override
  public void close() throws IOException {
    try {
      out.close();
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
