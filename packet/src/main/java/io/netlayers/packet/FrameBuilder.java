package io.netlayers.packet;

import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.ethernet.EtherType;
import io.netlayers.ethernet.EthernetFrameView;
import io.netlayers.ethernet.EthernetHeader;
import io.netlayers.ethernet.arp.ArpPacket;
import io.netlayers.ip.IpProtocol;
import io.netlayers.ip.Ipv4Header;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv6Header;
import io.netlayers.ip.Ipv6PacketView;
import io.netlayers.ip.icmp.Icmpv4Message;
import io.netlayers.ip.icmp.Icmpv6Message;
import io.netlayers.ip.icmp.Icmpv6MessageView;
import io.netlayers.ip.igmp.IgmpMessage;
import io.netlayers.ip.mld.MldMessage;
import io.netlayers.ip.ndp.NdpMessage;
import io.netlayers.tcp.TcpHeader;
import io.netlayers.tcp.TcpSegmentView;
import io.netlayers.udp.UdpDatagramView;
import io.netlayers.udp.UdpHeader;
import io.netlayers.udp.UdpLiteDatagramView;
import io.netlayers.udp.UdpLiteHeader;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Puts a frame together from nested values, named from the outside in:
 *
 * <pre>{@code
 * int octets = new FrameBuilder().ethernet(e).ipv4(i).tcp(t).payload(p).encode(buffer, 0);
 * }</pre>
 *
 * <p>What follows from the nesting is filled, whatever the values say: lengths, checksums, the
 * number that names the next layer, padding to Ethernet's minimum. All else is the values'. A layer
 * whose next one is a payload keeps its own number. A builder may be used again after {@link
 * #clear}; it allocates nothing of its own then.
 */
public final class FrameBuilder {
  /** Layers that a frame may have. */
  public static final int MAX_LAYERS = 16;

  private final Layer[] layers = new Layer[MAX_LAYERS];
  private final Object[] values = new Object[MAX_LAYERS];
  private final int[] starts = new int[MAX_LAYERS];
  private final EthernetFrameView ethernetView = new EthernetFrameView();
  private final Ipv4PacketView ipv4View = new Ipv4PacketView();
  private final Ipv6PacketView ipv6View = new Ipv6PacketView();
  private final UdpDatagramView udpView = new UdpDatagramView();
  private final UdpLiteDatagramView udpLiteView = new UdpLiteDatagramView();
  private final TcpSegmentView tcpView = new TcpSegmentView();
  private final Icmpv6MessageView icmpv6View = new Icmpv6MessageView();
  private int count;
  private boolean fcs;

  /** A builder without layers. */
  public FrameBuilder() {}

  /** Forgets all layers. */
  public FrameBuilder clear() {
    count = 0;
    fcs = false;
    return this;
  }

  /** Nests an Ethernet header; an 802.3 length is kept one, and filled. */
  public FrameBuilder ethernet(EthernetHeader header) {
    return add(Layer.ETHERNET, header);
  }

  /** Asks for a frame check sequence behind the outermost layer, which must be Ethernet. */
  public FrameBuilder withFcs() {
    fcs = true;
    return this;
  }

  /** Nests an ARP packet. */
  public FrameBuilder arp(ArpPacket packet) {
    return add(Layer.ARP, packet);
  }

  /** Nests an IPv4 header. */
  public FrameBuilder ipv4(Ipv4Header header) {
    return add(Layer.IPV4, header);
  }

  /** Nests an IPv6 header with its extension headers. */
  public FrameBuilder ipv6(Ipv6Header header) {
    return add(Layer.IPV6, header);
  }

  /** Nests a UDP header; over IPv4 too a checksum is made. */
  public FrameBuilder udp(UdpHeader header) {
    return add(Layer.UDP, header);
  }

  /** Nests a UDP-Lite header; its coverage is the value's. */
  public FrameBuilder udpLite(UdpLiteHeader header) {
    return add(Layer.UDPLITE, header);
  }

  /** Nests a TCP header with its options. */
  public FrameBuilder tcp(TcpHeader header) {
    return add(Layer.TCP, header);
  }

  /** Nests an ICMPv4 message. */
  public FrameBuilder icmpv4(Icmpv4Message message) {
    return add(Layer.ICMPV4, message);
  }

  /** Nests an ICMPv6 message. */
  public FrameBuilder icmpv6(Icmpv6Message message) {
    return add(Layer.ICMPV6, message);
  }

  /** Nests a Neighbor Discovery message, which is an ICMPv6 message. */
  public FrameBuilder ndp(NdpMessage message) {
    return add(Layer.ICMPV6, message);
  }

  /** Nests a Multicast Listener Discovery message, which is an ICMPv6 message. */
  public FrameBuilder mld(MldMessage message) {
    return add(Layer.ICMPV6, message);
  }

  /** Nests an IGMP message. */
  public FrameBuilder igmp(IgmpMessage message) {
    return add(Layer.IGMP, message);
  }

  /** Nests octets that stay as they are. */
  public FrameBuilder payload(OctetString octets) {
    return add(Layer.PAYLOAD, octets);
  }

  private FrameBuilder add(Layer layer, Object value) {
    if (count == MAX_LAYERS) {
      throw new IllegalStateException("more than " + MAX_LAYERS + " layers");
    }
    Layer around = count > 0 ? layers[count - 1] : Layer.ETHERNET;
    switch (around) {
      case PAYLOAD, ARP, ICMPV4, ICMPV6, IGMP ->
          throw new IllegalStateException(layer + " inside " + around);
      default -> {}
    }
    layers[count] = layer;
    values[count] = value;
    count++;
    return this;
  }

  /** Octets that {@link #encode} writes, padding and FCS included. */
  public int encodedLength() {
    int octets = 0;
    for (int i = 0; i < count; i++) {
      octets += headerLength(i);
    }
    boolean ethernet = count > 0 && layers[0] == Layer.ETHERNET;
    int withFcs = fcs ? octets + 4 : octets;
    int minimum = fcs ? EthernetFrameView.MIN_LENGTH + 4 : EthernetFrameView.MIN_LENGTH;
    return ethernet ? Math.max(withFcs, minimum) : octets;
  }

  private int headerLength(int index) {
    Object value = values[index];
    return switch (layers[index]) {
      case ETHERNET -> ((EthernetHeader) value).encodedLength();
      case ARP -> ((ArpPacket) value).encodedLength();
      case IPV4 -> ((Ipv4Header) value).encodedLength();
      case IPV6 -> ((Ipv6Header) value).encodedLength();
      case UDP, UDPLITE -> UdpDatagramView.HEADER_LENGTH;
      case TCP -> ((TcpHeader) value).encodedLength();
      case ICMPV4 -> ((Icmpv4Message) value).encodedLength();
      case IGMP -> ((IgmpMessage) value).encodedLength();
      case ICMPV6 -> icmpv6Length(value);
      default -> ((OctetString) value).length();
    };
  }

  /**
   * Writes the frame to an absolute index; the buffer's position stays.
   *
   * @return octets written
   * @throws IndexOutOfBoundsException if it does not fit
   * @throws IllegalStateException if no layer was named, a transport has no IP around it, or a
   *     packet would be longer than its length field can say
   */
  public int encode(ByteBuffer buffer, int offset) {
    if (count == 0) {
      throw new IllegalStateException("no layers");
    }
    int octets = encodedLength();
    Objects.checkFromIndexSize(offset, octets, buffer.limit());
    int at = offset;
    for (int i = 0; i < count; i++) {
      starts[i] = at;
      at += write(i, buffer, at);
    }
    int end = at;
    for (int i = 0; i < count; i++) {
      fillLength(i, buffer, end);
    }
    for (int i = count - 1; i >= 0; i--) {
      fillChecksum(i, buffer, end);
    }
    return octets;
  }

  private int write(int index, ByteBuffer buffer, int at) {
    Object value = values[index];
    switch (layers[index]) {
      case ETHERNET -> ((EthernetHeader) value).encode(buffer, at);
      case ARP -> ((ArpPacket) value).encode(buffer, at);
      case IPV4 -> ((Ipv4Header) value).encode(buffer, at);
      case IPV6 -> ((Ipv6Header) value).encode(buffer, at);
      case UDP -> ((UdpHeader) value).encode(buffer, at);
      case UDPLITE -> ((UdpLiteHeader) value).encode(buffer, at);
      case TCP -> ((TcpHeader) value).encode(buffer, at);
      case ICMPV4 -> ((Icmpv4Message) value).encode(buffer, at);
      case IGMP -> ((IgmpMessage) value).encode(buffer, at);
      case ICMPV6 -> writeIcmpv6(value, buffer, at);
      default -> ((OctetString) value).copyTo(buffer, at);
    }
    return headerLength(index);
  }

  private static int icmpv6Length(Object value) {
    return value instanceof NdpMessage ndp
        ? ndp.encodedLength()
        : value instanceof MldMessage mld
            ? mld.encodedLength()
            : ((Icmpv6Message) value).encodedLength();
  }

  /** The checksum is made again when the addresses around the message stand. */
  private static void writeIcmpv6(Object value, ByteBuffer buffer, int at) {
    if (value instanceof NdpMessage ndp) {
      ndp.encode(buffer, at, 0);
    } else if (value instanceof MldMessage mld) {
      mld.encode(buffer, at, 0);
    } else {
      ((Icmpv6Message) value).encode(buffer, at, 0);
    }
  }

  /** Lengths and the number of the next layer, from the outside in. */
  private void fillLength(int index, ByteBuffer buffer, int end) {
    int at = starts[index];
    int octets = end - at;
    Layer next = index + 1 < count ? layers[index + 1] : Layer.PAYLOAD;
    switch (layers[index]) {
      case ETHERNET -> {
        EthernetHeader header = (EthernetHeader) values[index];
        int payload = octets - header.encodedLength();
        layEthernet(header, buffer, at, payload, index == 0 && fcs);
        if (header.hasLength()) {
          ethernetView.lengthOfPayload();
        } else if (etherTypeOf(next) >= 0) {
          ethernetView.etherType(etherTypeOf(next));
        }
      }
      case IPV4 -> {
        requireU16(octets);
        ipv4View.wrapLax(buffer, at, octets);
        ipv4View.totalLength(octets);
        if (protocolOf(next) >= 0) {
          ipv4View.protocol(protocolOf(next));
        }
      }
      case IPV6 -> ipv6(buffer, at, octets, protocolOf(next));
      case UDP -> {
        requireU16(octets);
        udpView.wrapLax(buffer, at, octets);
        udpView.lengthField(octets);
      }
      default -> {}
    }
  }

  private void ipv6(ByteBuffer buffer, int at, int octets, int protocol) {
    requireU16(octets - Ipv6PacketView.HEADER_LENGTH);
    ipv6View.wrapLax(buffer, at, octets);
    ipv6View.payloadLengthField(octets - Ipv6PacketView.HEADER_LENGTH);
    if (protocol < 0) {
      return;
    }
    ipv6View.wrapLax(buffer, at, octets);
    int headers = ipv6View.extensionHeaders().count();
    if (headers == 0) {
      ipv6View.nextHeader(protocol);
    } else {
      Octets.put8(buffer, ipv6View.extensionHeaders().offset(headers - 1), protocol);
    }
  }

  /** Checksums, from the inside out: each covers what is inside it. */
  private void fillChecksum(int index, ByteBuffer buffer, int end) {
    int at = starts[index];
    int octets = end - at;
    switch (layers[index]) {
      case ETHERNET -> {
        if (index == 0 && fcs) {
          EthernetHeader header = (EthernetHeader) values[0];
          layEthernet(header, buffer, at, octets - header.encodedLength(), true);
          ethernetView.updateFcs();
        }
      }
      case IPV4 -> {
        ipv4View.wrap(buffer, at, octets);
        ipv4View.updateHeaderChecksum();
      }
      case UDP -> {
        udpView.wrap(buffer, at, octets);
        udpView.updateChecksum(pseudoHeader(index, IpProtocol.UDP, buffer, end));
      }
      case UDPLITE -> {
        udpLiteView.wrap(buffer, at, octets);
        udpLiteView.updateChecksum(pseudoHeader(index, IpProtocol.UDP_LITE, buffer, end));
      }
      case ICMPV6 -> {
        icmpv6View.wrap(buffer, at, octets);
        icmpv6View.updateChecksum(pseudoHeader(index, IpProtocol.ICMPV6, buffer, end));
      }
      case TCP -> {
        tcpView.wrap(buffer, at, octets);
        tcpView.updateChecksum(pseudoHeader(index, IpProtocol.TCP, buffer, end));
      }
      default -> {}
    }
  }

  /** Lays the view over a frame whose header is written; laying it clears the addresses. */
  private void layEthernet(
      EthernetHeader header, ByteBuffer buffer, int at, int payload, boolean withFcs) {
    ethernetView
        .wrapForEncode(buffer, at, header.vlans().size(), payload, withFcs)
        .destination(header.destination().bits())
        .source(header.source().bits());
  }

  private static void requireU16(int octets) {
    if (octets > 0xFFFF) {
      throw new IllegalStateException(octets + " octets are more than a length field can say");
    }
  }

  private static int etherTypeOf(Layer layer) {
    return switch (layer) {
      case ARP -> EtherType.ARP;
      case IPV4 -> EtherType.IPV4;
      case IPV6 -> EtherType.IPV6;
      default -> -1;
    };
  }

  private static int protocolOf(Layer layer) {
    return switch (layer) {
      case IPV4 -> IpProtocol.IPV4;
      case IPV6 -> IpProtocol.IPV6;
      case UDP -> IpProtocol.UDP;
      case UDPLITE -> IpProtocol.UDP_LITE;
      case TCP -> IpProtocol.TCP;
      case ICMPV4 -> IpProtocol.ICMP;
      case ICMPV6 -> IpProtocol.ICMPV6;
      case IGMP -> IpProtocol.IGMP;
      default -> -1;
    };
  }

  /** The partial sum of the addresses that the IP layer outside has, the final one of a route. */
  private long pseudoHeader(int index, int protocol, ByteBuffer buffer, int end) {
    Layer carrier = index > 0 ? layers[index - 1] : Layer.PAYLOAD;
    if (carrier == Layer.IPV4) {
      ipv4View.wrap(buffer, starts[index - 1], end - starts[index - 1]);
      return ipv4View.pseudoHeader(protocol);
    }
    if (carrier == Layer.IPV6) {
      ipv6View.wrap(buffer, starts[index - 1], end - starts[index - 1]);
      return ipv6View.pseudoHeader(protocol);
    }
    throw new IllegalStateException(layers[index] + " is not inside an IP packet");
  }
}
