package io.netlayers.testkit.gen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.ethernet.EthernetDecodeStatus;
import io.netlayers.ethernet.EthernetFrameView;
import io.netlayers.ip.IpProtocol;
import io.netlayers.ip.Ipv4DecodeStatus;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv6DecodeStatus;
import io.netlayers.ip.Ipv6PacketView;
import io.netlayers.packet.ChecksumState;
import io.netlayers.packet.FrameWalker;
import io.netlayers.packet.Layer;
import io.netlayers.packet.LinkType;
import io.netlayers.testkit.gen.frame.Fragments;
import io.netlayers.testkit.gen.frame.Frame;
import io.netlayers.testkit.gen.frame.FrameGenerators;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole frames walk to their last layer, with every length and checksum right. */
class WholeFramesTest {
  private static final int SAMPLES = 5_000;

  private static List<Layer> walked(FrameWalker walker, Frame frame) {
    ByteBuffer octets = frame.octets().asByteBuffer();
    int length = frame.octets().length() - (frame.hasFcs() ? 4 : 0);
    int count = walker.walk(LinkType.ETHERNET, octets, 0, length);
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      layers.add(walker.layer(i));
    }
    return layers;
  }

  @Test
  void layersLengthsAndChecksums() {
    FrameWalker walker = new FrameWalker();
    FrameGenerators.frame().stream(1, SAMPLES).forEach(frame -> check(walker, frame));
    FrameGenerators.http().stream(2, SAMPLES / 5).forEach(frame -> check(walker, frame));
  }

  private static void check(FrameWalker walker, Frame frame) {
    List<Layer> layers = walked(walker, frame);
    int shared = Math.min(layers.size(), frame.layers().size());
    assertEquals(frame.layers(), layers.subList(0, shared), frame::toString);
    for (int i = 0; i < shared; i++) {
      assertNotEquals(ChecksumState.INVALID, walker.checksum(i), frame + " layer " + i);
    }
    if (frame.hasFcs()) {
      EthernetFrameView view = new EthernetFrameView();
      EthernetDecodeStatus status =
          view.wrap(frame.octets().asByteBuffer(), 0, frame.octets().length(), true);
      assertEquals(EthernetDecodeStatus.OK, status);
      assertTrue(view.fcsValid(), frame::toString);
    }
  }

  @Test
  void everyKindOfFrameComes() {
    Tally<Frame> tally = new Tally<>();
    for (Layer layer :
        new Layer[] {
          Layer.ARP,
          Layer.IPV4,
          Layer.IPV6,
          Layer.UDP,
          Layer.UDPLITE,
          Layer.TCP,
          Layer.ICMPV4,
          Layer.ICMPV6,
          Layer.IGMP,
          Layer.PAYLOAD
        }) {
      tally.want(layer.label(), frame -> frame.layers().contains(layer));
    }
    tally
        .want("fcs", Frame::hasFcs)
        .want("tag", frame -> Octets.u16(frame.octets().asByteBuffer(), 12) == 0x8100)
        .want("padded", frame -> frame.octets().length() == (frame.hasFcs() ? 64 : 60))
        .want("tunnel", frame -> ips(frame) == 2)
        .want("http", frame -> text(frame).contains("HTTP/1.1\r\n"));
    FrameGenerators.frame().stream(3, SAMPLES).forEach(tally);
    assertEquals(List.of(), tally.rarerThan(20));
  }

  private static long ips(Frame frame) {
    return frame.layers().stream().filter(l -> l == Layer.IPV4 || l == Layer.IPV6).count();
  }

  private static String text(Frame frame) {
    return new String(frame.octets().toByteArray(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void fragmentsFitTogether() {
    Tally<Fragments> tally = new Tally<>();
    tally
        .bounds("version", Fragments::version, 4, 6)
        .bounds("packets", f -> f.packets().size(), 2, 3, 4, 5);
    FrameGenerators.table().of(Fragments.class).stream(4, 2_000)
        .peek(tally)
        .forEach(WholeFramesTest::checkFragments);
    assertEquals(List.of(), tally.rarerThan(20));
  }

  private static void checkFragments(Fragments fragments) {
    byte[] whole = new byte[fragments.payload().length()];
    boolean last = false;
    for (OctetString packet : fragments.packets()) {
      ByteBuffer octets = packet.asByteBuffer();
      if (fragments.version() == 4) {
        Ipv4PacketView view = new Ipv4PacketView();
        assertEquals(Ipv4DecodeStatus.OK, view.wrap(octets, 0, packet.length()));
        assertTrue(view.headerChecksumValid());
        octets.get(view.payloadOffset(), whole, view.fragmentOffset(), view.payloadLength());
        last |= !view.moreFragments();
      } else {
        Ipv6PacketView view = new Ipv6PacketView();
        assertEquals(Ipv6DecodeStatus.OK, view.wrap(octets, 0, packet.length()));
        assertEquals(IpProtocol.UDP, view.extensionHeaders().upperProtocol());
        octets.get(
            view.extensionHeaders().upperOffset(),
            whole,
            view.extensionHeaders().fragmentOffset(),
            view.extensionHeaders().upperLength());
        last |= !view.extensionHeaders().moreFragments();
      }
    }
    assertTrue(last);
    assertEquals(fragments.payload(), OctetString.copyOf(whole));
  }
}
