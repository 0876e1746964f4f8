package io.qualitender.api.run.demo;

import io.qualitender.api.run.client.ApiClient;
import io.qualitender.api.run.client.UnexpectedAnswer;
import io.qualitender.api.run.client.Unreachable;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs the demo, chapter by chapter. */
public final class Demo {

  private Demo() {}

  /**
   * @param base address of a running server
   * @param out where to print
   * @return whether every check passed
   */
  public static boolean run(URI base, PrintStream out, DemoOptions options) {
    DemoPrinter printer = new DemoPrinter(out);
    try {
      ExchangePrinter exchanges = new ExchangePrinter(out);
      ApiClient anonymous =
          options.requests() ? ApiClient.at(base, exchanges::print) : ApiClient.at(base);
      runChapters(anonymous, printer, options.json());
    } catch (UnexpectedAnswer | Unreachable broken) {
      printer.abort(broken.getMessage());
    }
    return printer.allPassed();
  }

  private static void runChapters(ApiClient anonymous, DemoPrinter printer, Path json) {
    DemoActors actors = DemoActors.create(anonymous);
    printer.say("A fresh sandbox, " + actors.sandboxId() + ": all its tenants are fictional.");
    DemoExport export = new DemoExport();

    String tenderId = new NeedChapter(printer, actors, anonymous).run();
    QuotesChapter quotes = new QuotesChapter(printer, actors, tenderId);
    quotes.run();
    new ComparisonChapter(printer, actors, tenderId, quotes, export).run();
    String certificateId = new AwardChapter(printer, actors, tenderId, quotes, export).run();
    YearsChapter years = new YearsChapter(printer, actors, certificateId, export);
    years.printPlannedReminders();
    if (json != null) {
      write(json, export, printer);
    }
    years.printThreeYearsLater();
  }

  private static void write(Path json, DemoExport export, DemoPrinter printer) {
    try {
      Files.write(json, export.json());
      printer.say(
          "Wrote the API's answers to %s: tender, comparison, award, certificate, and all"
              .formatted(json));
      printer.say("reminders, still scheduled, since the clock has not advanced yet.");
    } catch (IOException e) {
      throw new UnexpectedAnswer(
          json + " cannot be written (" + e.getClass().getSimpleName() + "): choose another file.");
    }
  }
}
