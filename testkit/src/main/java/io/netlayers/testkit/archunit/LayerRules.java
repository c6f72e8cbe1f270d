package io.netlayers.testkit.archunit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;

/** Who may know whom. Packages are given without dots at the end and mean all that is below. */
public final class LayerRules {
  private LayerRules() {}

  /** None of these packages depends on another of them. */
  public static ArchRule strangers(List<String> packages) {
    CompositeArchRule all = null;
    for (String one : packages) {
      String[] others =
          packages.stream()
              .filter(p -> !p.equals(one))
              .map(LayerRules::tree)
              .toArray(String[]::new);
      ArchRule rule = knowsNothingOf(one, others);
      all = all == null ? CompositeArchRule.of(rule) : all.and(rule);
    }
    if (all == null) {
      throw new IllegalArgumentException("no packages");
    }
    return all.as(packages + " are strangers to each other");
  }

  /** A package depends on none of the others. */
  public static ArchRule doesNotKnow(String one, List<String> others) {
    return knowsNothingOf(one, others.stream().map(LayerRules::tree).toArray(String[]::new));
  }

  /** There is no cycle between the packages below {@code root}, each taken by itself. */
  public static ArchRule noCyclesBelow(String root) {
    return SlicesRuleDefinition.slices()
        .matching(root + ".(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true);
  }

  private static ArchRule knowsNothingOf(String one, String... trees) {
    return noClasses()
        .that()
        .resideInAPackage(tree(one))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(trees)
        .allowEmptyShould(true);
  }

  private static String tree(String packageName) {
    return packageName + "..";
  }
}
