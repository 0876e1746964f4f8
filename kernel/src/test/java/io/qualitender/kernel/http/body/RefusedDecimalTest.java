package io.qualitender.kernel.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Fails with the library's own messages, which log HV000185 for each refused decimal. */
class RefusedDecimalTest {

  record Days(
      @DecimalMin("0.5") BigDecimal least,
      @DecimalMax("10") BigDecimal most,
      @Digits(integer = 2, fraction = 1) BigDecimal halves) {}

  @Test
  void refusedDecimalsAreNotLogged() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    try {
      Days days = new Days(new BigDecimal("0.1"), new BigDecimal("10.5"), new BigDecimal("100.25"));
      assertThat(ValueFaults.of(days)).hasSize(3);
    } finally {
      root.detachAppender(log);
    }
    assertThat(log.list.stream().filter(event -> event.getLevel().levelInt >= 30_000)).isEmpty();
  }
}
