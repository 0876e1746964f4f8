package io.qualitender.api.run.demo;

import io.qualitender.api.run.client.ApiClient;
import io.qualitender.api.run.client.UnexpectedAnswer;
import io.qualitender.api.run.client.Unreachable;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Plays the whole story, chapter by chapter. */
public final class Demo {

  private Demo() {}

  /**
   * @param base where a Qualitender answers
   * @param out where it is told
   * @return whether every step held
   */
  public static boolean play(URI base, PrintStream out, DemoOptions options) {
    DemoPrinter printer = new DemoPrinter(out);
    try {
      ExchangePrinter exchanges = new ExchangePrinter(out);
      ApiClient anybody =
          options.requests() ? ApiClient.at(base, exchanges::print) : ApiClient.at(base);
      tell(anybody, printer, options.json());
    } catch (UnexpectedAnswer | Unreachable broken) {
      printer.broke(broken.getMessage());
    }
    return printer.allHeld();
  }

  private static void tell(ApiClient anybody, DemoPrinter printer, Path json) {
    DemoActors actors = DemoActors.gather(anybody);
    printer.say("A fresh sandbox, " + actors.sandboxId() + ": everybody in it is fictional.");
    DemoExport export = new DemoExport();

    String tenderId = new NeedChapter(printer, actors, anybody).tell();
    QuotesChapter quotes = new QuotesChapter(printer, actors, tenderId);
    quotes.tell();
    new ComparisonChapter(printer, actors, tenderId, quotes, export).tell();
    String certificateId = new AwardChapter(printer, actors, tenderId, quotes, export).tell();
    YearsChapter years = new YearsChapter(printer, actors, certificateId, export);
    years.printPlannedReminders();
    if (json != null) {
      write(json, export, printer);
    }
    years.printWhatHappens();
  }

  private static void write(Path json, DemoExport export, DemoPrinter printer) {
    try {
      Files.write(json, export.json());
      printer.say(
          "Written to %s as the API answered: tender, comparison, award, certificate, and all"
              .formatted(json));
      printer.say("reminders, each still scheduled, for the clock has not moved on yet.");
    } catch (IOException e) {
      throw new UnexpectedAnswer(
          json + " cannot be written (" + e.getClass().getSimpleName() + "): name another file.");
    }
  }
}
