package io.netlayers.benchmarks.stack;

import io.netlayers.core.Ipv6Address;
import io.netlayers.core.MacAddress;
import io.netlayers.stack.Host;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.config.HostConfig;
import io.netlayers.stack.config.InterfaceConfig;
import io.netlayers.stack.config.Randomness;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.route.Route;
import io.netlayers.stack.route.RouteTable;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The longest prefix among 1, 1,000 and 1,000,000, by the stack's trie and by a linear scan over
 * primitives; half of the addresses have a route. Lengths are as in the Internet's table: most are
 * /24 of IPv4 and /48 of IPv6, the others between /8 and /32, /20 and /64.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RouteLookup {
  private static final int ADDRESSES = 1 << 12;

  /** Prefixes in the table. */
  @Param({"1", "1000", "1000000"})
  public int prefixes;

  /** Whether they are of IPv6. */
  @Param({"false", "true"})
  public boolean ipv6;

  private final long[] highs = new long[ADDRESSES];
  private final long[] lows = new long[ADDRESSES];
  private RouteTable table;
  private long[] prefixHighs;
  private long[] prefixLows;
  private int[] lengths;
  private int next;

  /** Fills table and list with the same. */
  @Setup
  public void fill() {
    Random random = new Random(7);
    Host host = new Host(HostConfig.builder().maxRoutes(1 << 21).build(), Randomness.seeded(1));
    NetworkInterface link =
        host.addInterface(
            InterfaceConfig.builder()
                .name("eth0")
                .mac(MacAddress.parse("02:00:00:00:00:01"))
                .ipv6(false)
                .build(),
            0);
    table = host.routes();
    prefixHighs = new long[prefixes];
    prefixLows = new long[prefixes];
    lengths = new int[prefixes];
    for (int i = 0; i < prefixes; i++) {
      int bits = length(random);
      lengths[i] = bits;
      if (ipv6) {
        prefixHighs[i] = (0x2000L << 48 | random.nextLong() >>> 3) & -1L << 64 - bits;
      } else {
        prefixLows[i] = AddressBits.low(random.nextInt() & (int) (-1L << 32 - bits));
      }
      table.add(
          Route.onLink(prefixHighs[i], prefixLows[i], bits, link, i, Route.Origin.CONFIGURED));
    }
    for (int i = 0; i < ADDRESSES; i++) {
      int of = random.nextInt(prefixes);
      boolean has = i % 2 == 0;
      highs[i] = ipv6 ? (has ? prefixHighs[of] : 0x2000L << 48 | random.nextLong() >>> 3) : 0;
      int host32 = random.nextInt() & (int) (0xFFFFFFFFL >> lengths[of]);
      int four = has ? (int) prefixLows[of] | host32 : random.nextInt();
      lows[i] = ipv6 ? random.nextLong() : AddressBits.low(four);
    }
  }

  private int length(Random random) {
    boolean usual = random.nextInt(100) < 60;
    if (ipv6) {
      return usual ? 48 : 20 + random.nextInt(45);
    }
    return usual ? 24 : 8 + random.nextInt(25);
  }

  /** By the stack's table. */
  @Benchmark
  public Route trie() {
    int i = next++ & ADDRESSES - 1;
    return table.lookup(highs[i], lows[i]);
  }

  /** By looking at each of them. */
  @Benchmark
  public int linear() {
    int i = next++ & ADDRESSES - 1;
    long high = highs[i];
    long low = lows[i];
    int best = -1;
    int bestLength = -1;
    for (int p = 0; p < prefixes; p++) {
      int bits = lengths[p];
      long differs =
          ipv6 ? high ^ prefixHighs[p] : (low ^ prefixLows[p]) << 32; // IPv4: the lower 32 bits
      if (bits > bestLength && (bits == 0 || differs >>> 64 - bits == 0)) {
        best = p;
        bestLength = bits;
      }
    }
    return best;
  }

  /** Whether both find a route, or none, for every address. */
  boolean agree() {
    for (int i = 0; i < ADDRESSES; i++) {
      next = i;
      int found = linear();
      next = i;
      Route route = trie();
      boolean same =
          found < 0
              ? route == null
              : route != null
                  && route.prefixLength() == lengths[found]
                  && route.prefixHigh() == prefixHighs[found]
                  && route.prefixLow() == prefixLows[found];
      if (!same) {
        throw new IllegalStateException(Ipv6Address.of(highs[i], lows[i]) + ": " + route);
      }
    }
    return true;
  }
}
