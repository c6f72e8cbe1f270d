package io.netlayers.ip.fragment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.Ipv4Address;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.OctetString;
import io.netlayers.ip.IpProtocol;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv6PacketView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Packets to cut, and cut ones. */
final class Packets {
  static final Ipv4Address A4 = Ipv4Address.parse("192.0.2.1");
  static final Ipv4Address B4 = Ipv4Address.parse("198.51.100.7");
  static final Ipv6Address A6 = Ipv6Address.parse("2001:db8::1");
  static final Ipv6Address B6 = Ipv6Address.parse("2001:db8::2");

  private Packets() {}

  /** An IPv4 UDP packet, its options a multiple of four octets. */
  static ByteBuffer ipv4(int id, int payload, String options, long seed) {
    int octets = options.length() / 2;
    ByteBuffer buffer = ByteBuffer.allocate(20 + octets + payload);
    new Random(seed).nextBytes(buffer.array());
    Ipv4PacketView view =
        new Ipv4PacketView()
            .wrapForEncode(buffer, 0, octets, payload)
            .identification(id)
            .ttl(64)
            .protocol(IpProtocol.UDP)
            .source(A4.bits())
            .destination(B4.bits());
    OctetString.ofHex(options).copyTo(buffer, 20);
    view.updateHeaderChecksum();
    return buffer;
  }

  /** An IPv6 packet with the extension headers given, the last of which names UDP. */
  static ByteBuffer ipv6(int nextHeader, String headers, int payload, long seed) {
    int octets = headers.length() / 2;
    ByteBuffer buffer = ByteBuffer.allocate(40 + octets + payload);
    new Random(seed).nextBytes(buffer.array());
    new Ipv6PacketView()
        .wrapForEncode(buffer, 0, octets + payload)
        .nextHeader(nextHeader)
        .hopLimit(64)
        .source(A6.high(), A6.low())
        .destination(B6.high(), B6.low());
    OctetString.ofHex(headers).copyTo(buffer, 40);
    return buffer;
  }

  static Ipv4PacketView view4(ByteBuffer packet) {
    Ipv4PacketView view = new Ipv4PacketView();
    assertTrue(view.wrap(packet, 0, packet.limit()).isOk());
    return view;
  }

  static Ipv6PacketView view6(ByteBuffer packet) {
    Ipv6PacketView view = new Ipv6PacketView();
    assertTrue(view.wrap(packet, 0, packet.limit()).isOk());
    return view;
  }

  static List<ByteBuffer> cut4(ByteBuffer packet, int mtu) {
    Ipv4Fragmenter fragmenter = new Ipv4Fragmenter();
    assertTrue(fragmenter.start(view4(packet), mtu).isGood());
    List<ByteBuffer> fragments = new ArrayList<>();
    while (fragmenter.hasNext()) {
      int octets = fragmenter.nextLength();
      assertTrue(octets <= mtu);
      ByteBuffer whole = ByteBuffer.allocateDirect(octets + 3);
      assertEquals(octets, fragmenter.next(whole, 3));
      fragments.add(whole.slice(3, octets));
    }
    assertEquals(0, fragmenter.nextLength());
    assertEquals(0, fragmenter.next(ByteBuffer.allocate(0), 0));
    return fragments;
  }

  static List<ByteBuffer> cut6(ByteBuffer packet, int mtu, long id) {
    Ipv6Fragmenter fragmenter = new Ipv6Fragmenter();
    assertTrue(fragmenter.start(view6(packet), mtu, id).isGood());
    List<ByteBuffer> fragments = new ArrayList<>();
    while (fragmenter.hasNext()) {
      int octets = fragmenter.nextLength();
      assertTrue(octets <= mtu);
      ByteBuffer whole = ByteBuffer.allocateDirect(octets + 3);
      assertEquals(octets, fragmenter.next(whole, 3));
      fragments.add(whole.slice(3, octets));
    }
    assertEquals(0, fragmenter.nextLength());
    assertEquals(0, fragmenter.next(ByteBuffer.allocate(0), 0));
    return fragments;
  }

  static String hex(ByteBuffer buffer, int offset, int octets) {
    return OctetString.copyOf(buffer, offset, octets).toString();
  }
}
