package io.netlayers.testkit.jqwik;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netlayers.tcp.TcpHeader;
import io.netlayers.tcp.TcpOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import org.junit.jupiter.api.Test;

/** A failing value shrinks to one that a person can read. */
class ShrinkingTest {
  private static <T> T shrunk(Class<T> type, Predicate<T> fails) {
    RandomGenerator<T> generator = NetlayersArbitraries.of(type).generator(1000);
    Random random = new Random(1);
    Shrinkable<T> found =
        Stream.generate(() -> generator.next(random))
            .filter(s -> fails.test(s.value()))
            .findFirst()
            .orElseThrow();
    while (true) {
      Shrinkable<T> from = found;
      Optional<Shrinkable<T>> simpler =
          from.shrink()
              .filter(s -> fails.test(s.value()))
              .filter(s -> s.distance().compareTo(from.distance()) < 0)
              .findFirst();
      if (simpler.isEmpty()) {
        return found.value();
      }
      found = simpler.get();
    }
  }

  @Test
  void theSimplestHeaderOfAll() {
    assertEquals("0 > 0 [.] seq 0 ack 0 win 0", shrunk(TcpHeader.class, h -> true).toString());
  }

  @Test
  void oneFieldAtItsLeast() {
    assertEquals(
        "0 > 0 [.] seq 0 ack 0 win 1000",
        shrunk(TcpHeader.class, h -> h.window() >= 1000).toString());
  }

  @Test
  void oneOptionAlone() {
    TcpHeader header =
        shrunk(
            TcpHeader.class,
            h -> h.options().stream().anyMatch(o -> o instanceof TcpOption.Timestamps));
    assertEquals("0 > 0 [.] seq 0 ack 0 win 0 <TS val 0 ecr 0,eol>", header.toString());
  }

  @Test
  void distancesFallAlongTheWay() {
    Shrinkable<TcpHeader> start =
        NetlayersArbitraries.of(TcpHeader.class).generator(1000).next(new Random(3));
    assertEquals(
        0L,
        start
            .shrink()
            .filter(s -> Comparator.<Shrinkable<TcpHeader>>naturalOrder().compare(s, start) >= 0)
            .count());
  }
}
