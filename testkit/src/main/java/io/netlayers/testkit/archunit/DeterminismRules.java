package io.netlayers.testkit.archunit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;

/**
 * Code that reads no clock and draws no number that cannot be drawn again, for packages that {@link
 * PurityRules} would forbid more than is meant: they may use files, threads and seeded generators.
 */
public final class DeterminismRules {
  /** Methods, by the class that owns them, whose answer differs from run to run. */
  private static final Map<String, Set<String>> METHODS =
      Map.ofEntries(
          Map.entry(
              "java.lang.System", Set.of("currentTimeMillis", "nanoTime", "identityHashCode")),
          Map.entry("java.lang.Math", Set.of("random")),
          Map.entry("java.lang.StrictMath", Set.of("random")),
          Map.entry("java.lang.Thread", Set.of("sleep")),
          Map.entry("java.util.UUID", Set.of("randomUUID")),
          Map.entry("java.util.concurrent.ThreadLocalRandom", Set.of("current")),
          Map.entry(
              "java.time.Clock",
              Set.of(
                  "systemUTC",
                  "systemDefaultZone",
                  "system",
                  "tickMillis",
                  "tickSeconds",
                  "tickMinutes")));

  /** Constructors without an argument seed themselves from the clock. */
  private static final Set<String> SEEDED =
      Set.of("java.util.Random", "java.util.SplittableRandom", "java.util.Date");

  private DeterminismRules() {}

  /**
   * No class of these packages asks for the time, sleeps, or draws a random number without a seed
   * of the caller's.
   *
   * @param packages ArchUnit package identifiers, such as {@code com.example.protocol..}
   */
  public static ArchRule noClockAndNoChance(String... packages) {
    return classes()
        .that()
        .resideInAnyPackage(packages)
        .should(new NoClockAndNoChance())
        .allowEmptyShould(true);
  }

  private static final class NoClockAndNoChance extends ArchCondition<JavaClass> {
    NoClockAndNoChance() {
      super("read no clock and draw no number without a seed");
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
      for (JavaAccess<?> access : item.getAccessesFromSelf()) {
        if (differsFromRunToRun(access)) {
          events.add(SimpleConditionEvent.violated(item, access.getDescription()));
        }
      }
    }

    private static boolean differsFromRunToRun(JavaAccess<?> access) {
      String owner = access.getTargetOwner().getName();
      String name = access.getTarget().getName();
      if (METHODS.getOrDefault(owner, Set.of()).contains(name)
          || owner.startsWith("java.security.SecureRandom")) {
        return true;
      }
      String target = access.getTarget().getFullName();
      return owner.startsWith("java.time.") && target.endsWith(".now()")
          || name.equals("<init>") && SEEDED.contains(owner) && target.endsWith("<init>()")
          || target.equals("java.util.Collections.shuffle(java.util.List)");
    }
  }
}
