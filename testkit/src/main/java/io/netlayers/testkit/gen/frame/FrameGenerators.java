package io.netlayers.testkit.gen.frame;

import io.netlayers.core.OctetString;
import io.netlayers.ethernet.EthernetHeader;
import io.netlayers.ethernet.arp.ArpPacket;
import io.netlayers.ip.Ipv4Header;
import io.netlayers.ip.Ipv6ExtensionHeader;
import io.netlayers.ip.Ipv6Header;
import io.netlayers.ip.icmp.Icmpv4Message;
import io.netlayers.ip.icmp.Icmpv6Message;
import io.netlayers.packet.FrameBuilder;
import io.netlayers.packet.Layer;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.Generator;
import io.netlayers.testkit.gen.choice.GeneratorTable;
import io.netlayers.testkit.gen.ethernet.EthernetGenerators;
import io.netlayers.testkit.gen.ip.IpGenerators;
import io.netlayers.testkit.gen.tcp.TcpGenerators;
import io.netlayers.testkit.gen.udp.UdpGenerators;
import io.netlayers.udp.UdpLiteHeader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Whole frames, nested through {@link FrameBuilder}. */
public final class FrameGenerators {
  private static final int MAX_PAYLOAD = 200;
  private static final Generator<EthernetHeader> ETHERNET =
      EthernetGenerators.table().of(EthernetHeader.class);
  private static final Generator<ArpPacket> ARP = EthernetGenerators.table().of(ArpPacket.class);
  private static final Generator<Icmpv4Message> ICMPV4 = IpGenerators.icmpv4();
  private static final Generator<Icmpv6Message> ICMPV6 = IpGenerators.icmpv6();

  private FrameGenerators() {}

  /**
   * Any frame: ARP, or UDP, UDP-Lite, TCP, ICMP and the like over either IP, with and without tags.
   */
  public static Generator<Frame> frame() {
    return FrameGenerators::frame;
  }

  /** A frame of TCP with an HTTP request or response in it, over either IP. */
  public static Generator<Frame> http() {
    return c -> {
      Nest nest = new Nest(c);
      nest.ip(c.flag());
      nest.tcp(c, HttpMessages.any().generate(c));
      return nest.frame();
    };
  }

  private static Frame frame(Choices c) {
    Nest nest = new Nest(c);
    switch (c.below(9)) {
      case 0 -> {
        nest.ip(c.flag());
        nest.builder.udp(UdpGenerators.header().generate(c));
        nest.layers.add(Layer.UDP);
        nest.payload(c.octets(0, MAX_PAYLOAD));
      }
      case 1 -> {
        nest.ip(c.flag());
        nest.tcp(c, c.octets(0, MAX_PAYLOAD));
      }
      case 2 -> {
        nest.ip(c.flag());
        nest.tcp(c, HttpMessages.any().generate(c));
      }
      case 3 -> {
        nest.ip(c.flag());
        nest.udpLite(c);
      }
      case 4 -> {
        nest.ip(false);
        nest.builder.icmpv4(ICMPV4.generate(c));
        nest.layers.add(Layer.ICMPV4);
      }
      case 5 -> {
        nest.ip(true);
        nest.icmpv6(c);
      }
      case 6 -> {
        nest.ip(false);
        nest.builder.igmp(IpGenerators.igmp().generate(c));
        nest.layers.add(Layer.IGMP);
      }
      case 7 -> {
        nest.builder.arp(ARP.generate(c));
        nest.layers.add(Layer.ARP);
      }
      default -> nest.tunnel();
    }
    return nest.frame();
  }

  /** A frame in the making. */
  private static final class Nest {
    private final FrameBuilder builder = new FrameBuilder();
    private final List<Layer> layers = new ArrayList<>();
    private final Choices c;
    private final boolean fcs;

    Nest(Choices c) {
      this.c = c;
      this.fcs = c.onceIn(4);
      EthernetHeader any = ETHERNET.generate(c);
      builder.ethernet(
          EthernetHeader.builder()
              .from(any)
              .typeOrLength(any.hasLength() ? 0x0800 : any.typeOrLength())
              .build());
      layers.add(Layer.ETHERNET);
    }

    /** A packet of one piece, of version 6 or 4. */
    void ip(boolean six) {
      if (six) {
        builder.ipv6(wholeIpv6(c));
        layers.add(Layer.IPV6);
      } else {
        builder.ipv4(wholeIpv4(c));
        layers.add(Layer.IPV4);
      }
    }

    void tunnel() {
      ip(c.flag());
      ip(c.flag());
      builder.udp(UdpGenerators.header().generate(c));
      layers.add(Layer.UDP);
      payload(c.octets(0, MAX_PAYLOAD));
    }

    void tcp(Choices choices, OctetString payload) {
      builder.tcp(TcpGenerators.header().generate(choices));
      layers.add(Layer.TCP);
      payload(payload);
    }

    void udpLite(Choices choices) {
      OctetString payload = choices.octets(0, MAX_PAYLOAD);
      int coverage = choices.onceIn(3) ? 0 : choices.between(8, 8 + payload.length());
      builder.udpLite(
          UdpLiteHeader.builder()
              .from(UdpGenerators.liteHeader().generate(choices))
              .coverage(coverage)
              .build());
      layers.add(Layer.UDPLITE);
      payload(payload);
    }

    void icmpv6(Choices choices) {
      switch (choices.below(3)) {
        case 0 -> builder.icmpv6(ICMPV6.generate(choices));
        case 1 -> builder.ndp(IpGenerators.ndp().generate(choices));
        default -> builder.mld(IpGenerators.mld().generate(choices));
      }
      layers.add(Layer.ICMPV6);
    }

    void payload(OctetString payload) {
      builder.payload(payload);
      if (!payload.isEmpty()) {
        layers.add(Layer.PAYLOAD);
      }
    }

    Frame frame() {
      if (fcs) {
        builder.withFcs();
      }
      ByteBuffer buffer = ByteBuffer.allocate(builder.encodedLength());
      builder.encode(buffer, 0);
      return new Frame(layers, OctetString.copyOf(buffer, 0, buffer.capacity()), fcs);
    }
  }

  /** A header of a packet that is no fragment. */
  static Ipv4Header wholeIpv4(Choices c) {
    return Ipv4Header.builder()
        .from(IpGenerators.ipv4Header().generate(c))
        .moreFragments(false)
        .fragmentOffset(0)
        .totalLength(0)
        .build();
  }

  /** A header of a packet that is no fragment. */
  static Ipv6Header wholeIpv6(Choices c) {
    Ipv6Header any = IpGenerators.ipv6Header().generate(c);
    List<Ipv6ExtensionHeader> chain = new ArrayList<>(any.extensionHeaders());
    chain.removeIf(header -> header instanceof Ipv6ExtensionHeader.Fragment);
    return Ipv6Header.builder().from(any).extensionHeaders(chain).build();
  }

  /** The values. */
  public static GeneratorTable table() {
    return new GeneratorTable()
        .add(Frame.class, frame())
        .add(Fragments.class, Fragments.generator())
        .add(Conversation.class, Conversations.any());
  }
}
