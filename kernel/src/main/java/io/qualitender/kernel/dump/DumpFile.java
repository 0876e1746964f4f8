package io.qualitender.kernel.dump;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A dump file: gzip of UTF-8 text, with the rows in PostgreSQL's COPY format. Read sequentially.
 *
 * <pre>
 * qualitender dump 1
 * migration 001 -1287646341      each migration applied, with its checksum
 * table app.tender (id, title)
 * 0193…	Certification initiale
 * \.
 * rows 1
 * sequence app.some_number 41
 * end
 * </pre>
 */
public final class DumpFile {

  static final String FORMAT = "qualitender dump 1";
  static final String MIGRATION = "migration ";
  static final String TABLE = "table ";
  static final String ROWS_END = "\\.";
  static final String ROWS = "rows ";
  static final String SEQUENCE = "sequence ";
  static final String END = "end";

  private static final byte[] LAST = (ROWS_END + "\n").getBytes(StandardCharsets.UTF_8);

  private final Path path;
  private final List<String> migrations = new ArrayList<>();
  private final List<String> tables = new ArrayList<>();
  private long rows;

  private DumpFile(Path path) {
    this.path = path;
  }

  /** Receives the parts of the file in order. */
  interface Content {
    /** The rows of a table follow. */
    void table(String table) throws SQLException;

    /** One row, including its newline. */
    void row(byte[] line) throws SQLException;

    /** The end of the table's rows. */
    void tableEnd() throws SQLException;

    /** The last value of a sequence. */
    void sequence(String name, long last) throws SQLException;
  }

  /**
   * Reads the whole file once, so that a truncated file is refused before it is used.
   *
   * @throws DumpException when the file is not a dump or is incomplete
   */
  public static DumpFile open(Path path) {
    DumpFile file = new DumpFile(path);
    try {
      file.read(new NoContent());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return file;
  }

  /** The schema version: that of the last migration. */
  static String version(List<String> migrations) {
    return migrations.get(migrations.size() - 1).split(" ")[0];
  }

  Path path() {
    return path;
  }

  List<String> migrations() {
    return List.copyOf(migrations);
  }

  List<String> tables() {
    return List.copyOf(tables);
  }

  DumpSummary summary() {
    return new DumpSummary(tables.size(), rows, version(migrations));
  }

  /**
   * @throws DumpException when the file is not a dump or is incomplete
   */
  void read(Content content) throws SQLException {
    migrations.clear();
    tables.clear();
    rows = 0;
    try (InputStream in =
        new BufferedInputStream(new GZIPInputStream(Files.newInputStream(path), 1 << 16))) {
      if (!text(in).equals(FORMAT)) {
        throw notADump(null);
      }
      readSections(in, content);
      if (in.read() >= 0) {
        throw new DumpException(path + " is damaged: something follows its end.");
      }
    } catch (EOFException e) {
      throw new DumpException(path + " is cut off: its end is missing.", e);
    } catch (ZipException e) {
      throw notADump(e);
    } catch (IOException e) {
      throw DumpException.notRead(path, e);
    }
  }

  private DumpException notADump(Throwable cause) {
    return new DumpException(
        path + " is no dump that this build can read, or it is damaged.", cause);
  }

  private void readSections(InputStream in, Content content) throws IOException, SQLException {
    for (String line = text(in); !line.equals(END); line = text(in)) {
      if (line.startsWith(MIGRATION)) {
        migrations.add(line.substring(MIGRATION.length()));
      } else if (line.startsWith(TABLE)) {
        String table = line.substring(TABLE.length());
        tables.add(table);
        content.table(table);
        rows(in, content);
        content.tableEnd();
      } else if (line.startsWith(SEQUENCE)) {
        String[] words = line.substring(SEQUENCE.length()).split(" ");
        content.sequence(words[0], Long.parseLong(words[1]));
      } else {
        throw notADump(null);
      }
    }
    if (migrations.isEmpty()) {
      throw notADump(null);
    }
  }

  private void rows(InputStream in, Content content) throws IOException, SQLException {
    long before = rows;
    // COPY doubles backslashes, so no row equals the end marker.
    for (byte[] line = line(in); !Arrays.equals(line, LAST); line = line(in)) {
      rows++;
      content.row(line);
    }
    if (!text(in).equals(ROWS + (rows - before))) {
      throw new DumpException(path + " is damaged: rows are missing.");
    }
  }

  private static String text(InputStream in) throws IOException {
    return new String(line(in), StandardCharsets.UTF_8).stripTrailing();
  }

  /** The next line, including its newline. */
  private static byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    int next;
    do {
      next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      line.write(next);
    } while (next != '\n');
    return line.toByteArray();
  }

  /** Ignores the content: for checking that the file is complete. */
  private static final class NoContent implements Content {
    @Override
    public void table(String table) {}

    @Override
    public void row(byte[] line) {}

    @Override
    public void tableEnd() {}

    @Override
    public void sequence(String name, long last) {}
  }
}
