package io.netlayers.testkit.gen.frame;

import io.netlayers.core.OctetString;
import io.netlayers.ip.IpProtocol;
import io.netlayers.ip.Ipv4Header;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv6ExtensionHeader;
import io.netlayers.ip.Ipv6Header;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.Generator;
import io.netlayers.testkit.gen.choice.Split;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A packet's pieces, in the order that they arrive in.
 *
 * @param version 4 or 6
 * @param payload what was cut: what a reassembly must give back behind its headers
 * @param packets whole IP packets with right lengths and checksums, any order; some may come twice
 */
public record Fragments(int version, OctetString payload, List<OctetString> packets) {
  /** Copies the list. */
  public Fragments {
    packets = List.copyOf(packets);
  }

  /** Two pieces or more, which neither overlap nor leave a gap, shuffled, some of them repeated. */
  public static Generator<Fragments> generator() {
    return Fragments::make;
  }

  private static Fragments make(Choices c) {
    int version = c.flag() ? 6 : 4;
    OctetString payload = c.octets(17, 300);
    TreeSet<Integer> cuts = new TreeSet<>();
    for (int cut : c.list(1, 5, each -> each.between(1, (payload.length() - 1) / 8))) {
      cuts.add(8 * cut);
    }
    List<OctetString> pieces = new Split(payload, List.copyOf(cuts)).pieces();
    List<OctetString> packets = version == 4 ? ipv4(c, pieces) : ipv6(c, pieces);
    if (c.onceIn(3)) {
      packets.add(packets.get(c.below(packets.size())));
    }
    Conversations.shuffle(c, packets, packets.size());
    return new Fragments(version, payload, packets);
  }

  private static List<OctetString> ipv4(Choices c, List<OctetString> pieces) {
    Ipv4Header whole = FrameGenerators.wholeIpv4(c);
    List<OctetString> packets = new ArrayList<>();
    int offset = 0;
    for (int i = 0; i < pieces.size(); i++) {
      OctetString piece = pieces.get(i);
      Ipv4Header header =
          Ipv4Header.builder()
              .from(whole)
              .dontFragment(false)
              .options(List.of())
              .protocol(IpProtocol.UDP)
              .moreFragments(i < pieces.size() - 1)
              .fragmentOffset(offset)
              .totalLength(20 + piece.length())
              .build();
      ByteBuffer buffer = ByteBuffer.allocate(header.totalLength());
      piece.copyTo(buffer, header.encode(buffer, 0));
      Ipv4PacketView view = new Ipv4PacketView();
      view.wrap(buffer, 0, buffer.capacity());
      view.updateHeaderChecksum();
      packets.add(OctetString.copyOf(buffer, 0, buffer.capacity()));
      offset += piece.length();
    }
    return packets;
  }

  private static List<OctetString> ipv6(Choices c, List<OctetString> pieces) {
    Ipv6Header whole = FrameGenerators.wholeIpv6(c);
    long identification = c.u32();
    List<OctetString> packets = new ArrayList<>();
    int offset = 0;
    for (int i = 0; i < pieces.size(); i++) {
      OctetString piece = pieces.get(i);
      boolean more = i < pieces.size() - 1;
      Ipv6Header header =
          Ipv6Header.builder()
              .from(whole)
              .extensionHeaders(
                  List.of(new Ipv6ExtensionHeader.Fragment(offset, more, identification, 0)))
              .upperProtocol(IpProtocol.UDP)
              .payloadLength(8 + piece.length())
              .build();
      ByteBuffer buffer = ByteBuffer.allocate(header.encodedLength() + piece.length());
      piece.copyTo(buffer, header.encode(buffer, 0));
      packets.add(OctetString.copyOf(buffer, 0, buffer.capacity()));
      offset += piece.length();
    }
    return packets;
  }
}
