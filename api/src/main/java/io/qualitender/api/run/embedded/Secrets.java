package io.qualitender.api.run.embedded;

import io.qualitender.api.platform.app.DatabaseLogin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/**
 * The passwords of the folder's server: random, generated once, in a file that only its owner may
 * read.
 */
final class Secrets {

  static final String FILE = "secrets.properties";

  static final String SUPERUSER = "postgres";
  static final String MIGRATOR = "qualitender_migrator";
  static final String APP = "qualitender_app";
  static final String CONTROL = "qualitender_control";
  static final String WORKER = "qualitender_worker";

  /** The logins of roles.sql; their passwords are set at every start. */
  static final List<String> ROLES = List.of(MIGRATOR, APP, CONTROL, WORKER);

  private static final int PASSWORD_BYTES = 24;

  private final Properties passwords;

  private Secrets(Properties passwords) {
    this.passwords = passwords;
  }

  /**
   * Reads the passwords of a folder and generates missing ones.
   *
   * @param clusterExists whether the folder already has a database; its superuser's password is
   *     then only in this file
   */
  static Secrets open(Path dataFolder, boolean clusterExists) throws IOException {
    Path file = dataFolder.resolve(FILE);
    Properties passwords = new Properties();
    if (Files.exists(file)) {
      passwords.load(new ByteArrayInputStream(Files.readAllBytes(file)));
    }
    if (clusterExists && passwords.getProperty(SUPERUSER) == null) {
      throw new EmbeddedPostgresException(
          "The passwords of the database in "
              + dataFolder
              + " are missing: put its "
              + FILE
              + " back from a backup, or set DATA_DIR to a new folder.");
    }
    boolean changed = passwords.putIfAbsent(SUPERUSER, newPassword()) == null;
    for (String role : ROLES) {
      changed |= passwords.putIfAbsent(role, newPassword()) == null;
    }
    if (changed) {
      Folders.writePrivate(file, text(passwords));
    }
    return new Secrets(passwords);
  }

  DatabaseLogin of(String role) {
    return new DatabaseLogin(role, passwords.getProperty(role));
  }

  private static String newPassword() {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** Not by {@link Properties#store}, which writes the date into the file. */
  private static byte[] text(Properties passwords) {
    StringBuilder text =
        new StringBuilder("# Passwords of the embedded PostgreSQL of this folder. Keep with it.\n");
    passwords.stringPropertyNames().stream()
        .sorted()
        .forEach(
            role -> text.append(role).append('=').append(passwords.getProperty(role)).append('\n'));
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
