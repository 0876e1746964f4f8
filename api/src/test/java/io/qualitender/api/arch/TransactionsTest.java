package io.qualitender.api.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
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
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.qualitender.kernel.http.Access;
import io.qualitender.kernel.http.PublicEndpoint;
import io.qualitender.kernel.job.CatchAll;
import io.qualitender.kernel.job.DueJob;
import io.qualitender.kernel.tx.ControlTx;
import io.qualitender.kernel.tx.PublicTx;
import io.qualitender.kernel.tx.TenantTx;
import io.qualitender.kernel.tx.WorkerTx;
import jakarta.ws.rs.HttpMethod;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Which classes may open transactions, start threads, create clocks, or be endpoints or adapters.
 *
 * <p>The rules on transactions, threads, clocks and endpoints were seen to fail with a class in
 * package quote that broke them all. There is no adapter yet.
 */
class TransactionsTest {

  private static final JavaClasses ALL_CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.qualitender");

  /** Acts of the control plane open their own transaction, since there is no tenant yet. */
  private static final List<String> ACTS_OF_THE_CONTROL_PLANE =
      List.of(
          "SignUps",
          "LastUseRecorder",
          "KeyCredentials",
          "Sandboxes",
          "TestClock",
          "BodyAccounts",
          "DirectoryFile");

  /** Each has one thread, which uses no transaction of another thread. */
  private static final List<String> WITH_A_THREAD = List.of("Ticker", "LastUseRecorder");

  /**
   * All classes that create a thread. Those that loop survive any failure: {@code TickerTest},
   * {@code DueJobRunnerTest}, {@code OutboxWorkerTest}, and {@link CatchAll} in the other; the two
   * hooks run once, when the process ends.
   */
  private static final Set<String> MAKE_A_THREAD =
      Set.of("Ticker", "LastUseRecorder", "RunningServer", "EmbeddedPostgres");

  /** Loops over work must survive an Error of one item. */
  private static final Set<String> LOOP_OVER_WORK =
      Set.of("DueJobRunner", "OutboxWorker", "Ticker", "LastUseRecorder", "TestClock");

  private static final Map<String, ArchRule> RULES = new TreeMap<>();

