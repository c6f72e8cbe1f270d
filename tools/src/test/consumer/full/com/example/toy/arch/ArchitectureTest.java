package com.example.toy.arch;

import com.example.toy.codec.Reading;
import com.example.toy.link.StopAndWait;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.netlayers.testkit.archunit.DeterminismRules;
import io.netlayers.testkit.archunit.LayerRules;
import io.netlayers.testkit.archunit.PurityRules;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importClasses(Reading.class, StopAndWait.class, Sloppy.class);

  /** Breaks both rules that are asked of it below. */
  static final class Sloppy {
    static long now() {
      return System.nanoTime();
    }
  }

  @Test
  void codecAndMachineArePure() {
    PurityRules.pure(Set.of("com.example.toy"), "com.example.toy.codec..", "com.example.toy.link..")
        .check(CLASSES);
  }

  @Test
  void codecAndMachineAreStrangers() {
    LayerRules.strangers(List.of("com.example.toy.codec", "com.example.toy.link")).check(CLASSES);
    LayerRules.noCyclesBelow("com.example.toy").check(CLASSES);
  }

  @Test
  void theRulesBite() {
    Assertions.assertThrows(
        AssertionError.class,
        () -> PurityRules.pure(Set.of(), "com.example.toy.arch..").check(CLASSES));
    Assertions.assertThrows(
        AssertionError.class,
        () -> DeterminismRules.noClockAndNoChance("com.example.toy.arch..").check(CLASSES));
  }
}
