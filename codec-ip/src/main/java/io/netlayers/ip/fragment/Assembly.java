package io.netlayers.ip.fragment;

import io.netlayers.core.Octets;
import io.netlayers.ip.IpProtocol;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv6HeaderChain;
import io.netlayers.ip.Ipv6PacketView;
import java.nio.ByteBuffer;

/** Writes a whole packet from the pieces of one. */
final class Assembly {
  private static final int FRAGMENT_HEADER = 8;
  private static final int IPV4_TOTAL_LENGTH = 2;
  private static final int IPV6_PAYLOAD_LENGTH = 4;
  private static final int IPV6_NEXT_HEADER = 6;
  private static final int CE = 3;

  private final Ipv4PacketView ipv4 = new Ipv4PacketView();
  private final Ipv6PacketView ipv6 = new Ipv6PacketView();

  /** IPv6: the next header field that names the fragment header, in octets from the packet. */
  static int nextHeaderAt(Ipv6PacketView packet) {
    Ipv6HeaderChain chain = packet.extensionHeaders();
    int fragment = chain.indexOf(IpProtocol.FRAGMENT);
    return fragment == 0 ? IPV6_NEXT_HEADER : chain.offset(fragment - 1) - packet.offset();
  }

  /** Octets that the whole packet will have. */
  int length(Datagram datagram) {
    Piece first = datagram.first();
    int head = first == null ? 0 : first.headLength;
    return datagram.total + (datagram.key.version() == 4 ? head : head - FRAGMENT_HEADER);
  }

  /** Octets that a packet of its version may have. */
  static int maxLength(Datagram datagram) {
    return datagram.key.version() == 4 ? 0xFFFF : 0xFFFF + Ipv6PacketView.HEADER_LENGTH;
  }

  /** Writes the whole packet to index 0 on. */
  void write(Datagram datagram, ByteBuffer whole, boolean congestion) {
    Piece first = datagram.first();
    if (first == null) {
      throw new IllegalStateException("no first fragment");
    }
    boolean isIpv4 = datagram.key.version() == 4;
    int head = isIpv4 ? first.headLength : first.headLength - FRAGMENT_HEADER;
    Octets.copy(first.buffer, 0, whole, 0, head);
    for (Piece piece = first; piece != null; piece = piece.next) {
      Octets.copy(piece.buffer, piece.headLength, whole, head + piece.from, piece.to - piece.from);
    }
    int octets = head + datagram.total;
    if (isIpv4) {
      finishIpv4(whole, octets, congestion);
    } else {
      int nextHeader = Octets.u8(first.buffer, head);
      finishIpv6(whole, octets, datagram.nextHeaderAt, nextHeader);
      if (congestion) {
        ipv6.wrap(whole, 0, octets);
        ipv6.ecn(CE);
      }
    }
  }

  private void finishIpv4(ByteBuffer whole, int octets, boolean congestion) {
    Octets.put16(whole, IPV4_TOTAL_LENGTH, octets);
    ipv4.wrapQuoted(whole, 0, octets);
    ipv4.fragmentOffset(0).moreFragments(false);
    if (congestion) {
      ipv4.ecn(CE);
    }
    ipv4.updateHeaderChecksum();
  }

  private static void finishIpv6(ByteBuffer whole, int octets, int nextHeaderAt, int nextHeader) {
    Octets.put16(whole, IPV6_PAYLOAD_LENGTH, octets - Ipv6PacketView.HEADER_LENGTH);
    Octets.put8(whole, nextHeaderAt, nextHeader);
  }

  /** RFC 6946 §4: an atomic fragment is a packet with a fragment header too many. */
  void writeAtomic(
      ByteBuffer buffer, int base, int head, int data, int nextHeaderAt, ByteBuffer whole) {
    int kept = head - FRAGMENT_HEADER;
    Octets.copy(buffer, base, whole, 0, kept);
    Octets.copy(buffer, base + head, whole, kept, data);
    finishIpv6(whole, kept + data, nextHeaderAt, Octets.u8(buffer, base + kept));
  }
}
