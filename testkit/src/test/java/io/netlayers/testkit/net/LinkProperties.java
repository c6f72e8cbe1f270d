package io.netlayers.testkit.net;

import static io.netlayers.testkit.net.Run.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.testkit.net.model.Blackout;
import io.netlayers.testkit.net.model.DropCause;
import io.netlayers.testkit.net.model.EcnMarker;
import io.netlayers.testkit.net.model.LinkEvent;
import io.netlayers.testkit.net.model.Loss;
import io.netlayers.testkit.net.model.QueueDiscipline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds on every link, whatever it does to packets. */
class LinkProperties {
  /** A link and the traffic for it. */
  record Scene(LinkConfig config, long seed, int packets, int length, long gap) {
    Run run() {
      return new Run(config, seed).steady(packets, length, gap);
    }
  }

  private static Arbitrary<Integer> ppm() {
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(2, Arbitraries.just(0)),
        net.jqwik.api.Tuple.of(1, Arbitraries.just(1_000_000)),
        net.jqwik.api.Tuple.of(4, Arbitraries.integers().between(0, 1_000_000)));
  }

  private static Arbitrary<Loss> losses() {
    return Arbitraries.oneOf(
        ppm().map(Loss::independent),
        Combinators.combine(ppm(), ppm(), ppm(), ppm()).as(Loss.Bursts::new),
        Arbitraries.longs().between(1, 20).map(Loss::everyNth),
        Arbitraries.longs().between(0, 50).map(Loss::indices));
  }

  private static Arbitrary<LinkConfig.Builder> path() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 30 * MS),
            Arbitraries.longs().between(0, 5 * MS),
            Arbitraries.of(true, false),
            ppm(),
            ppm(),
            Arbitraries.longs().between(0, 3 * MS),
            losses().list().ofMaxSize(2),
            Arbitraries.integers().between(1, 1500))
        .as(
            (delay, jitter, mayReorder, reorder, duplicate, later, losses, mtu) ->
                LinkConfig.builder()
                    .delayNanos(delay)
                    .jitterNanos(jitter)
                    .jitterMayReorder(mayReorder)
                    .reorderPpm(reorder)
                    .reorderNanos(later + 1)
                    .duplicatePpm(duplicate)
                    .duplicateNanos(later)
                    .addAllLosses(losses)
                    .mtuOctets(mtu)
                    .marker(EcnMarker.FIRST_OCTET)
                    .addBlackouts(new Blackout(20 * MS, 25 * MS)));
  }

  @Provide
  Arbitrary<Scene> scenes() {
    Arbitrary<QueueDiscipline> disciplines =
        Arbitraries.of(
            QueueDiscipline.dropTail(),
            new QueueDiscipline.Red(1, 4, 300_000, 500_000, false),
            new QueueDiscipline.Red(1, 4, 300_000, 500_000, true),
            new QueueDiscipline.CoDel(MS, 4 * MS, 1));
    Arbitrary<LinkConfig> configs =
        Combinators.combine(
                path(),
                Arbitraries.longs().between(1, 10_000_000),
                Arbitraries.integers().between(0, 20),
                Arbitraries.longs().between(0, 10_000),
                Arbitraries.integers().between(0, 40),
                disciplines,
                ppm(),
                ppm())
            .as(
                (builder, rate, packets, octets, overhead, discipline, mark, corrupt) ->
                    builder
                        .bitsPerSecond(rate)
                        .queuePackets(packets)
                        .queueOctets(octets)
                        .overheadOctets(overhead)
                        .discipline(discipline)
                        .markPpm(mark)
                        .corruptPpm(corrupt)
                        .build());
    return Combinators.combine(
            Arbitraries.oneOf(configs, path().map(LinkConfig.Builder::build)),
            Arbitraries.longs(),
            Arbitraries.integers().between(0, 60),
            Arbitraries.integers().between(0, 1500),
            Arbitraries.longs().between(0, 3 * MS))
        .as(Scene::new);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void nothingAppearsAndNothingIsForgotten(@ForAll("scenes") Scene scene) {
    Run run = new Run(scene.config, scene.seed);
    for (int i = 0; i < scene.packets; i++) {
      run.pollUntil(i * scene.gap);
      run.send(scene.length, i * scene.gap);
      conserved(run);
    }
    run.drain();
    conserved(run);
    assertEquals(0, run.link.queuedPackets());
    assertEquals(0, run.link.queuedOctets());
    assertEquals(0, run.link.packetsInFlight());
    assertEquals(run.arrivals.size(), run.link.stats().delivered());
  }

  private static void conserved(Run run) {
    LinkStats stats = run.link.stats();
    long causes = 0;
    for (DropCause cause : DropCause.values()) {
      causes += stats.dropped(cause);
    }
    assertEquals(stats.dropped(), causes);
    assertEquals(
        stats.sent() + stats.duplicated(),
        stats.delivered()
            + stats.dropped()
            + run.link.queuedPackets()
            + run.link.packetsInFlight());
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void theSameSeedIsTheSameRun(@ForAll("scenes") Scene scene) {
    Run one = scene.run();
    Run other = scene.run();
    assertEquals(one.seen, other.seen);
    assertEquals(one.arrivals, other.arrivals);
    assertEquals(one.numbers, other.numbers);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void theRateIsNeverExceededAndNoTimeIsWasted(@ForAll("scenes") Scene scene) {
    long rate = scene.config.bitsPerSecond();
    if (rate == 0) {
      return;
    }
    long nanosEach = sendingNanos(scene);
    List<Run.Seen> starts =
        scene.run().seen.stream().filter(s -> s.event() == LinkEvent.TRANSMITTED).toList();
    for (int i = 1; i < starts.size(); i++) {
      long before = starts.get(i - 1).at();
      long free = before + nanosEach;
      assertTrue(starts.get(i).at() >= free, () -> "too early: " + starts);
      long sentAt = starts.get(i).index() * scene.gap;
      assertTrue(starts.get(i).at() <= Math.max(free, sentAt), () -> "too late: " + starts);
    }
  }

  private static long sendingNanos(Scene scene) {
    long rate = scene.config.bitsPerSecond();
    long bits = 8L * (scene.length + scene.config.overheadOctets());
    return rate == 0 ? 0 : (bits * 1_000_000_000L + rate - 1) / rate;
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void theQueueKeepsItsLimit(@ForAll("scenes") Scene scene) {
    LinkStats stats = scene.run().link.stats();
    assertTrue(stats.queueHighWaterPackets() <= scene.config.queuePackets());
    assertTrue(stats.queueHighWaterOctets() <= scene.config.queueOctets());
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void delaysAreWithinTheirBounds(@ForAll("scenes") Scene scene) {
    Run run = scene.run();
    LinkConfig config = scene.config;
    Map<Long, Long> starts = new HashMap<>();
    for (Run.Seen seen : run.seen) {
      if (seen.event() == LinkEvent.TRANSMITTED) {
        starts.put(seen.index(), seen.at());
      }
    }
    long least = sendingNanos(scene) + config.delayNanos();
    // without reordering by jitter one packet's jitter may make all behind it wait
    long most = least + config.jitterNanos() + config.reorderNanos() + config.duplicateNanos();
    for (Run.Seen seen : run.seen) {
      if (seen.event() == LinkEvent.DELIVERED) {
        long delay = seen.at() - starts.get(seen.index());
        assertTrue(delay >= least && delay <= most, () -> delay + " of " + least + " to " + most);
      }
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void theOrderIsKeptWhereNothingMayChangeIt(@ForAll("scenes") Scene scene) {
    LinkConfig inOrder =
        LinkConfig.builder()
            .from(scene.config)
            .jitterMayReorder(false)
            .reorderPpm(0)
            .duplicateNanos(0)
            .build();
    Run run = new Run(inOrder, scene.seed).steady(scene.packets, scene.length, scene.gap);
    List<Long> delivered =
        run.seen.stream()
            .filter(s -> s.event() == LinkEvent.DELIVERED)
            .map(Run.Seen::index)
            .toList();
    assertEquals(delivered.stream().sorted().toList(), delivered);
  }
}
