package io.netlayers.tools.nat;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.Octets;
import io.netlayers.ip.IpProtocol;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.icmp.Icmpv4Type;
import io.netlayers.tcp.TcpFlags;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * One side of a packet, its address and its port or query identifier, read and changed where it
 * lies; every checksum that covers what changes is carried along (RFC 1624 §3). It does the same to
 * a packet that an ICMP error quotes, with the error's own checksum.
 */
final class PacketRewrite {
  private static final int NONE = -1;
  private static final int IP_CHECKSUM = 10;
  private static final int SOURCE = 12;
  private static final int DESTINATION = 16;
  private static final int TCP_FLAGS = 13;
  private static final int TCP_CHECKSUM = 16;
  private static final int UDP_CHECKSUM = 6;
  private static final int ICMP_CHECKSUM = 2;
  private static final int ICMP_IDENTIFIER = 4;
  private static final int ICMP_HEADER = 8;

  private final Ipv4PacketView ip = new Ipv4PacketView();
  private ByteBuffer buffer = ByteBuffer.allocate(0);
  private int transport;
  private int octets;

  /** Where the checksum of an error lies that quotes this packet. */
  private int outerChecksum;

  PacketRewrite() {}

  /** Lays it over a whole packet; false where it is none. */
  boolean wrap(ByteBuffer packet, int offset, int length) {
    buffer = packet;
    outerChecksum = NONE;
    boolean good = ip.wrap(packet, offset, length).isOk();
    transport = ip.payloadOffset();
    octets = good ? ip.payloadLength() : 0;
    return good && (!isFirst() || octets >= transportOctets());
  }

  /** Lays it over the packet that an error quotes; false where there is too little of it. */
  boolean wrapQuote(PacketRewrite error) {
    buffer = error.buffer;
    int offset = error.transport + ICMP_HEADER;
    int length = error.octets - ICMP_HEADER;
    outerChecksum = error.transport + ICMP_CHECKSUM;
    boolean good = length > 0 && ip.wrapQuoted(buffer, offset, length).isOk();
    transport = good ? ip.payloadOffset() : offset;
    octets = good ? offset + length - transport : 0;
    return good && isFirst() && octets >= ICMP_HEADER;
  }

  /** What a first fragment must hold: the header that names the ports (RFC 1858 §3). */
  private int transportOctets() {
    return switch (protocol()) {
      case IpProtocol.TCP -> 20;
      case IpProtocol.UDP, IpProtocol.ICMP -> 8;
      default -> 0;
    };
  }

  int protocol() {
    return ip.protocol();
  }

  @Unsigned
  int source() {
    return ip.source();
  }

  @Unsigned
  int destination() {
    return ip.destination();
  }

  int identification() {
    return ip.identification();
  }

  /** Whether the transport's header is in it. */
  boolean isFirst() {
    return ip.fragmentOffset() == 0;
  }

  boolean isFragment() {
    return ip.isFragment();
  }

  private int icmpType() {
    return Octets.u8(buffer, transport);
  }

  /** Whether it is an ICMP error, which quotes another packet (RFC 1122 §3.2.2). */
  boolean isError() {
    return protocol() == IpProtocol.ICMP && isFirst() && Icmpv4Type.of(icmpType()).isError();
  }

  /** Whether it asks, and an answer comes with the same identifier: echo, timestamp. */
  boolean isQuery() {
    return icmpType() == 8 || icmpType() == 13;
  }

  /** Whether it answers such a question. */
  boolean isAnswer() {
    return icmpType() == 0 || icmpType() == 14;
  }

  /** Whether it has ports, or an identifier in their place. */
  boolean hasPorts() {
    return switch (protocol()) {
      case IpProtocol.TCP, IpProtocol.UDP -> true;
      case IpProtocol.ICMP -> isQuery() || isAnswer();
      default -> false;
    };
  }

  private int port(int side) {
    boolean icmp = protocol() == IpProtocol.ICMP;
    return Octets.u16(buffer, transport + (icmp ? ICMP_IDENTIFIER : side == SOURCE ? 0 : 2));
  }

  int sourcePort() {
    return port(SOURCE);
  }

  int destinationPort() {
    return port(DESTINATION);
  }

  boolean isTcp() {
    return protocol() == IpProtocol.TCP;
  }

  /** The flags of a TCP segment. */
  int tcpFlags() {
    return Octets.u8(buffer, transport + TCP_FLAGS);
  }

  /** Whether it opens a connection. */
  boolean isSyn() {
    return isTcp() && (tcpFlags() & (TcpFlags.SYN | TcpFlags.RST)) == TcpFlags.SYN;
  }

  /** Changes whence it comes. */
  void source(@Unsigned int address, int port) {
    change(SOURCE, address, port);
  }

  /** Changes whither it goes. */
  void destination(@Unsigned int address, int port) {
    change(DESTINATION, address, port);
  }

  /** Changes the source of an error, or of a fragment behind the first. */
  void sourceAddress(@Unsigned int address) {
    address(SOURCE, address, NONE);
  }

  /** Changes the destination of an error, or of a fragment behind the first. */
  void destinationAddress(@Unsigned int address) {
    address(DESTINATION, address, NONE);
  }

  private void change(int side, @Unsigned int address, int port) {
    int checksum = transportChecksum();
    boolean icmp = protocol() == IpProtocol.ICMP;
    address(side, address, icmp ? NONE : checksum); // ICMP's covers no addresses
    int at = transport + (icmp ? ICMP_IDENTIFIER : side == SOURCE ? 0 : 2);
    mend(checksum, Octets.u16(buffer, at), port);
    put16(at, port);
  }

  private void address(int side, @Unsigned int address, int checksum) {
    int at = ip.offset() + side;
    for (int half = 0; half < 2; half++) {
      int before = Octets.u16(buffer, at + 2 * half);
      int after = (int) ((address & 0xFFFF_FFFFL) >> 16 - 16 * half & 0xFFFF);
      mend(ip.offset() + IP_CHECKSUM, before, after);
      mend(checksum, before, after);
      put16(at + 2 * half, after);
    }
  }

  /** Where the transport's checksum lies; {@link #NONE} where it is cut off or was not made. */
  private int transportChecksum() {
    int at =
        switch (protocol()) {
          case IpProtocol.TCP -> TCP_CHECKSUM;
          case IpProtocol.UDP -> UDP_CHECKSUM;
          default -> ICMP_CHECKSUM;
        };
    boolean unused = protocol() == IpProtocol.UDP && Octets.u16(buffer, transport + at) == 0;
    return octets < at + 2 || unused ? NONE : transport + at;
  }

  private void mend(int checksumAt, int before, int after) {
    if (checksumAt != NONE) {
      int sum = InternetChecksum.update16(Octets.u16(buffer, checksumAt), before, after);
      boolean udp = protocol() == IpProtocol.UDP && checksumAt == transport + UDP_CHECKSUM;
      put16(checksumAt, udp && sum == 0 ? 0xFFFF : sum); // RFC 768: 0 means none
    }
  }

  private void put16(int at, int value) {
    if (outerChecksum != NONE) {
      int before = Octets.u16(buffer, at);
      int sum = InternetChecksum.update16(Octets.u16(buffer, outerChecksum), before, value);
      Octets.put16(buffer, outerChecksum, sum);
    }
    Octets.put16(buffer, at, value);
  }
}
