package io.qualitender.admin.signup;

import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import com.password4j.Password;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PasswordsTest {

  private final Passwords passwords = new Passwords(2);

  @Test
  void a_hash_says_its_parameters_and_is_salted() {
    String hash = passwords.hash("a long pass phrase");
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(passwords.hash("a long pass phrase")).isNotEqualTo(hash);
  }

  @Test
  void a_password_is_checked_with_the_parameters_of_its_own_hash() {
    String hash = passwords.hash("a long pass phrase");
    assertThat(isRight("a long pass phrase", hash)).isTrue();
    assertThat(isRight("a long pass phrasf", hash)).isFalse();
  }

  @Test
  void letters_composed_in_two_ways_are_one_password() {
    String hash = passwords.hash("mot de passe re\u0301el");
    assertThat(isRight("mot de passe r\u00e9el", hash)).isTrue();
  }

  @Test
  void a_crowd_waits_for_a_seat_and_each_is_served() {
    List<String> hashes =
        IntStream.range(0, 6)
            .parallel()
            .mapToObj(i -> passwords.hash("pass phrase number " + i))
            .toList();
    assertThat(hashes).hasSize(6).doesNotHaveDuplicates();
  }

  private static boolean isRight(String password, String hash) {
    return Password.check(Passwords.normalized(password), hash)
        .with(Argon2Function.getInstanceFromHash(hash));
  }
}
