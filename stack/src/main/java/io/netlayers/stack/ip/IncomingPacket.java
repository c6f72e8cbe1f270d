package io.netlayers.stack.ip;

import io.netlayers.core.Octets;
import io.netlayers.ip.Ipv4DecodeStatus;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv6PacketView;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.link.Arrival;
import io.netlayers.stack.link.NetworkInterface;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * A packet that came, taken apart. It lies in a buffer of the caller's, or of the host's, that is
 * good until the call ends.
 */
public final class IncomingPacket {
  private final Ipv4PacketView ipv4View = new Ipv4PacketView();
  private final Ipv6PacketView ipv6View = new Ipv6PacketView();
  private NetworkInterface link;
  private Arrival arrival = Arrival.OTHER;
  private boolean ipv4;
  private ByteBuffer buffer = ByteBuffer.allocate(0);
  private int offset;
  private int length;
  private @Unsigned long sourceHigh;
  private @Unsigned long sourceLow;
  private @Unsigned long destinationHigh;
  private @Unsigned long destinationLow;
  private int protocol;
  private int payloadOffset;
  private int payloadLength;
  private int hopLimit;
  private int ecn;
  private boolean toMany;

  /** Over nothing; {@code nowhere} stands for the interface until a packet comes. */
  public IncomingPacket(NetworkInterface nowhere) {
    link = nowhere;
  }

  /** Says how the packet came. */
  IncomingPacket from(NetworkInterface link, Arrival arrival) {
    this.link = link;
    this.arrival = arrival;
    toMany = arrival != Arrival.UNICAST;
    return this;
  }

  /** Takes a packet apart that this host holds; false where its header is no good. */
  public boolean read(
      NetworkInterface through, boolean isIpv4, ByteBuffer octets, int index, int count) {
    from(through, Arrival.UNICAST);
    if (isIpv4) {
      if (ipv4View.wrapQuoted(octets, index, count) != Ipv4DecodeStatus.OK) {
        return false;
      }
      readIpv4();
      return true;
    }
    ipv6View.wrapQuoted(octets, index, count);
    if (!ipv6View.fixedHeaderReadable()) {
      return false;
    }
    readIpv6();
    return true;
  }

  Ipv4PacketView ipv4View() {
    return ipv4View;
  }

  Ipv6PacketView ipv6View() {
    return ipv6View;
  }

  /** Takes the fields over from the view of an IPv4 packet that wrapped well. */
  void readIpv4() {
    ipv4 = true;
    buffer = ipv4View.buffer();
    offset = ipv4View.offset();
    length = ipv4View.headerLength() + ipv4View.payloadLength();
    sourceHigh = AddressBits.IPV4_HIGH;
    sourceLow = AddressBits.low(ipv4View.source());
    destinationHigh = AddressBits.IPV4_HIGH;
    destinationLow = AddressBits.low(ipv4View.destination());
    protocol = ipv4View.protocol();
    payloadOffset = ipv4View.payloadOffset();
    payloadLength = ipv4View.payloadLength();
    hopLimit = ipv4View.ttl();
    ecn = ipv4View.ecn();
  }

  /** Takes the fields over from the view of an IPv6 packet whose fixed header is there. */
  void readIpv6() {
    ipv4 = false;
    buffer = ipv6View.buffer();
    offset = ipv6View.offset();
    length = Ipv6PacketView.HEADER_LENGTH + ipv6View.payloadLength();
    sourceHigh = ipv6View.sourceHigh();
    sourceLow = ipv6View.sourceLow();
    destinationHigh = ipv6View.destinationHigh();
    destinationLow = ipv6View.destinationLow();
    protocol = ipv6View.upperProtocol();
    payloadOffset = ipv6View.upperOffset();
    payloadLength = ipv6View.upperLength();
    hopLimit = ipv6View.hopLimit();
    ecn = ipv6View.ecn();
  }

  void toMany(boolean many) {
    toMany = many;
  }

  /** The interface by which it came. */
  public NetworkInterface link() {
    return link;
  }

  /** How its frame was addressed. */
  public Arrival arrival() {
    return arrival;
  }

  /** Whether it is an IPv4 packet. */
  public boolean isIpv4() {
    return ipv4;
  }

  /** Where its octets are. */
  public ByteBuffer buffer() {
    return buffer;
  }

  /** Index of its first octet. */
  public int offset() {
    return offset;
  }

  /** Octets of the whole packet. */
  public int length() {
    return length;
  }

  /** Upper half of its source. */
  public @Unsigned long sourceHigh() {
    return sourceHigh;
  }

  /** Lower half of its source. */
  public @Unsigned long sourceLow() {
    return sourceLow;
  }

  /** Upper half of its destination. */
  public @Unsigned long destinationHigh() {
    return destinationHigh;
  }

  /** Lower half of its destination. */
  public @Unsigned long destinationLow() {
    return destinationLow;
  }

  /** The number that names what it carries, behind all extension headers. */
  public int protocol() {
    return protocol;
  }

  /** Index of what it carries. */
  public int payloadOffset() {
    return payloadOffset;
  }

  /** Octets of what it carries. */
  public int payloadLength() {
    return payloadLength;
  }

  /** TTL or hop limit. */
  public int hopLimit() {
    return hopLimit;
  }

  /** The ECN field, 0 to 3. */
  public int ecn() {
    return ecn;
  }

  /** Whether the link or the address named more than this host. */
  public boolean isToMany() {
    return toMany;
  }

  /** Whether it is a fragment that is not the first. */
  public boolean isLaterFragment() {
    return ipv4
        ? ipv4View.fragmentOffset() != 0
        : ipv6View.extensionHeaders().fragmentOffset() != 0;
  }

  /** IPv4: whether it must not be fragmented. */
  public boolean dontFragment() {
    return !ipv4 || ipv4View.dontFragment();
  }

  /** The type octet of the ICMP message that it carries; -1 where it carries none. */
  public int icmpType() {
    boolean icmp = protocol == (ipv4 ? 1 : 58) && payloadLength > 0 && !isLaterFragment();
    return icmp ? Octets.u8(buffer, payloadOffset) : -1;
  }

  /** The pseudo-header's partial sum for what it carries. */
  public long pseudoHeader() {
    return AddressBits.pseudoHeader(
        sourceHigh, sourceLow, destinationHigh, destinationLow, protocol);
  }
}
