package io.netlayers.ip.fragment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv6PacketView;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReassemblerTest {
  private static final long SECOND = 1_000_000_000L;

  private final CountingPool pool = new CountingPool();
  private final Reassembler reassembler = with(ReassemblyConfig.builder().build());
  private long now = 5;

  private Reassembler with(ReassemblyConfig config) {
    return new Reassembler(config, pool);
  }

  private ReassemblyResult give4(ByteBuffer packet) {
    return reassembler.onFragment(1, Packets.view4(packet), now);
  }

  private ReassemblyResult give6(ByteBuffer packet) {
    Ipv6PacketView view = new Ipv6PacketView();
    view.wrap(packet, 0, packet.limit());
    return reassembler.onFragment(1, view, now);
  }

  private void assertLent(ByteBuffer packet) {
    assertEquals(packet.limit(), reassembler.length());
    assertEquals(
        Packets.hex(packet, 0, packet.limit()),
        Packets.hex(reassembler.buffer(), 0, reassembler.length()));
  }

  /** An IPv4 fragment of zeros. */
  private static ByteBuffer piece4(int id, int from, int octets, boolean more) {
    return piece4(id, from, octets, more, (byte) 0);
  }

  private static ByteBuffer piece4(int id, int from, int octets, boolean more, byte fill) {
    ByteBuffer packet = Packets.ipv4(id, octets, "", 1);
    for (int i = 20; i < packet.limit(); i++) {
      packet.put(i, fill);
    }
    Packets.view4(packet).fragmentOffset(from).moreFragments(more).updateHeaderChecksum();
    return packet;
  }

  /** An IPv6 fragment of zeros, of a UDP datagram. */
  private static ByteBuffer piece6(long id, int from, int octets, boolean more) {
    String header = String.format("1100%04x%08x", from | (more ? 1 : 0), id);
    ByteBuffer packet = Packets.ipv6(44, header, octets, 1);
    for (int i = 48; i < packet.limit(); i++) {
      packet.put(i, (byte) 0);
    }
    return packet;
  }

  @Test
  void putsIpv4TogetherInAnyOrder() {
    ByteBuffer packet = Packets.ipv4(7, 4008, "94040000", 1);
    List<ByteBuffer> parts = Packets.cut4(packet, 1500);
    assertEquals(ReassemblyResult.STORED, give4(parts.get(2)));
    assertEquals(ReassemblyResult.STORED, give4(parts.get(0)));
    assertEquals(1, reassembler.datagrams());
    assertEquals(5 + 30 * SECOND, reassembler.nextDeadline());
    assertEquals(ReassemblyResult.COMPLETE, give4(parts.get(1)));
    assertLent(packet);
    assertEquals(4, reassembler.version());
    assertEquals(1, reassembler.scope());
    assertEquals(0, reassembler.datagrams());
    assertEquals(0, reassembler.octetsHeld());
    assertEquals(Reassembler.NO_DEADLINE, reassembler.nextDeadline());
    assertEquals(ReassemblyResult.NOT_A_FRAGMENT, give4(packet));
    assertNull(reassembler.buffer());
    assertEquals(0, pool.out);
  }

  @Test
  void putsIpv6TogetherInAnyOrder() {
    String headers = "2b00010400000000" + "3c00fd0000000000" + "1100010400000000";
    ByteBuffer packet = Packets.ipv6(0, headers, 3001, 1);
    List<ByteBuffer> parts = Packets.cut6(packet, 1280, 77);
    assertEquals(3, parts.size());
    assertEquals(ReassemblyResult.STORED, give6(parts.get(1)));
    assertEquals(5 + 60 * SECOND, reassembler.nextDeadline());
    assertEquals(ReassemblyResult.STORED, give6(parts.get(2)));
    assertEquals(ReassemblyResult.COMPLETE, give6(parts.get(0)));
    assertLent(packet);
    assertEquals(6, reassembler.version());
    assertEquals(ReassemblyResult.NOT_A_FRAGMENT, give6(packet));
    assertEquals(0, pool.out);
  }

  @Test
  void keysKeepDatagramsApart() {
    ByteBuffer first = piece4(7, 0, 8, true);
    ByteBuffer last = piece4(7, 8, 8, false);
    assertEquals(ReassemblyResult.STORED, give4(first));
    assertEquals(ReassemblyResult.STORED, give4(piece4(8, 8, 8, false)));
    assertEquals(ReassemblyResult.STORED, reassembler.onFragment(2, Packets.view4(last), now));
    Ipv4PacketView other = Packets.view4(piece4(7, 8, 8, false)).protocol(6);
    assertEquals(ReassemblyResult.STORED, reassembler.onFragment(1, other, now));
    other = Packets.view4(piece4(7, 8, 8, false)).source(Packets.B4.bits());
    assertEquals(ReassemblyResult.STORED, reassembler.onFragment(1, other, now));
    other = Packets.view4(piece4(7, 8, 8, false)).destination(Packets.A4.bits());
    assertEquals(ReassemblyResult.STORED, reassembler.onFragment(1, other, now));
    assertEquals(6, reassembler.datagrams());
    assertEquals(ReassemblyResult.COMPLETE, give4(last));
    assertEquals(5, reassembler.datagrams());
    assertEquals(ReassemblyResult.STORED, give6(piece6(7, 0, 8, true)));
    assertEquals(ReassemblyResult.STORED, give6(piece6(8, 8, 8, false)));
    assertEquals(ReassemblyResult.COMPLETE, give6(piece6(7, 8, 8, false)));
  }

  @Test
  void ignoresExactDuplicates() {
    assertEquals(ReassemblyResult.STORED, give4(piece4(7, 0, 16, true)));
    assertEquals(ReassemblyResult.DUPLICATE, give4(piece4(7, 0, 16, true)));
    assertEquals(ReassemblyResult.COMPLETE, give4(piece4(7, 16, 3, false)));
  }

  /** RFC 8200 §4.5, RFC 5722 §4; the same for IPv4. */
  @Test
  void anOverlapVoidsTheWholeDatagram() {
    assertEquals(ReassemblyResult.STORED, give6(piece6(7, 0, 16, true)));
    assertEquals(ReassemblyResult.OVERLAP, give6(piece6(7, 8, 16, true)));
    assertEquals(0, reassembler.octetsHeld());
    assertEquals(ReassemblyResult.VOID, give6(piece6(7, 24, 8, false)));
    assertEquals(ReassemblyResult.VOID, give6(piece6(7, 0, 16, true)));
    assertEquals(ReassemblyResult.STORED, give4(piece4(7, 0, 16, true)));
    assertEquals(ReassemblyResult.OVERLAP, give4(piece4(7, 0, 16, true, (byte) 1)), "other octets");
    assertEquals(ReassemblyResult.VOID, give4(piece4(7, 16, 8, false)));
    assertEquals(0, pool.out);
    now += 60 * SECOND;
    assertTrue(reassembler.pollExpired(now));
    assertEquals(0, reassembler.length(), "no ICMP message is sent");
    assertTrue(reassembler.pollExpired(now));
    assertEquals(0, reassembler.length());
    assertFalse(reassembler.pollExpired(now));
    assertEquals(ReassemblyResult.STORED, give6(piece6(7, 0, 16, true)));
  }

  @Test
  void everyKindOfOverlapIsSeen() {
    int[][] ranges = {{8, 24}, {16, 32}, {0, 40}, {16, 24}, {8, 16}, {24, 32}, {8, 40}, {0, 32}};
    int id = 0;
    for (int[] range : ranges) {
      assertEquals(ReassemblyResult.STORED, give4(piece4(++id, 8, 24, true)));
      assertEquals(
          range[0] == 8 && range[1] == 32 ? ReassemblyResult.DUPLICATE : ReassemblyResult.OVERLAP,
          give4(piece4(id, range[0], range[1] - range[0], true)));
    }
    assertEquals(ReassemblyResult.STORED, give4(piece4(++id, 8, 24, true)));
    assertEquals(ReassemblyResult.STORED, give4(piece4(id, 0, 8, true)));
    assertEquals(ReassemblyResult.STORED, give4(piece4(id, 40, 8, true)));
    assertEquals(ReassemblyResult.STORED, give4(piece4(id, 32, 8, true)));
  }

  @Test
  void twoEndsVoidTheDatagram() {
    assertEquals(ReassemblyResult.STORED, give4(piece4(1, 16, 8, false)));
    assertEquals(ReassemblyResult.INCONSISTENT, give4(piece4(1, 24, 8, true)));
    assertEquals(ReassemblyResult.STORED, give4(piece4(2, 16, 8, false)));
    assertEquals(ReassemblyResult.INCONSISTENT, give4(piece4(2, 8, 8, false)));
    assertEquals(ReassemblyResult.STORED, give4(piece4(3, 16, 8, true)));
    assertEquals(ReassemblyResult.INCONSISTENT, give4(piece4(3, 8, 3, false)));
    assertEquals(ReassemblyResult.STORED, give4(piece4(4, 16, 8, true)));
    assertEquals(ReassemblyResult.INCONSISTENT, give4(piece4(4, 16, 8, false)));
    assertEquals(ReassemblyResult.STORED, give4(piece4(5, 16, 8, false)));
    assertEquals(ReassemblyResult.INCONSISTENT, give4(piece4(5, 16, 8, true)));
    assertEquals(ReassemblyResult.STORED, give4(piece4(6, 16, 8, false)));
    assertEquals(ReassemblyResult.DUPLICATE, give4(piece4(6, 16, 8, false)));
  }

  /** RFC 8200 §4.5: parameter problem, code 0, at the payload length. */
  @Test
  void fragmentsButTheLastAreMultiplesOfEight() {
    assertEquals(ReassemblyResult.BAD_FRAGMENT_LENGTH, give6(piece6(7, 0, 15, true)));
    assertEquals(4, reassembler.problemPointer());
    assertEquals(ReassemblyResult.BAD_FRAGMENT_LENGTH, give4(piece4(7, 0, 9, true)));
    assertEquals(ReassemblyResult.EMPTY, give4(piece4(7, 8, 0, false)));
    assertEquals(ReassemblyResult.EMPTY, give6(piece6(7, 8, 0, false)));
    assertEquals(0, reassembler.datagrams());
  }

  /** RFC 8200 §4.5: parameter problem, code 0, at the fragment offset. */
  @Test
  void noDatagramIsLongerThanItsLengthFieldCanSay() {
    assertEquals(ReassemblyResult.STORED, give6(piece6(7, 65528, 7, false)));
    assertEquals(ReassemblyResult.TOO_LONG, give6(piece6(7, 65528, 8, false)));
    assertEquals(42, reassembler.problemPointer());
    assertEquals(ReassemblyResult.TOO_LONG, give4(piece4(7, 65512, 8, false)));
    assertEquals(ReassemblyResult.TOO_LONG, give4(piece4(7, 65528, 1400, true)));
    assertEquals(ReassemblyResult.STORED, give4(piece4(7, 65512, 3, false)));
  }

  /** The ping of death: later fragments with short headers, the first one with options. */
  @Test
  void theFirstHeaderCountsForTheLength() {
    assertEquals(ReassemblyResult.STORED, give4(piece4(7, 65512, 3, false)));
    for (int at = 65504; at > 0; at -= 32752) {
      assertEquals(ReassemblyResult.STORED, give4(piece4(7, at, at == 65504 ? 8 : 32752, true)));
    }
    ByteBuffer first = Packets.ipv4(7, 32752, "94040000", 1);
    Packets.view4(first).moreFragments(true);
    assertEquals(ReassemblyResult.TOO_LONG, give4(first));
    assertEquals(0, pool.out);
  }

  /** RFC 8200 §4.5: parameter problem, code 3, pointer 0. */
  @Test
  void aFirstFragmentHoldsAllHeaders() {
    ByteBuffer first = piece6(7, 0, 8, true);
    first.put(40, (byte) 60).put(48, (byte) 17).put(49, (byte) 1);
    assertEquals(ReassemblyResult.INCOMPLETE_HEADER_CHAIN, give6(first));
    assertEquals(0, reassembler.problemPointer());
    assertEquals(0, reassembler.datagrams());
  }

  /** RFC 6946 §4. */
  @Test
  void anAtomicFragmentStandsAlone() {
    assertEquals(ReassemblyResult.STORED, give6(piece6(7, 0, 16, true)));
    ByteBuffer atomic = piece6(7, 0, 5, false);
    assertEquals(ReassemblyResult.COMPLETE, give6(atomic));
    assertEquals(45, reassembler.length());
    Ipv6PacketView view = new Ipv6PacketView();
    assertTrue(view.wrap(reassembler.buffer(), 0, 45).isOk());
    assertEquals(17, view.nextHeader());
    assertEquals(5, view.upperLength());
    assertFalse(view.extensionHeaders().hasFragmentHeader());
    assertEquals(1, reassembler.datagrams(), "the other one is as it was");
    assertEquals(ReassemblyResult.COMPLETE, give6(piece6(7, 16, 5, false)));
  }

  @Test
  void tellsWhatRanOutOfTimeWithItsFirstFragment() {
    ByteBuffer first = piece4(7, 0, 24, true);
    assertEquals(ReassemblyResult.STORED, give4(first));
    now += SECOND;
    assertEquals(ReassemblyResult.STORED, give6(piece6(7, 8, 24, false)));
    now = 5 + 30 * SECOND - 1;
    assertFalse(reassembler.pollExpired(now));
    now++;
    assertTrue(reassembler.pollExpired(now));
    assertLent(first);
    assertEquals(4, reassembler.version());
    assertFalse(reassembler.pollExpired(now));
    assertEquals(5 + 61 * SECOND, reassembler.nextDeadline());
    now = reassembler.nextDeadline();
    assertTrue(reassembler.pollExpired(now));
    assertEquals(0, reassembler.length(), "its first fragment never came");
    assertEquals(6, reassembler.version());
    assertFalse(reassembler.pollExpired(now));
    assertEquals(0, pool.out);
    assertEquals(0, reassembler.octetsHeld());
  }

  @Test
  void whatIsOverTimeTakesNothingMore() {
    assertEquals(ReassemblyResult.STORED, give4(piece4(7, 0, 24, true)));
    now += 30 * SECOND;
    assertEquals(ReassemblyResult.STORED, give4(piece4(7, 24, 8, false)));
    assertEquals(2, reassembler.datagrams());
    assertTrue(reassembler.pollExpired(now));
    assertEquals(44, reassembler.length());
    assertEquals(1, reassembler.datagrams());
    assertEquals(ReassemblyResult.COMPLETE, give4(piece4(7, 0, 24, true)));
  }

  @Test
  void timeDoesNotGoBack() {
    give4(piece4(7, 0, 24, true));
    assertThrows(IllegalArgumentException.class, () -> reassembler.pollExpired(now - 1));
    assertEquals(1, reassembler.datagrams());
  }

  /** RFC 3168 §5.3. */
  @Test
  void congestionMarksAreNotLost() {
    int[][] cases = {{2, 2, 2}, {2, 3, 3}, {3, 1, 3}, {0, 0, 0}, {3, 3, 3}, {2, 1, 2}};
    for (int[] each : cases) {
      ByteBuffer first = piece4(7, 0, 8, true);
      ByteBuffer last = piece4(7, 8, 8, false);
      Packets.view4(first).ecn(each[0]);
      Packets.view4(last).ecn(each[1]);
      assertEquals(ReassemblyResult.STORED, give4(first));
      assertEquals(ReassemblyResult.COMPLETE, give4(last));
      Ipv4PacketView view = new Ipv4PacketView();
      view.wrap(reassembler.buffer(), 0, reassembler.length());
      assertEquals(each[2], view.ecn());
      assertTrue(view.headerChecksumValid());
    }
    ByteBuffer last = piece6(7, 8, 8, false);
    Packets.view6(last).ecn(3);
    give6(piece6(7, 0, 8, true));
    assertEquals(ReassemblyResult.BAD_ECN, give6(last));
    ByteBuffer first = piece6(8, 0, 8, true);
    Packets.view6(first).ecn(1);
    give6(first);
    last.putInt(44, 8);
    assertEquals(ReassemblyResult.COMPLETE, give6(last));
    Ipv6PacketView view = new Ipv6PacketView();
    view.wrap(reassembler.buffer(), 0, reassembler.length());
    assertEquals(3, view.ecn());
  }

  @Test
  void fragmentsOfOneDatagramAreBounded() {
    Reassembler few = with(ReassemblyConfig.builder().maxFragments(4).build());
    for (int i = 0; i < 4; i++) {
      assertEquals(
          ReassemblyResult.STORED, few.onFragment(0, Packets.view4(piece4(7, i * 8, 8, true)), 0));
    }
    assertEquals(
        ReassemblyResult.TOO_MANY_FRAGMENTS,
        few.onFragment(0, Packets.view4(piece4(7, 32, 8, true)), 0));
    assertEquals(0, pool.out);
  }

  @Test
  void theOldestDatagramGoesFirst() {
    Reassembler few = with(ReassemblyConfig.builder().maxDatagrams(3).build());
    for (int id = 0; id < 5; id++) {
      few.onFragment(0, Packets.view4(piece4(id, 0, 8, true)), id);
    }
    assertEquals(3, few.datagrams());
    assertEquals(
        ReassemblyResult.COMPLETE, few.onFragment(0, Packets.view4(piece4(2, 8, 8, false)), 9));
    assertEquals(
        ReassemblyResult.STORED, few.onFragment(0, Packets.view4(piece4(1, 8, 8, false)), 9));
  }

  @Test
  void aPoolWithoutBuffersGivesTheDatagramUp() {
    assertEquals(ReassemblyResult.STORED, give4(piece4(7, 0, 24, true)));
    pool.empty = true;
    assertEquals(ReassemblyResult.NO_MEMORY, give4(piece4(7, 24, 8, false)));
    assertEquals(0, reassembler.datagrams());
    assertEquals(0, pool.out);
    assertEquals(ReassemblyResult.NO_MEMORY, give6(piece6(7, 0, 5, false)), "atomic");
    pool.empty = false;
    Reassembler tiny = with(ReassemblyConfig.builder().maxOctets(100).build());
    assertEquals(
        ReassemblyResult.NO_MEMORY, tiny.onFragment(0, Packets.view4(piece4(7, 0, 24, true)), 0));
    assertEquals(0, tiny.datagrams());
    assertEquals(0, pool.out);
  }

  @Test
  void configurationsOutOfRangeAreRefused() {
    assertThrows(
        IllegalStateException.class,
        () -> ReassemblyConfig.builder().ipv4TimeoutNanos(14 * SECOND).build());
    assertThrows(
        IllegalStateException.class, () -> ReassemblyConfig.builder().maxFragments(1).build());
    assertThrows(
        IllegalStateException.class, () -> ReassemblyConfig.builder().maxDatagrams(0).build());
  }

  @Test
  void theHeapPoolKeepsWhatComesBack() {
    HeapBufferPool heap = new HeapBufferPool(1);
    ByteBuffer first = heap.acquire(257);
    assertEquals(512, first.capacity());
    assertEquals(256, heap.acquire(1).capacity());
    assertEquals(131072, heap.acquire(65575).capacity());
    heap.release(first);
    heap.release(ByteBuffer.allocate(512));
    assertTrue(first == heap.acquire(512));
    assertThrows(IllegalArgumentException.class, () -> heap.acquire(131073));
  }
}
