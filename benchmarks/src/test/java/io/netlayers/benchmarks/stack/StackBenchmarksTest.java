package io.netlayers.benchmarks.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured does what it says. */
class StackBenchmarksTest {
  @ParameterizedTest
  @CsvSource({"false,false", "false,true", "true,false", "true,true"})
  void aTransferMovesItsOctets(boolean ipv6, boolean direct) {
    HostTransfer benchmark = new HostTransfer();
    benchmark.ipv6 = ipv6;
    benchmark.direct = direct;
    benchmark.connect();
    HostTransfer.Moved moved = new HostTransfer.Moved();
    for (int i = 0; i < 20; i++) {
      benchmark.transfer(moved);
    }
    assertEquals(20L * 131_072, moved.octets);
    assertTrue(moved.frames > 20 * 91, "frames " + moved.frames);
    assertTrue(moved.frames < 20 * 200, "frames " + moved.frames);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void trieAndScanAgree(boolean ipv6) {
    for (int prefixes : new int[] {1, 1000}) {
      RouteLookup benchmark = new RouteLookup();
      benchmark.prefixes = prefixes;
      benchmark.ipv6 = ipv6;
      benchmark.fill();
      assertTrue(benchmark.agree());
    }
  }

  @Test
  void aMillionPrefixesFit() {
    RouteLookup benchmark = new RouteLookup();
    benchmark.prefixes = 1_000_000;
    benchmark.fill();
    int found = 0;
    for (int i = 0; i < 4096; i++) {
      found += benchmark.trie() == null ? 0 : 1;
    }
    assertTrue(found >= 2048, "found " + found);
  }
}
