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
 * Writes a dump file in the format of {@link DumpFile}. The file is readable by its owner only and
 * gets its name when it is complete.
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
      Files.createFile(unfinished, ownerOnly());
    } catch (FileAlreadyExistsException e) {
      throw new DumpException(
          unfinished + " exists: another dump is running, or one was interrupted.", e);
    }
    this.out =
        new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(unfinished), 1 << 16));
  }

  private FileAttribute<?>[] ownerOnly() {
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

  /** Receives the rows of a table in COPY format. */
  OutputStream rows() {
    return out;
  }

  /** Syncs the file to disk and renames it to its final name. */
  void finish() throws IOException {
    out.close();
    try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(unfinished, file);
  }

  /** Deletes the file if it is unfinished. */
  @Override
  public void close() throws IOException {
    try {
      out.close();
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
