package io.netlayers.tools.arch;

import com.tngtech.archunit.lang.ArchRule;
import io.netlayers.testkit.archunit.DeterminismRules;
import io.netlayers.testkit.archunit.LayerRules;
import io.netlayers.testkit.archunit.PurityRules;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules of the house below a root package, so that planted breaches can stand below another.
 */
record HouseRules(String root) {
  private static final List<String> CODECS =
      List.of("ethernet", "ip", "udp", "tcp", "http", "pcap", "dns", "dhcp");
  private static final List<String> MACHINES =
      List.of("fsm.tcp", "fsm.http1", "fsm.http2", "fsm.websocket", "fsm.dns", "fsm.dhcp");
  private static final List<String> COMPOSERS =
      List.of("packet", "stack", "testkit", "tools", "benchmarks");

  private List<String> in(List<String> names) {
    return names.stream().map(name -> root + "." + name).toList();
  }

  private String[] trees(List<String> names) {
    return names.stream().map(name -> root + "." + name + "..").toArray(String[]::new);
  }

  /** Rule 1: codecs are strangers, and the core knows none of them. */
  ArchRule codecsAreStrangers() {
    return LayerRules.strangers(in(CODECS));
  }

  /** Rule 1: what every codec stands on stands on nothing. */
  ArchRule coreKnowsNobody() {
    List<String> all = Stream.of(CODECS, MACHINES, COMPOSERS).flatMap(List::stream).toList();
    return LayerRules.doesNotKnow(root + ".core", in(all));
  }

  /** Rule 2: machines never meet. */
  ArchRule machinesAreStrangers() {
    return LayerRules.strangers(in(MACHINES));
  }

  /** Rule 2: a machine knows the one codec that it drives, and no address, frame or packet. */
  ArchRule machineKnowsOnly(String machine, String codec) {
    List<String> others = CODECS.stream().filter(name -> !name.equals(codec)).toList();
    return LayerRules.doesNotKnow(root + "." + machine, in(others));
  }

  /** Rule 3: everything up to the stack is pure; a package of the pcap codec opens files. */
  ArchRule purity() {
    List<String> pure =
        Stream.of(
                List.of("core", "ethernet", "ip", "udp", "tcp", "http", "dns", "dhcp"),
                List.of("packet", "fsm", "stack", "testkit.net"))
            .flatMap(List::stream)
            .toList();
    return PurityRules.pure(Set.of(root), trees(pure));
  }

  /** Rule 3, the exception: the pcap codec but for its package that opens a file. */
  ArchRule pcapPurity() {
    return PurityRules.pure(Set.of(root), root + ".pcap");
  }

  /** What may open files but must run the same each time: the testkit, the packages of pcap. */
  ArchRule sameRunEachTime() {
    return DeterminismRules.noClockAndNoChance(trees(List.of("testkit", "pcap", "chance")));
  }

  /** Rule 4. */
  ArchRule noPackageCycles() {
    return LayerRules.noCyclesBelow(root);
  }

  /** Rule 5: only composers join layers, so no codec and no machine knows one of them. */
  ArchRule nobodyKnowsComposers() {
    ArchRule rule = null;
    for (String one : in(Stream.concat(CODECS.stream(), Stream.of("fsm")).toList())) {
      ArchRule next = LayerRules.doesNotKnow(one, in(COMPOSERS));
      rule = rule == null ? next : com.tngtech.archunit.lang.CompositeArchRule.of(rule).and(next);
    }
    return java.util.Objects.requireNonNull(rule);
  }

  /** The floors between the composers: packet below the stack, tools above all. */
  ArchRule floorsOfComposers() {
    return com.tngtech.archunit.lang.CompositeArchRule.of(
            LayerRules.doesNotKnow(
                root + ".packet", in(List.of("fsm", "stack", "testkit", "tools", "benchmarks"))))
        .and(LayerRules.doesNotKnow(root + ".stack", in(List.of("testkit", "tools", "benchmarks"))))
        .and(
            LayerRules.doesNotKnow(
                root + ".testkit", in(List.of("fsm", "stack", "tools", "benchmarks"))));
  }
}
