package io.qualitender.api.arch;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.qualitender.kernel.http.Access;
import io.qualitender.kernel.http.PublicEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.junit.jupiter.api.Test;

/**
 * The checkable rules of CONTRIBUTING and docs: dependencies, sizes, access, clocks.
 *
 * <p>Fails for a public DAO, a resource method without its access, {@code Instant.now()} in a rule,
 * a tender that uses its award, and a wing with two modules.
 */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.qualitender");

  /** From the bottom up. */
  private static final List<String> WINGS =
      List.of("reference", "party", "file", "market", "certification", "platform", "run");

  private static final Set<String> CLOCKS =
      Set.of(
          Instant.class.getName(),
          LocalDate.class.getName(),
          LocalDateTime.class.getName(),
          OffsetDateTime.class.getName(),
          ZonedDateTime.class.getName());

  /** Annotations that say how the columns of a row make a record. */
  private static final Set<String> OF_ROWS = Set.of(Json.class.getName());

  private static final int MAX_LINES = 400;
  private static final int MAX_CLASSES = 18;

  @Test
  void allClassesAreRead() {
    assertThat(CLASSES.size()).isGreaterThan(300);
  }

  @Test
  void kernelDependsOnNoOtherModule() {
    noClasses()
        .that()
        .resideInAPackage("io.qualitender.kernel..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.qualitender.admin..", "io.qualitender.api..")
        .check(CLASSES);
  }

  @Test
  void controlPlaneDoesNotDependOnDataPlane() {
    noClasses()
        .that()
        .resideInAPackage("io.qualitender.admin..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.qualitender.api..")
        .check(CLASSES);
  }

  /** Each wing may use those before it (docs/decisions/0041). */
  @Test
  void wingsDependOnEarlierWingsOnly() {
    for (int i = 0; i < WINGS.size(); i++) {
      List<String> later = WINGS.subList(i + 1, WINGS.size());
      if (!later.isEmpty()) {
        noClasses()
            .that()
            .resideInAPackage("io.qualitender.api." + WINGS.get(i) + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                later.stream()
                    .map(wing -> "io.qualitender.api." + wing + "..")
                    .toArray(String[]::new))
            .check(CLASSES);
      }
    }
  }

  @Test
  void everyPackageOfTheApiIsInAWing() {
    classes()
        .that()
        .resideInAPackage("io.qualitender.api..")
        .should()
        .resideInAnyPackage(
            WINGS.stream()
                .map(wing -> "io.qualitender.api." + wing)
                .flatMap(wing -> Stream.of(wing, wing + ".*"))
                .toArray(String[]::new))
        .check(CLASSES);
  }

  /**
   * Each wing before {@code run} is built by one module, the only class above the wing's packages.
   * {@code Wiring} and other modules may use it, packages may not.
   */
  @Test
  void eachWingHasOneModuleThatWiringBuilds() {
    for (String wing : WINGS.subList(0, WINGS.indexOf("run"))) {
      String root = "io.qualitender.api." + wing;
      String module =
          root + "." + wing.substring(0, 1).toUpperCase(Locale.ROOT) + wing.substring(1) + "Module";
      assertThat(CLASSES)
          .filteredOn(
              type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
          .filteredOn(type -> type.getName().startsWith(root + "."))
          .filteredOn(
              type -> type.getPackageName().equals(root) || type.getSimpleName().endsWith("Module"))
          .extracting(JavaClass::getName)
          .containsExactly(module);
      assertThat(CLASSES.get(module).getConstructorCallsToSelf())
          .extracting(call -> call.getOriginOwner().getSimpleName())
          .containsExactly("Wiring");
      assertThat(CLASSES.get(module).getDirectDependenciesToSelf())
          .extracting(use -> use.getOriginClass().getSimpleName())
          .allMatch(user -> user.equals("Wiring") || user.endsWith("Module"));
    }
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.qualitender.api.(*).(*)..").should().beFreeOfCycles().check(CLASSES);
    slices().matching("io.qualitender.admin.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  /** A package-private interface cannot be used elsewhere: the compiler checks the rest. */
  @Test
  void daosArePackagePrivate() {
    classes().that().haveSimpleNameEndingWith("Dao").should().notBePublic().check(CLASSES);
  }

  /** JDBI reads public records only: one that is not would fail at its first row. */
  @Test
  void rowTypesOfDaosArePublic() {
    int looked = 0;
    for (JavaClass dao : CLASSES) {
      if (!dao.getSimpleName().endsWith("Dao")) {
        continue;
      }
      for (RegisterConstructorMapper mapper :
          dao.reflect().getAnnotationsByType(RegisterConstructorMapper.class)) {
        looked++;
        assertThat(mapper.value()).as("%s reads it", dao.getName()).isPublic();
      }
    }
    assertThat(looked).isGreaterThan(8);
  }

  @Test
  void onlyDaosAndTheKernelUseSql() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Dao")
        .and()
        .resideOutsideOfPackages("io.qualitender.kernel.tx", "io.qualitender.kernel.idempotency")
        .should()
        .dependOnClassesThat(
            are(
                new DescribedPredicate<JavaClass>("of JDBI, but its annotations of rows") {
                  @Override
                  public boolean test(JavaClass type) {
                    return type.getPackageName().startsWith("org.jdbi")
                        && !OF_ROWS.contains(type.getName());
                  }
                }))
        .check(CLASSES);
  }

  @Test
  void onlyResourcesUseHttp() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "io.qualitender.kernel.http..",
            "io.qualitender.api.platform.app",
            "io.qualitender.kernel.json")
        .and()
        .haveSimpleNameNotEndingWith("Resource")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jakarta.ws.rs..")
        .check(CLASSES);
  }

  @Test
  void everyEndpointStatesItsAccess() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .haveSimpleNameEndingWith("Resource")
        .and()
        .arePublic()
        .and()
        .areNotStatic()
        .should(
            new ArchCondition<JavaMethod>("carry @Access or @Open") {
              @Override
              public void check(JavaMethod method, ConditionEvents events) {
                boolean stated =
                    method.isAnnotatedWith(Access.class)
                        || method.isAnnotatedWith(Access.Each.class)
                        || method.isAnnotatedWith(PublicEndpoint.class);
                events.add(
                    new SimpleConditionEvent(method, stated, method.getFullName() + " has none"));
              }
            })
        .check(CLASSES);
  }

  @Test
  void servicesTakeTheirTransactionAsArgument() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Service")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("io\\.qualitender\\.kernel\\.tx\\.(TenantTx|WorkerTx|ControlTx|PublicTx)")
        .check(CLASSES);
  }

  @Test
  void noStaticClocks() {
    noClasses()
        .should()
        .callMethodWhere(
            new DescribedPredicate<>("it reads the clock of the machine") {
              @Override
              public boolean test(com.tngtech.archunit.core.domain.JavaMethodCall call) {
                String owner = call.getTargetOwner().getName();
                String name = call.getName();
                return (CLOCKS.contains(owner)
                        && name.equals("now")
                        && call.getTarget().getRawParameterTypes().isEmpty())
                    || (owner.equals(System.class.getName()) && name.equals("currentTimeMillis"))
                    || (owner.equals(Clock.class.getName()) && name.startsWith("system"));
              }
            })
        .check(CLASSES);
  }

  @Test
  void servicesStartNoThreads() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Service")
        .or()
        .haveSimpleNameEndingWith("Resource")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.concurrent")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class)
        .check(CLASSES);
  }

  @Test
  void filesAndPackagesStaySmall() throws IOException {
    List<Path> files;
    try (Stream<Path> tree =
        Stream.of("kernel", "tenant-admin", "api")
            .map(module -> Path.of("..", module, "src", "main", "java"))
            .flatMap(ArchitectureTest::walk)) {
      files = tree.filter(file -> file.toString().endsWith(".java")).toList();
    }
    assertThat(files).hasSizeGreaterThan(250);
    for (Path file : files) {
      assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(MAX_LINES);
    }
    Map<Path, Long> packages =
        files.stream()
            .filter(file -> !file.endsWith("package-info.java"))
            .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
    assertThat(packages).allSatisfy((folder, count) -> assertThat(count).isLessThan(MAX_CLASSES));
  }

  private static Stream<Path> walk(Path root) {
    try {
      return Files.walk(root);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
