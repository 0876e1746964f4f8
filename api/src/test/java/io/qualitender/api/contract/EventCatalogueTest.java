package io.qualitender.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.qualitender.kernel.event.EventType;
import io.qualitender.kernel.event.PublishedAct;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The event catalogue of the code is that of the contract: each event that is appended is named
 * there, and no other. Fails if an action appends an event that no operation documents.
 */
class EventCatalogueTest {

  private static final Pattern EMITTED =
      Pattern.compile("`((?:[a-z]+_)*[a-z]+\\.[a-z]+(?:_[a-z]+)*)`");

  @Test
  void theContractNamesEveryEventAndNoOther() throws Exception {
    Set<String> appended = new TreeSet<>();
    Set<String> subjects = new TreeSet<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.qualitender")) {
      if (type.isEnum() && type.isAssignableTo(PublishedAct.class)) {
        for (Object act : type.reflect().getEnumConstants()) {
          EventType event = ((PublishedAct) act).event();
          if (event != null) {
            appended.add(event.type());
            subjects.add(event.subject());
          }
        }
      }
      for (JavaField constant : type.getFields()) {
        if (constant.getRawType().isEquivalentTo(EventType.class) && isStatic(constant)) {
          Field field = constant.reflect();
          field.setAccessible(true);
          EventType event = (EventType) field.get(null);
          appended.add(event.type());
          subjects.add(event.subject());
        }
      }
    }
    Set<String> named = new TreeSet<>();
    Matcher name = EMITTED.matcher(Files.readString(Path.of("..", "openapi.yaml")));
    while (name.find()) {
      String subject = name.group(1).substring(0, name.group(1).indexOf('.'));
      if (subjects.contains(subject)) {
        named.add(name.group(1));
      }
    }
    System.out.println("events: " + appended);
    assertThat(named).isEqualTo(appended);
    assertThat(appended).hasSizeGreaterThan(40);
  }

  private static boolean isStatic(JavaField field) {
    return field.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.STATIC);
  }
}
