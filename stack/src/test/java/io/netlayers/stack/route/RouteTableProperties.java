package io.netlayers.stack.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.IpAddress;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.config.InterfaceConfig;
import io.netlayers.stack.link.NetworkInterface;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The longest prefix wins, whatever was added and removed before: beside a linear scan. */
class RouteTableProperties {
  private static final NetworkInterface LINK =
      new NetworkInterface(1, InterfaceConfig.rawIp("tun0", 0), 64, 1, 1);

  private record Prefix(long high, long low, int bits) {}

  private static long mask(int bits) {
    return bits <= 0 ? 0 : bits >= 64 ? -1L : -1L << 64 - bits;
  }

  /** Addresses of few distinct bits, so that prefixes nest and collide. */
  private static long few(Random random) {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | (random.nextInt(3) == 0 ? random.nextInt(256) : 0x80);
    }
    return value;
  }

  @Property(tries = 150)
  void agreesWithALinearScan(@ForAll long seed, @ForAll boolean four) {
    Random random = new Random(seed);
    PrefixTrie trie = new PrefixTrie(!four);
    Map<Prefix, Integer> model = new HashMap<>();
    for (int step = 0; step < 400; step++) {
      int bits = random.nextInt(four ? 33 : 129);
      long high = few(random) & (four ? 0xFFFFFFFF_00000000L : -1L) & mask(bits);
      long low = four ? 0 : few(random) & mask(bits - 64);
      Prefix prefix = new Prefix(high, low, bits);
      if (random.nextInt(3) == 0) {
        Prefix gone = model.isEmpty() ? prefix : model.keySet().iterator().next();
        assertEquals(model.remove(gone) != null, trie.remove(gone.high(), gone.low(), gone.bits()));
      } else {
        trie.put(high, low, bits, step);
        model.put(prefix, step);
      }
      assertEquals(model.size(), trie.size());
      long keyHigh = few(random) & (four ? 0xFFFFFFFF_00000000L : -1L);
      long keyLow = four ? 0 : few(random);
      int best = PrefixTrie.NONE;
      int bestBits = -1;
      for (Map.Entry<Prefix, Integer> e : model.entrySet()) {
        Prefix p = e.getKey();
        boolean holds =
            ((keyHigh ^ p.high()) & mask(p.bits())) == 0
                && ((keyLow ^ p.low()) & mask(p.bits() - 64)) == 0;
        if (holds && p.bits() > bestBits) {
          best = e.getValue();
          bestBits = p.bits();
        }
        assertEquals(e.getValue(), trie.get(p.high(), p.low(), p.bits()));
      }
      assertEquals(best, trie.lookup(keyHigh, keyLow));
    }
  }

  private static Route via(String network, int bits, String router, int metric) {
    IpAddress n = IpAddress.parse(network);
    IpAddress r = IpAddress.parse(router);
    return Route.via(
        AddressBits.high(n),
        AddressBits.low(n),
        bits,
        LINK,
        AddressBits.high(r),
        AddressBits.low(r),
        metric,
        Route.Origin.CONFIGURED);
  }

  private static String lookup(RouteTable table, String address) {
    IpAddress a = IpAddress.parse(address);
    return String.valueOf(table.lookup(AddressBits.high(a), AddressBits.low(a)));
  }

  @Example
  void theLeastMetricOfAPrefixComesFirst() {
    RouteTable table = new RouteTable(4);
    assertTrue(table.add(via("0.0.0.0", 0, "192.0.2.1", 10)));
    assertTrue(table.add(via("0.0.0.0", 0, "192.0.2.2", 5)));
    assertTrue(table.add(via("10.0.0.0", 8, "192.0.2.3", 5)));
    assertTrue(table.add(via("::", 0, "fe80::1", 0)));
    assertFalse(table.add(via("11.0.0.0", 8, "192.0.2.3", 5)));
    assertEquals("0.0.0.0/0 via 192.0.2.2 dev tun0 metric 5", lookup(table, "9.9.9.9"));
    assertEquals("10.0.0.0/8 via 192.0.2.3 dev tun0 metric 5", lookup(table, "10.9.9.9"));
    assertEquals("::/0 via fe80::1 dev tun0", lookup(table, "2001:db8::1"));
    assertTrue(table.remove(via("0.0.0.0", 0, "192.0.2.2", 0)));
    assertEquals("0.0.0.0/0 via 192.0.2.1 dev tun0 metric 10", lookup(table, "9.9.9.9"));
    assertTrue(table.add(via("0.0.0.0", 0, "192.0.2.1", 1)));
    assertEquals(3, table.size());
    assertEquals("0.0.0.0/0 via 192.0.2.1 dev tun0 metric 1", lookup(table, "9.9.9.9"));
    assertTrue(table.remove(via("0.0.0.0", 0, "192.0.2.1", 1)));
    assertFalse(table.remove(via("0.0.0.0", 0, "192.0.2.1", 1)));
    assertEquals("null", lookup(table, "9.9.9.9"));
  }

  @Example
  void aHundredThousandPrefixes() {
    RouteTable table = new RouteTable(1 << 20);
    Random random = new Random(1);
    int[] networks = new int[100_000];
    for (int i = 0; i < networks.length; i++) {
      networks[i] = random.nextInt() & 0x7FFFFF00;
      table.add(
          Route.onLink(0, AddressBits.low(networks[i]), 24, LINK, 0, Route.Origin.CONFIGURED));
    }
    for (int network : networks) {
      Route found = table.lookup(0, AddressBits.low(network | 77));
      assertEquals(AddressBits.low(network), found == null ? 0 : found.prefixLow());
    }
    assertNull(table.lookup(0, AddressBits.low(0x80000001)));
    for (int network : networks) {
      table.remove(Route.onLink(0, AddressBits.low(network), 24, LINK, 0, Route.Origin.CONFIGURED));
    }
    assertEquals(0, table.size());
  }
}
