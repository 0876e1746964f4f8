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
 * Who opens a transaction, starts a thread, winds up a clock, lets somebody in, speaks to the world
 * outside: what {@link ArchitectureTest} leaves open.
 *
 * <p>Seen red, the rules on transactions, threads, clocks and doors, with one class in the room of
 * quotes that did all of it. What is said of adapters waits for the first one.
 */
class TransactionsTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.qualitender");

  /** A control-plane act is a transaction of its own: it comes before there is a tenant. */
  private static final List<String> ACTS_OF_THE_CONTROL_PLANE =
      List.of(
          "SignUps",
          "LastUseRecorder",
          "KeyCredentials",
          "Sandboxes",
          "TestClock",
          "BodyAccounts",
          "DirectoryFile");

  /** Each has one thread of its own, which begins and ends no transaction of somebody else. */
  private static final List<String> WITH_A_THREAD = List.of("Ticker", "LastUseRecorder");

  /**
   * Whoever makes a thread anywhere in the program. Those that loop survive whatever they run:
   * {@code TickerTest}, {@code DueJobRunnerTest}, {@code OutboxWorkerTest}, and {@link CatchAll} in
   * the other; the two hooks run once, when the process ends.
   */
  private static final Set<String> MAKE_A_THREAD =
      Set.of("Ticker", "LastUseRecorder", "RunningServer", "EmbeddedPostgres");

  /** What loops over work of others must not end with the first that throws an Error. */
  private static final Set<String> LOOP_OVER_WORK =
      Set.of("DueJobRunner", "OutboxWorker", "Ticker", "LastUseRecorder", "TestClock");

  private static final Map<String, ArchRule> RULES = new TreeMap<>();

  static {
    RULES.put(
        "rooms of the kernel without cycles",
        slices().matching("io.qualitender.kernel.(*)..").should().beFreeOfCycles());
    RULES.put(
        "every endpoint says who may come in",
        methods()
            .that(DescribedPredicate.describe("are endpoints", TransactionsTest::isEndpoint))
            .should(new SayWhoMayComeIn()));
    RULES.put(
        "a tenant's transaction is opened by HTTP and due work only",
        noClasses()
            .that(
                not(assignableTo(DueJob.class))
                    .and(not(simpleNameEndingWith("Resource")))
                    .and(not(resideInAnyPackage("io.qualitender.kernel.http", "..kernel.tx"))))
            .should(open(TenantTx.class, WorkerTx.class)));
    RULES.put(
        "the control plane's transactions are opened by its acts only",
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
                            "are no named act",
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
        "time is handed in",
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
        "the system's clock is wound up in app only",
        noClasses()
            .that()
            .resideOutsideOfPackage("io.qualitender.api.platform.app..")
            .should()
            .callMethod(InstantSource.class, "system"));
    RULES.put(
        "threads in the ticker, in starting and stopping, and in the story for people",
        noClasses()
            .that(
                not(resideInAnyPackage(
                        "io.qualitender.api.platform.app..",
                        "io.qualitender.api.run.launch..",
                        "io.qualitender.api.run.embedded..",
                        "io.qualitender.api.run.demo.."))
                    .and(
                        DescribedPredicate.describe(
                            "are not named here",
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

  private static final class SayWhoMayComeIn extends ArchCondition<JavaMethod> {
    SayWhoMayComeIn() {
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
  void everyThreadOfTheProgramIsKnownAndEveryLoopGoesOn() {
    Set<String> found = new TreeSet<>();
    Set<String> goOn = new TreeSet<>();
    for (JavaClass type : HOUSE) {
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
                    rule.getKey(), () -> rule.getValue().allowEmptyShould(true).check(HOUSE)));
  }
}
