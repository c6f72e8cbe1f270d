package io.netlayers.tools.nat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.Ipv4Address;
import io.netlayers.core.Ipv4Prefix;
import io.netlayers.core.Octets;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.stack.config.Randomness;
import io.netlayers.tcp.TcpFlags;
import io.netlayers.tcp.TcpSegmentView;
import io.netlayers.udp.UdpDatagramView;
import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The translator alone: its bounds, its times, and what it refuses. */
class Nat44Test {
  private static final long SECOND = 1_000_000_000L;
  private static final String PEER = "198.51.100.2";
  private static final String EXTERNAL = "198.51.100.1";
  private static final NatConfig CONFIG =
      NatConfig.of(Ipv4Prefix.parse("10.0.0.0/16"), Ipv4Address.parse(EXTERNAL));

  private Nat44 nat = new Nat44(CONFIG, Randomness.seeded(1));

  private int mapped(String host, int port) {
    ByteBuffer packet = Packets.udp(host, port, PEER, 7);
    if (!nat.outbound(packet, 0, packet.capacity(), 0)) {
      return -1;
    }
    assertEquals(Ipv4Address.parse(EXTERNAL).bits(), Octets.bits32(packet, 12));
    assertTrue(isValid(packet));
    return Octets.u16(packet, 20);
  }

  private static boolean isValid(ByteBuffer packet) {
    Ipv4PacketView ip = new Ipv4PacketView();
    if (!ip.wrap(packet, 0, packet.capacity()).isOk() || !ip.headerChecksumValid()) {
      return false;
    }
    int at = ip.payloadOffset();
    int length = ip.payloadLength();
    if (ip.protocol() == 17) {
      UdpDatagramView udp = new UdpDatagramView();
      return udp.wrap(packet, at, length).isOk() && udp.checksumValid(ip.pseudoHeader(17), true);
    }
    TcpSegmentView tcp = new TcpSegmentView();
    return tcp.wrap(packet, at, length).isOk() && tcp.checksumValid(ip.pseudoHeader(6));
  }

  /** RFC 4787 REQ-3, REQ-4: the port itself, else one of its parity. */
  @Test
  void ports() {
    assertEquals(5001, mapped("10.0.0.1", 5001));
    int second = mapped("10.0.0.2", 5001);
    assertNotEquals(5001, second);
    assertEquals(1, second % 2);
    assertEquals(second, mapped("10.0.0.2", 5001), "steady");
    int low = mapped("10.0.0.1", 53);
    assertTrue(low >= 1024);
    assertEquals(1, low % 2);
  }

  /** RFC 6888 REQ-4: bounds of all, and of one host; ports run out. */
  @Test
  void bounds() {
    nat = new Nat44(CONFIG.withBounds(2000, 2009, 8, 5), Randomness.seeded(1));
    for (int i = 0; i < 5; i++) {
      assertTrue(mapped("10.0.0.1", 3000 + i) > 0);
    }
    assertEquals(-1, mapped("10.0.0.1", 3005));
    for (int i = 0; i < 3; i++) {
      assertTrue(mapped("10.0.0.2", 3000 + i) > 0);
    }
    assertEquals(-1, mapped("10.0.0.3", 3000));
    assertEquals(2, nat.dropped(Nat44.Drop.FULL));
    nat.onTimeout(300 * SECOND);
    assertEquals(0, nat.sessions());
    nat = new Nat44(CONFIG.withBounds(2000, 2003, 100, 100), Randomness.seeded(1));
    for (int i = 0; i < 4; i++) {
      assertTrue(mapped("10.0.0.1", 3001) > 0);
      assertTrue(mapped("10.0.0." + (10 + i), 3001) > 0 || i == 3);
    }
    assertEquals(1, nat.dropped(Nat44.Drop.FULL));
  }

  private boolean tcp(boolean out, int flags, long now) {
    ByteBuffer packet =
        out
            ? Packets.tcp("10.0.0.1", 5000, PEER, 80, flags)
            : Packets.tcp(PEER, 80, EXTERNAL, 5000, flags);
    boolean passes =
        out
            ? nat.outbound(packet, 0, packet.capacity(), now)
            : nat.inbound(packet, 0, packet.capacity(), now);
    assertTrue(isValid(packet));
    return passes;
  }

  /** RFC 5382 REQ-5, RFC 7857 §2: how long a connection is remembered. */
  @Test
  void timesOfTcp() {
    assertFalse(tcp(true, TcpFlags.ACK, 0), "no SYN, no session");
    assertFalse(tcp(false, TcpFlags.SYN, 0), "nobody asked for it");
    assertTrue(tcp(true, TcpFlags.SYN, 0));
    assertEquals(240 * SECOND, nat.nextDeadline());
    assertTrue(tcp(false, TcpFlags.SYN | TcpFlags.ACK, SECOND));
    assertEquals(7441 * SECOND, nat.nextDeadline());
    assertTrue(tcp(true, TcpFlags.FIN | TcpFlags.ACK, 2 * SECOND));
    assertEquals(7442 * SECOND, nat.nextDeadline(), "half closed is open");
    assertTrue(tcp(false, TcpFlags.FIN | TcpFlags.ACK, 3 * SECOND));
    assertEquals(243 * SECOND, nat.nextDeadline());
    assertTrue(tcp(true, TcpFlags.SYN, 4 * SECOND), "the next connection");
    assertTrue(tcp(false, TcpFlags.SYN | TcpFlags.ACK, 5 * SECOND));
    assertEquals(7445 * SECOND, nat.nextDeadline());
    assertTrue(tcp(false, TcpFlags.RST, 6 * SECOND));
    assertEquals(246 * SECOND, nat.nextDeadline());
    assertTrue(tcp(true, TcpFlags.ACK, 7 * SECOND), "it was no reset after all");
    assertEquals(7447 * SECOND, nat.nextDeadline());
  }