  static {
    RULES.put(
        "packages of the kernel have no cycles",
        slices().matching("io.qualitender.kernel.(*)..").should().beFreeOfCycles());
    RULES.put(
        "every endpoint states its access",
        methods()
            .that(DescribedPredicate.describe("are endpoints", TransactionsTest::isEndpoint))
            .should(new StateTheirAccess()));
    RULES.put(
        "tenant transactions are opened by HTTP and due jobs only",
        noClasses()
            .that(
                not(assignableTo(DueJob.class))
                    .and(not(simpleNameEndingWith("Resource")))
                    .and(not(resideInAnyPackage("io.qualitender.kernel.http", "..kernel.tx"))))
            .should(open(TenantTx.class, WorkerTx.class)));
    RULES.put(
        "control transactions are opened by acts of the control plane only",
        noClasses()
            .that(
                not(assignableTo(DueJob.class))
                    .and(not(simpleNameEndingWith("Resource")))
                    .and(
                        not(
                            resideInAnyPackage(
                                "io.qualitender.kernel.http",
                                "..kernel.tx",
                                "io.qualitender.api.platform.app",
                                "io.qualitender.api.run.launch")))
                    .and(
                        DescribedPredicate.describe(
                            "are not listed acts",
                            type -> !ACTS_OF_THE_CONTROL_PLANE.contains(type.getSimpleName()))))
            .should(open(ControlTx.class, PublicTx.class)));
    RULES.put(
        "adapters are known to app only",
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "io.qualitender.api.adapter..", "io.qualitender.api.platform.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.qualitender.api.adapter.."));
    RULES.put(
        "stripe in one adapter",
        noClasses()
            .that()
            .resideOutsideOfPackage("..adapter.stripe..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.stripe.."));
    RULES.put(
        "time is injected",
        noClasses()
            .should()
            .callMethodWhere(
                target(owner(resideInAnyPackage("java.time..")))
                    .and(
                        target(
                            nameMatching(
                                "now|systemUTC|systemDefaultZone|tickMillis|tickSeconds"))))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callConstructor(Date.class));
    RULES.put(
        "the system clock is created in app only",
        noClasses()
            .that()
            .resideOutsideOfPackage("io.qualitender.api.platform.app..")
            .should()
            .callMethod(InstantSource.class, "system"));
    RULES.put(
        "threads are started by the ticker, start and stop, and the demo only",
        noClasses()
            .that(
                not(resideInAnyPackage(
                        "io.qualitender.api.platform.app..",
                        "io.qualitender.api.run.launch..",
                        "io.qualitender.api.run.embedded..",
                        "io.qualitender.api.run.demo.."))
                    .and(
                        DescribedPredicate.describe(
                            "are not listed here",
                            type -> !WITH_A_THREAD.contains(type.getSimpleName()))))
            .should()
            .dependOnClassesThat(
                DescribedPredicate.describe("start threads", TransactionsTest::startsThreads))
            .orShould()
            .callConstructorWhere(target(owner(assignableTo(Thread.class))))
            .orShould()
            .callMethodWhere(target(nameMatching("parallelStream|parallel"))));
  }

  private static boolean isEndpoint(JavaMethod method) {
    return method.isMetaAnnotatedWith(HttpMethod.class);
  }

  private static boolean startsThreads(JavaClass type) {
    return Stream.of(Executor.class, Executors.class, CompletableFuture.class, Timer.class)
        .anyMatch(type::isAssignableTo);
  }

  private static ArchCondition<JavaClass> open(Class<?>... transactions) {
    return new ArchCondition<>("open a transaction") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getMethodCallsFromSelf().stream()
            .filter(call -> Stream.of(transactions).anyMatch(call.getTargetOwner()::isEquivalentTo))
            .filter(call -> List.of("run", "execute").contains(call.getName()))
            .forEach(
                call -> events.add(SimpleConditionEvent.satisfied(call, call.getDescription())));
      }
    };
  }

  private static final class StateTheirAccess extends ArchCondition<JavaMethod> {
    StateTheirAccess() {
      super("have either @Access or @Open");
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
      boolean access =
          method.isAnnotatedWith(Access.class) || method.isAnnotatedWith(Access.Each.class);
      if (access == method.isAnnotatedWith(PublicEndpoint.class)) {
        events.add(SimpleConditionEvent.violated(method, method.getFullName()));
      }
    }
  }

  @Test
  void allThreadsAreListedAndLoopsSurviveErrors() {
    Set<String> found = new TreeSet<>();
    Set<String> goOn = new TreeSet<>();
    for (JavaClass type : ALL_CLASSES) {
      boolean makes =
          type.getConstructorCallsFromSelf().stream()
                  .anyMatch(call -> call.getTargetOwner().isAssignableTo(Thread.class))
              || type.getDirectDependenciesFromSelf().stream()
                  .anyMatch(each -> startsThreads(each.getTargetClass()));
      if (makes) {
        found.add(outermost(type));
      }
      if (type.getMethodCallsFromSelf().stream()
          .anyMatch(call -> call.getTargetOwner().isEquivalentTo(CatchAll.class))) {
        goOn.add(outermost(type));
      }
    }
    System.out.println("threads: " + found + "; loops that go on: " + goOn);
    assertThat(found).isEqualTo(MAKE_A_THREAD);
    assertThat(goOn).isEqualTo(LOOP_OVER_WORK);
  }

  private static String outermost(JavaClass type) {
    return type.getName().substring(type.getPackageName().length() + 1).replaceFirst("\\$.*", "");
  }

  @TestFactory
  Stream<DynamicTest> rules() {
    return RULES.entrySet().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.getKey(),
                    () -> rule.getValue().allowEmptyShould(true).check(ALL_CLASSES)));
  }
}
