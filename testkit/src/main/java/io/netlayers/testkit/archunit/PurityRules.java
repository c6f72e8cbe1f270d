package io.netlayers.testkit.archunit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/**
 * Purity by an allow-list: code that reads no clock, starts no thread, opens no socket or file and
 * draws no random number, because it can name nothing that does.
 */
public final class PurityRules {
  private static final Set<String> ALLOWED_PACKAGES =
      Set.of(
          "java.lang",
          "java.lang.annotation",
          "java.lang.invoke",
          "java.lang.runtime",
          "java.nio",
          "java.nio.charset",
          "java.util",
          "java.util.function",
          "java.util.stream",
          "org.immutables.value");

  private static final Set<String> ALLOWED_CLASSES =
      Set.of("java.util.zip.CRC32", "java.util.zip.Checksum");

  private static final Set<String> FORBIDDEN_CLASSES =
      Set.of(
          "java.lang.ClassLoader",
          "java.lang.InheritableThreadLocal",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.ProcessHandle",
          "java.lang.Runtime",
          "java.lang.Thread",
          "java.lang.ThreadGroup",
          "java.lang.ThreadLocal",
          "java.nio.MappedByteBuffer",
          "java.util.Calendar",
          "java.util.Date",
          "java.util.GregorianCalendar",
          "java.util.Properties",
          "java.util.Random",
          "java.util.Scanner",
          "java.util.ServiceLoader",
          "java.util.SplittableRandom",
          "java.util.TimeZone",
          "java.util.Timer",
          "java.util.TimerTask",
          "java.util.UUID");

  private PurityRules() {}

  /**
   * Every class of these packages depends on nothing but {@code java.lang} (without clocks,
   * properties, threads and processes), {@code java.lang.invoke}, buffers, charsets, collections,
   * functions, {@code CRC32}, compile-time annotations, and packages under {@code roots}.
   *
   * @param roots package prefixes, without dots at the end, whose classes may be used
   * @param packages ArchUnit package identifiers, such as {@code com.example.codec..}
   */
  public static ArchRule pure(Set<String> roots, String... packages) {
    return classes()
        .that()
        .resideInAnyPackage(packages)
        .should(new OnlyPureDependencies(Set.copyOf(roots)))
        .allowEmptyShould(true);
  }

  private static final class OnlyPureDependencies extends ArchCondition<JavaClass> {
    private final Set<String> roots;

    OnlyPureDependencies(Set<String> roots) {
      super("depend only on what is pure");
      this.roots = roots;
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
      for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (!allowed(target)) {
          events.add(SimpleConditionEvent.violated(item, dependency.getDescription()));
        }
      }
      for (JavaAccess<?> access : item.getAccessesFromSelf()) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        boolean impure =
            owner.equals("java.lang.System") && !name.equals("arraycopy")
                || name.equals("random")
                    && (owner.equals("java.lang.Math") || owner.equals("java.lang.StrictMath"));
        if (impure) {
          events.add(SimpleConditionEvent.violated(item, access.getDescription()));
        }
      }
    }

    private boolean allowed(JavaClass target) {
      String name = target.getName();
      String outermost = name.indexOf('$') < 0 ? name : name.substring(0, name.indexOf('$'));
      if (FORBIDDEN_CLASSES.contains(outermost)) {
        return false;
      }
      String packageName = target.getPackageName();
      return target.isPrimitive()
          || ALLOWED_PACKAGES.contains(packageName)
          || ALLOWED_CLASSES.contains(name)
          || packageName.startsWith("org.checkerframework.")
          || roots.stream()
              .anyMatch(root -> packageName.equals(root) || packageName.startsWith(root + "."));
    }
  }
}
