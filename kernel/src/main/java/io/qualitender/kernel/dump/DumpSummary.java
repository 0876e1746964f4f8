package io.qualitender.kernel.dump;

/**
 * The size and schema version of a dump.
 *
 * @param tables number of tables, empty ones included
 * @param rows number of rows of all tables
 * @param version of the schema, such as 184
 */
public record DumpSummary(int tables, long rows, String version) {

  @Override
  public String toString() {
    return tables + " tables, " + rows + " rows, schema " + version;
  }
}