  /** What has no business on a side does not pass; the router's own does. */
  @Test
  void sides() {
    assertFalse(nat.outbound(Packets.udp("172.16.0.1", 1, PEER, 7), 0, 38, 0));
    assertTrue(nat.outbound(Packets.udp(EXTERNAL, 1, PEER, 7), 0, 38, 0));
    assertFalse(nat.inbound(Packets.udp(PEER, 1, "10.0.0.1", 7), 0, 38, 0));
    assertFalse(nat.inbound(Packets.udp("10.0.0.9", 1, EXTERNAL, 7), 0, 38, 0));
    assertEquals(3, nat.dropped(Nat44.Drop.ADDRESS));
    assertTrue(nat.inbound(Packets.udp(PEER, 1, EXTERNAL, 53), 0, 38, 0), "below the range");
    assertFalse(nat.inbound(Packets.udp(PEER, 1, EXTERNAL, 5353), 0, 38, 0));
    assertTrue(nat.inbound(Packets.udp(PEER, 1, "255.255.255.255", 67), 0, 38, 0));
    assertEquals(0, nat.sessions());
  }

  /** RFC 768: a checksum that was not made is not made here either. */
  @Test
  void noUdpChecksumStaysNone() {
    ByteBuffer packet = Packets.udp("10.0.0.1", 500, PEER, 7);
    Octets.put16(packet, 26, 0);
    assertTrue(nat.outbound(packet, 0, 38, 0));
    assertEquals(0, Octets.u16(packet, 26));
    assertTrue(isValid(packet));
  }

  /** RFC 1624: every port and address, and the checksum is the one worked out anew. */
  @Property(tries = 500)
  void checksumsAreCarriedAlong(
      @ForAll @IntRange(min = 1, max = 254) int host,
      @ForAll @IntRange(min = 1, max = 65_535) int port,
      @ForAll @IntRange(min = 1, max = 65_535) int peerPort) {
    ByteBuffer packet = Packets.udp("10.0.0." + host, port, PEER, peerPort);
    assertTrue(nat.outbound(packet, 0, packet.capacity(), 0));
    assertTrue(isValid(packet));
    int checksum = Octets.u16(packet, 26);
    UdpDatagramView udp = new UdpDatagramView();
    udp.wrap(packet, 20, 18);
    Ipv4PacketView ip = new Ipv4PacketView();
    ip.wrap(packet, 0, 38);
    udp.updateChecksum(ip.pseudoHeader(17));
    assertEquals(checksum, Octets.u16(packet, 26));
  }

  /** What was harmed before stays harmed. */
  @Test
  void damageIsNotMended() {
    ByteBuffer packet = Packets.tcp("10.0.0.1", 500, PEER, 7, TcpFlags.SYN);
    packet.put(24, (byte) (packet.get(24) ^ 0x10));
    assertTrue(nat.outbound(packet, 0, packet.capacity(), 0));
    assertFalse(isValid(packet));
  }

  /** Any octets on any side are harmless, and change nothing outside themselves. */
  @Property(tries = 500)
  void anyOctets(@ForAll @Size(max = 120) byte[] octets, @ForAll boolean dressed) {
    ByteBuffer packet = ByteBuffer.allocate(octets.length + 16);
    packet.put(8, octets);
    int length = octets.length;
    if (dressed && length >= 28) { // looks like a packet, an ICMP error at times
      packet.put(8, (byte) 0x45);
      Octets.put16(packet, 10, length);
      Octets.put16(packet, 14, 0);
      packet.put(17, new byte[] {1, 6, 17, 1}[octets[0] & 3]);
      packet.put(20 + 8 - 8, new byte[] {10, 0, 0, 1});
      packet.put(24, new byte[] {(byte) 198, 51, 100, 1});
      packet.put(28, (byte) (octets[1] & 3));
    }
    nat.outbound(packet, 8, length, 0);
    nat.inbound(packet, 8, length, 0);
    nat.fromInside(packet, 8, length, 0);
    nat.toInside(packet, 8, length, 0);
    assertEquals(0, packet.getLong(0));
    assertEquals(0, packet.getLong(8 + length));
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> CONFIG.withBounds(0, 5, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> CONFIG.withBounds(6, 5, 1, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> NatConfig.of(Ipv4Prefix.parse("10.0.0.0/8"), Ipv4Address.parse("10.1.1.1")));
  }
}
