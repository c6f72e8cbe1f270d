package io.netlayers.fsm.tcp.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TcpSocketTableTest {
  private final TcpSocketTable<String, String> table =
      new TcpSocketTable<>(new ConnectionHash(5, 6));

  @Test
  void everyPartOfANameCounts() {
    int entry = table.add(1, 2, 3, 4, 5, 6, 7, "it");
    assertEquals(entry, table.find(1, 2, 3, 4, 5, 6, 7));
    assertEquals("it", table.get(entry));
    assertEquals(-1, table.find(0, 2, 3, 4, 5, 6, 7));
    assertEquals(-1, table.find(1, 0, 3, 4, 5, 6, 7));
    assertEquals(-1, table.find(1, 2, 0, 4, 5, 6, 7));
    assertEquals(-1, table.find(1, 2, 3, 0, 5, 6, 7));
    assertEquals(-1, table.find(1, 2, 3, 4, 0, 6, 7));
    assertEquals(-1, table.find(1, 2, 3, 4, 5, 0, 7));
    assertEquals(-1, table.find(1, 2, 3, 4, 5, 6, 0));
    assertEquals(1, table.scope(entry));
    assertEquals(2, table.localHigh(entry));
    assertEquals(3, table.localLow(entry));
    assertEquals(4, table.localPort(entry));
    assertEquals(5, table.remoteHigh(entry));
    assertEquals(6, table.remoteLow(entry));
    assertEquals(7, table.remotePort(entry));
  }

  @Test
  void misuseChangesNothing() {
    int entry = table.add(1, 2, 3, 4, 5, 6, 7, "it");
    assertThrows(IllegalStateException.class, () -> table.add(1, 2, 3, 4, 5, 6, 7, "other"));
    assertEquals("it", table.get(entry));
    table.remove(entry);
    assertThrows(IllegalArgumentException.class, () -> table.remove(entry));
    assertThrows(IllegalArgumentException.class, () -> table.deadline(entry, 5));
    assertEquals(0, table.size());
  }

  @Test
  void deadlinesGoWithTheirConnections() {
    int a = table.add(1, 2, 3, 4, 5, 6, 7, "a");
    int b = table.add(1, 2, 3, 4, 5, 6, 8, "b");
    table.deadline(a, 1_000_000);
    table.deadline(b, 2_000_000);
    assertTrue(table.nextDeadline() <= 1_200_000);
    table.remove(a);
    assertEquals(-1, table.pollExpired(1_900_000));
    assertEquals(b, table.pollExpired(2_200_000));
    assertEquals(-1, table.pollExpired(9_000_000));
  }

  @Test
  void theMostSpecificListenerIsFound() {
    table.listenAnywhere(80, "anywhere");
    assertEquals("anywhere", table.findListener(1, 2, 3, 80));
    table.listenInAnyScope(2, 3, 80, "address");
    assertEquals("address", table.findListener(1, 2, 3, 80));
    table.listenOnAnyAddress(1, 80, "scope");
    assertEquals("scope", table.findListener(1, 2, 3, 80));
    table.listen(1, 2, 3, 80, "exact");
    assertEquals("exact", table.findListener(1, 2, 3, 80));
    assertEquals("scope", table.findListener(1, 2, 4, 80));
    assertEquals("address", table.findListener(2, 2, 3, 80));
    assertEquals("anywhere", table.findListener(2, 2, 4, 80));
    assertNull(table.findListener(1, 2, 3, 81));
    assertThrows(IllegalStateException.class, () -> table.listenAnywhere(80, "again"));
    table.unlisten("exact");
    table.unlisten("anywhere");
    assertEquals("scope", table.findListener(1, 2, 3, 80));
    assertNull(table.findListener(2, 2, 4, 80));
  }

  @Test
  void anAddressOfZerosIsNoWildcard() {
    table.listen(0, 0, 0, 80, "zeros");
    assertNull(table.findListener(0, 0, 1, 80));
    assertEquals("zeros", table.findListener(0, 0, 0, 80));
  }

  @Test
  void portsOfConnectionsListenersAndTimeWaitAreInUse() {
    assertFalse(table.inUse(0, 0, 1, 80, 0, 2, 3));
    table.listenAnywhere(80, "it");
    assertTrue(table.inUse(0, 0, 1, 80, 0, 2, 3));
    table.add(0, 0, 1, 81, 0, 2, 3, "it");
    assertTrue(table.inUse(0, 0, 1, 81, 0, 2, 3));
    table.timeWait().add(0, 0, 1, 82, 0, 2, 3, 1, 1, false, 0, 5);
    assertTrue(table.inUse(0, 0, 1, 82, 0, 2, 3));
    assertFalse(table.inUse(0, 0, 1, 82, 0, 2, 4));
  }

  @Property(tries = 60)
  void itAgreesWithAPlainMap(@ForAll long seed) {
    Random random = new Random(seed);
    TcpSocketTable<Long, String> random1 = new TcpSocketTable<>(new ConnectionHash(seed, 1));
    Map<Long, Integer> model = new HashMap<>();
    for (int step = 0; step < 2000; step++) {
      long name = random.nextInt(300);
      int found = random1.find(0, 0, name % 3, (int) name, 0, name % 7, 9);
      assertEquals(model.getOrDefault(name, -1), found);
      if (found < 0) {
        model.put(name, random1.add(0, 0, name % 3, (int) name, 0, name % 7, 9, name));
      } else if (random.nextBoolean()) {
        assertEquals(name, random1.get(found));
        random1.remove(found);
        model.remove(name);
      }
      assertEquals(model.size(), random1.size());
    }
    List<Integer> entries = new ArrayList<>(model.values());
    assertEquals(entries.size(), entries.stream().distinct().count());
  }
}
