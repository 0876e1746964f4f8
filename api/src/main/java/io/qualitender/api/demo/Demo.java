package io.qualitender.api.demo;

import io.qualitender.api.client.ApiClient;
import io.qualitender.api.client.UnexpectedAnswer;
import io.qualitender.api.client.Unreachable;
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
   * @param json where to write the tender, comparison, award, certificate and reminders as the API
   *     answered them; null = nowhere
   * @return whether every step held
   */
  public static boolean play(URI base, PrintStream out, Path json) {
    Telling telling = new Telling(out);
    try {
      tell(base, telling, json);
    } catch (UnexpectedAnswer | Unreachable broken) {
      telling.broke(broken.getMessage());
    }
    return telling.allHeld();
  }

  private static void tell(URI base, Telling telling, Path json) {
    ApiClient anybody = ApiClient.at(base);
    Cast cast = Cast.gather(anybody);
    telling.say("A fresh sandbox, " + cast.sandboxId() + ": everybody in it is fictional.");
    Keepsakes keepsakes = new Keepsakes();

    String tenderId = new TheNeed(telling, cast, anybody).tell();
    TheQuotes quotes = new TheQuotes(telling, cast, tenderId);
    quotes.tell();
    new TheComparison(telling, cast, tenderId, quotes, keepsakes).tell();
    String certificateId = new TheAward(telling, cast, tenderId, quotes, keepsakes).tell();
    TheYears years = new TheYears(telling, cast, certificateId, keepsakes);
    years.tellWhatIsPlanned();
    if (json != null) {
      write(json, keepsakes, telling);
    }
    years.tellWhatHappens();
  }

  private static void write(Path json, Keepsakes keepsakes, Telling telling) {
    try {
      Files.write(json, keepsakes.json());
      telling.say(
          "Written to %s as the API answered: tender, comparison, award, certificate, and all"
              .formatted(json));
      telling.say("reminders, each still scheduled, for the clock has not moved on yet.");
    } catch (IOException e) {
      throw new UnexpectedAnswer(
          json + " cannot be written (" + e.getClass().getSimpleName() + "): name another file.");
    }
  }
}
