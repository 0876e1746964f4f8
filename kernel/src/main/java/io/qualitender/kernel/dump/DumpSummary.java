package io.qualitender.kernel.dump;

/**
 * How much a dump holds.
 *
 * @param tables those without rows too
 * @param rows of all tables
 * @param version of the schema, such as 184
 */
public record DumpSummary(int tables, long rows, String version) {

  @Override
  public String toString() {
    return tables + " tables, " + rows + " rows, schema " + version;
  }
}
