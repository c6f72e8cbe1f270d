package io.netlayers.tools.arch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house keeps its rules, and each rule bites where a breach is planted. */
class HouseRulesTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.netlayers");
  private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("planted");

  private static Map<String, ArchRule> rules(String root) {
    HouseRules rules = new HouseRules(root);
    Map<String, ArchRule> named = new TreeMap<>();
    named.put("1 codecs are strangers", rules.codecsAreStrangers());
    named.put("1 the core knows nobody", rules.coreKnowsNobody());
    named.put("2 machines are strangers", rules.machinesAreStrangers());
    named.put("2 fsm.tcp knows only the TCP codec", rules.machineKnowsOnly("fsm.tcp", "tcp"));
    named.put("2 fsm.http1 knows only HTTP's", rules.machineKnowsOnly("fsm.http1", "http"));
    named.put("3 purity", rules.purity());
    named.put("3 the pcap codec is pure but for its files", rules.pcapPurity());
    named.put("3 the testkit runs the same each time", rules.sameRunEachTime());
    named.put("4 no cycle between packages", rules.noPackageCycles());
    named.put("5 nobody knows composers", rules.nobodyKnowsComposers());
    named.put("5 floors of composers", rules.floorsOfComposers());
    return named;
  }

  @TestFactory
  Stream<DynamicTest> theHouseKeeps() {
    return rules("io.netlayers").entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> e.getValue().check(HOUSE)));
  }

  @TestFactory
  Stream<DynamicTest> aPlantedBreachFails() {
    return rules("planted").entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(),
                    () -> assertThrows(AssertionError.class, () -> e.getValue().check(PLANTED))));
  }

  /** Each thing that purity forbids is found by itself, not only their sum. */
  @Test
  void everyKindOfImpurityIsFound() {
    String report =
        new HouseRules("planted").purity().evaluate(PLANTED).getFailureReport().toString();
    for (String impurity :
        new String[] {
          "currentTimeMillis", "nanoTime", "getProperty", "identityHashCode", "java.lang.Thread",
          "java.util.Random", "java.util.concurrent", "java.io", "java.net", "Math.random",
          "java.time", "java.nio.file", "java.nio.channels", "java.util.Timer", "java.lang.Process"
        }) {
      assertTrue(report.contains(impurity), impurity + " was not found in:\n" + report);
    }
    assertFalse(report.contains("arraycopy"), report);
  }

  /** Each thing that differs from run to run is found by itself. */
  @Test
  void everyClockAndEveryChanceIsFound() {
    String report =
        new HouseRules("planted").sameRunEachTime().evaluate(PLANTED).getFailureReport().toString();
    for (String chance :
        new String[] {
          "Instant.now",
          "Clock.systemUTC",
          "nanoTime",
          "currentTimeMillis",
          "Date.<init>()",
          "Random.<init>()",
          "SplittableRandom.<init>()",
          "SecureRandom",
          "randomUUID",
          "ThreadLocalRandom.current",
          "lang.Math.random",
          "StrictMath.random",
          "shuffle(java.util.List)>",
          "Thread.sleep"
        }) {
      assertTrue(report.contains(chance), chance + " was not found in:\n" + report);
    }
    for (String fine : new String[] {"<init>(long)", "Path", "shuffle(java.util.List, "}) {
      assertFalse(report.contains(fine), report);
    }
  }

  /** The importer must have seen what the rules are about. */
  @Test
  void theHouseWasImported() {
    for (String name :
        new String[] {
          "io.netlayers.core.Octets",
          "io.netlayers.ethernet.EthernetFrameView",
          "io.netlayers.ip.Ipv4PacketView",
          "io.netlayers.udp.UdpDatagramView",
          "io.netlayers.tcp.TcpSegmentView",
          "io.netlayers.packet.FrameWalker",
          "io.netlayers.testkit.script.PacketScripts",
          "io.netlayers.fsm.tcp.TcpConnection",
          "io.netlayers.stack.Host"
        }) {
      assertTrue(HOUSE.contain(name), name);
    }
  }
}
