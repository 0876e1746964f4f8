package io.qualitender.peer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import io.qualitender.api.certification.reminder.ReminderHorizons;
import io.qualitender.api.market.publication.FrozenData;
import io.qualitender.api.market.publication.TenderRuleSet;
import io.qualitender.api.reference.auditduration.AuditRulesBook;
import io.qualitender.api.reference.referential.Versions;
import io.qualitender.kernel.json.Json;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Some endpoints of the product, written as the guides of Spring Boot do. */
@SpringBootApplication
@EnableCaching
public class PeerApplication {

  public static void main(String[] args) {
    SpringApplication.run(PeerApplication.class, args);
  }

  /** The connections of the role that may find a key by its secret. */
  @Bean(defaultCandidate = false)
  @ConfigurationProperties("peer.control")
  HikariDataSource control() {
    return new HikariDataSource();
  }

  /** Writes the same JSON as the product. */
  @Bean
  ObjectMapper objectMapper() {
    return Json.mapper();
  }

  @Bean
  FrozenData frozenData() {
    return FrozenData.load();
  }

  @Bean
  Versions<TenderRuleSet> tenderRules() {
    return TenderRuleSet.versions();
  }

  @Bean
  Versions<ReminderHorizons> reminderHorizons() {
    return ReminderHorizons.versions();
  }

  @Bean
  AuditRulesBook auditRules() {
    return AuditRulesBook.load();
  }

  @Bean
  WebMvcConfigurer keys(KeyInterceptor keys) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(keys).addPathPatterns("/v1/**").excludePathPatterns("/v1/status");
      }
    };
  }
}
