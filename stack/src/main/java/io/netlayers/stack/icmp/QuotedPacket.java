package io.netlayers.stack.icmp;

import io.netlayers.core.Octets;
import io.netlayers.ip.Ipv4DecodeStatus;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv6DecodeStatus;
import io.netlayers.ip.Ipv6PacketView;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.link.NetworkInterface;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** The packet that an error is about, as far as it is quoted, and what the error says of it. */
public final class QuotedPacket {
  private final Ipv4PacketView ipv4 = new Ipv4PacketView();
  private final Ipv6PacketView ipv6 = new Ipv6PacketView();
  private boolean four;
  private NetworkInterface link;
  private NetworkProblem problem = NetworkProblem.SOFT;
  private int typeAndCode;
  private int mtu;
  private ByteBuffer buffer = ByteBuffer.allocate(0);
  private @Unsigned long sourceHigh;
  private @Unsigned long sourceLow;
  private @Unsigned long destinationHigh;
  private @Unsigned long destinationLow;
  private int protocol;
  private int payloadOffset;
  private int payloadLength;
  private int totalLength;
  private boolean laterFragment;

  /** Over nothing. */
  public QuotedPacket(NetworkInterface nowhere) {
    link = nowhere;
  }

  /** Reads what is quoted; false where it is not enough to tell whose packet it was. */
  boolean read(NetworkInterface link, boolean isIpv4, ByteBuffer buffer, int offset, int length) {
    this.link = link;
    this.buffer = buffer;
    four = isIpv4;
    return isIpv4 ? readIpv4(offset, length) : readIpv6(offset, length);
  }

  private boolean readIpv4(int offset, int length) {
    if (ipv4.wrapQuoted(buffer, offset, length) != Ipv4DecodeStatus.OK) {
      return false;
    }
    sourceHigh = AddressBits.IPV4_HIGH;
    sourceLow = AddressBits.low(ipv4.source());
    destinationHigh = AddressBits.IPV4_HIGH;
    destinationLow = AddressBits.low(ipv4.finalDestination());
    protocol = ipv4.protocol();
    payloadOffset = ipv4.payloadOffset();
    payloadLength = ipv4.payloadLength();
    totalLength = ipv4.totalLength();
    laterFragment = ipv4.fragmentOffset() != 0;
    return true;
  }

  private boolean readIpv6(int offset, int length) {
    Ipv6DecodeStatus status = ipv6.wrapQuoted(buffer, offset, length);
    if (!ipv6.fixedHeaderReadable() || status == Ipv6DecodeStatus.BAD_VERSION) {
      return false;
    }
    sourceHigh = ipv6.sourceHigh();
    sourceLow = ipv6.sourceLow();
    destinationHigh = ipv6.finalDestinationHigh();
    destinationLow = ipv6.finalDestinationLow();
    protocol = ipv6.upperProtocol();
    payloadOffset = ipv6.upperOffset();
    payloadLength = ipv6.upperLength();
    totalLength = Ipv6PacketView.HEADER_LENGTH + ipv6.payloadLengthField();
    laterFragment = ipv6.extensionHeaders().fragmentOffset() != 0;
    return true;
  }

  void says(NetworkProblem problem, int typeAndCode, int mtu) {
    this.problem = problem;
    this.typeAndCode = typeAndCode;
    this.mtu = mtu;
  }

  /** Whether it was an IPv4 packet. */
  public boolean isIpv4() {
    return four;
  }

  /** The interface by which the error came. */
  public NetworkInterface link() {
    return link;
  }

  /** What the error means. */
  public NetworkProblem problem() {
    return problem;
  }

  /** The ICMP type and code, 256 × type + code; of its version. */
  public int typeAndCode() {
    return typeAndCode;
  }

  /** For {@link NetworkProblem#TOO_BIG}: octets of the longest packet that the path carries. */
  public int mtu() {
    return mtu;
  }

  /** Upper half of the packet's source: this host. */
  public @Unsigned long sourceHigh() {
    return sourceHigh;
  }

  /** Lower half of the packet's source. */
  public @Unsigned long sourceLow() {
    return sourceLow;
  }

  /** Upper half of the packet's final destination. */
  public @Unsigned long destinationHigh() {
    return destinationHigh;
  }

  /** Lower half of the packet's final destination. */
  public @Unsigned long destinationLow() {
    return destinationLow;
  }

  /** What the packet carried. */
  public int protocol() {
    return protocol;
  }

  /** What the packet's length field said. */
  public int totalLength() {
    return totalLength;
  }

  /** Where the octets are. */
  public ByteBuffer buffer() {
    return buffer;
  }

  /** Index of what the packet carried. */
  public int payloadOffset() {
    return payloadOffset;
  }

  /** Octets that are quoted of what it carried. */
  public int payloadLength() {
    return payloadLength;
  }

  /** Whether the first eight octets of a transport's message are there, ports among them. */
  public boolean hasPorts() {
    return payloadLength >= 8 && !laterFragment;
  }

  /** The port from which it went. */
  public int sourcePort() {
    return Octets.u16(buffer, payloadOffset);
  }

  /** The port to which it went. */
  public int destinationPort() {
    return Octets.u16(buffer, payloadOffset + 2);
  }
}
