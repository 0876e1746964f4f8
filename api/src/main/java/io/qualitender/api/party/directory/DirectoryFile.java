package io.qualitender.api.party.directory;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.api.reference.referential.Confidence;
import io.qualitender.api.reference.referential.DatedFile;
import io.qualitender.api.reference.referential.ReferenceFiles;
import io.qualitender.api.reference.referential.Versions;
import io.qualitender.kernel.tx.ControlTx;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The dated lists of real bodies shipped with the application. Ids are fixed, so that all
 * installations use the same id for a body even if its name or number changes. An entry that is no
 * longer in the list is kept, since tenders refer to it.
 */
public final class DirectoryFile {

  private final Versions<List<CertificationBody>> lists;

  DirectoryFile(Versions<List<CertificationBody>> lists) {
    this.lists = lists;
  }

  /**
   * @throws IllegalStateException naming the file and what is wrong with it
   */
  public static DirectoryFile read() {
    return new DirectoryFile(
        ReferenceFiles.versions(
            DatedFile.Data.CERTIFICATION_BODIES,
            file -> ReferenceFiles.loading(file.name(), () -> bodies(file.name(), file.from()))));
  }

  /**
   * Loads the newest list; returns the number of new or changed entries. Lists are never dated in
   * the future, so the newest is independent of the clock.
   */
  public int load(ControlTx control) {
    return control.run(
        tx ->
            lists.newestFirst().get(0).content().stream()
                .mapToInt(body -> tx.dao(DirectoryDao.class).upsert(body.writtenAt(tx.now())))
                .sum());
  }

  Versions<List<CertificationBody>> lists() {
    return lists;
  }

  private static List<CertificationBody> bodies(String name, LocalDate readOn) {
    try (Reader text = new InputStreamReader(ReferenceFiles.open(name), StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
      List<CertificationBody> bodies = rows.stream().map(row -> body(row, readOn)).toList();
      Set<UUID> ids = new HashSet<>();
      bodies.forEach(
          body -> ReferenceFiles.check(ids.add(body.id()), "two entries for " + body.name()));
      return bodies;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The oldest list lacks the French basis and the details of the status. */
  private static CertificationBody body(NamedCsvRecord row, LocalDate readOn) {
    String id = row.getField("id");
    String checkedOn = orNull(row, "last_checked_on");
    return CertificationBody.listed(
        Directory.ID
            .parse(id)
            .orElseThrow(() -> new IllegalArgumentException(id + " is not the id of a body")),
        row.getField("name"),
        BodyKind.valueOf(row.getField("kind")),
        orNull(row, "cofrac_number"),
        new CertificationBody.Listing(
            ListingStatus.valueOf(row.getField("listing_status")),
            orNull(row, "status_since"),
            orNull(row, "status_source"),
            checkedOn == null ? null : LocalDate.parse(checkedOn)),
        orNull(row, "website"),
        Stream.of(row.getField("categories").split("\\|"))
            .filter(code -> !code.isEmpty())
            .map(ActionCategory::ofDataCode)
            .toList(),
        new CertificationBody.Evidence(
            row.getField("basis"),
            orNull(row, "basis_fr"),
            Confidence.valueOf(row.getField("confidence")),
            readOn));
  }

  private static String orNull(NamedCsvRecord row, String field) {
    return row.findField(field).filter(text -> !text.isEmpty()).orElse(null);
  }
}
