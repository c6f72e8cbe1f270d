package io.netlayers.ip.fragment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv6HeaderChain;
import io.netlayers.ip.Ipv6PacketView;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class FragmenterTest {
  private final Ipv4Fragmenter four = new Ipv4Fragmenter();
  private final Ipv6Fragmenter six = new Ipv6Fragmenter();

  @Test
  void cutsAPingOfFourThousandOctetsForEthernet() {
    ByteBuffer packet = Packets.ipv4(7, 4008, "", 1);
    List<ByteBuffer> fragments = Packets.cut4(packet, 1500);
    int[] lengths = {1500, 1500, 1068};
    int[] offsets = {0, 1480, 2960};
    assertEquals(3, fragments.size());
    for (int i = 0; i < 3; i++) {
      Ipv4PacketView view = Packets.view4(fragments.get(i));
      assertEquals(lengths[i], view.totalLength());
      assertEquals(lengths[i], fragments.get(i).limit());
      assertEquals(offsets[i], view.fragmentOffset());
      assertEquals(i < 2, view.moreFragments());
      assertEquals(7, view.identification());
      assertEquals(17, view.protocol());
      assertEquals(64, view.ttl());
      assertTrue(view.headerChecksumValid());
      assertEquals(
          Packets.hex(packet, 20 + offsets[i], lengths[i] - 20),
          Packets.hex(fragments.get(i), 20, lengths[i] - 20));
    }
  }

  /** RFC 791 §3.1: the copied flag says which options go to all fragments. */
  @Test
  void laterFragmentsCarryTheOptionsThatAreCopied() {
    String options = "07070400000000" + "01" + "94040000" + "8303ff" + "00";
    List<ByteBuffer> fragments = Packets.cut4(Packets.ipv4(7, 200, options, 1), 100);
    assertEquals(36, Packets.view4(fragments.get(0)).headerLength());
    assertEquals(options, Packets.hex(fragments.get(0), 20, 16));
    for (ByteBuffer later : fragments.subList(1, fragments.size())) {
      assertEquals(28, Packets.view4(later).headerLength());
      assertEquals("94040000" + "8303ff" + "00", Packets.hex(later, 20, 8));
      assertTrue(Packets.view4(later).headerChecksumValid());
    }
    assertEquals(64, Packets.view4(fragments.get(1)).fragmentOffset());
    assertEquals(64 + 72, Packets.view4(fragments.get(2)).fragmentOffset());
  }

  @Test
  void cutsAFragmentAgain() {
    ByteBuffer middle = Packets.cut4(Packets.ipv4(7, 4000, "", 1), 1500).get(1);
    List<ByteBuffer> fragments = Packets.cut4(middle, 576);
    int at = 1480;
    for (ByteBuffer fragment : fragments) {
      Ipv4PacketView view = Packets.view4(fragment);
      assertEquals(at, view.fragmentOffset());
      assertTrue(view.moreFragments(), "also the last one, for others follow");
      at += view.payloadLength();
    }
    assertEquals(2960, at);
  }

  @Test
  void respectsDontFragment() {
    ByteBuffer packet = Packets.ipv4(7, 100, "", 1);
    Ipv4PacketView view = Packets.view4(packet).dontFragment(true);
    assertEquals(FragmentationStatus.DONT_FRAGMENT, four.start(view, 119));
    assertFalse(four.hasNext());
    assertEquals(FragmentationStatus.FITS, four.start(view, 120));
    ByteBuffer out = ByteBuffer.allocate(120);
    assertEquals(120, four.next(out, 0));
    assertEquals(packet, out);
    assertFalse(four.hasNext());
  }

  @Test
  void needsRoomForEightOctets() {
    Ipv4PacketView view = Packets.view4(Packets.ipv4(7, 100, "", 1));
    assertEquals(FragmentationStatus.MTU_TOO_SMALL, four.start(view, 27));
    assertEquals(FragmentationStatus.FRAGMENTED, four.start(view, 28));
    assertThrows(IndexOutOfBoundsException.class, () -> four.next(ByteBuffer.allocate(27), 0));
    assertEquals(28, four.next(ByteBuffer.allocate(28), 0));
    assertEquals(13, Packets.cut4(Packets.ipv4(7, 100, "", 1), 28).size());
    Ipv4PacketView cut = new Ipv4PacketView();
    cut.wrapLax(Packets.ipv4(7, 100, "", 1), 0, 60);
    assertEquals(FragmentationStatus.MALFORMED, four.start(cut, 1500));
    assertEquals(FragmentationStatus.MALFORMED, four.start(new Ipv4PacketView(), 1500));
    assertEquals(0, new Ipv4Fragmenter().nextLength());
  }

  @Test
  void cutsAnIpv6PacketForEthernet() {
    ByteBuffer packet = Packets.ipv6(17, "", 3000, 1);
    List<ByteBuffer> fragments = Packets.cut6(packet, 1500, 0xFFFFFFFEL);
    int[] lengths = {1496, 1496, 152};
    int[] offsets = {0, 1448, 2896};
    assertEquals(3, fragments.size());
    for (int i = 0; i < 3; i++) {
      Ipv6PacketView view = Packets.view6(fragments.get(i));
      Ipv6HeaderChain chain = view.extensionHeaders();
      assertEquals(lengths[i], fragments.get(i).limit());
      assertEquals(lengths[i] - 40, view.payloadLengthField());
      assertEquals(44, view.nextHeader());
      assertEquals(17, view.upperProtocol());
      assertEquals(offsets[i], chain.fragmentOffset());
      assertEquals(i < 2, chain.moreFragments());
      assertEquals(0xFFFFFFFEL, chain.fragmentIdentification());
      assertEquals(0, fragments.get(i).get(41), "reserved");
      assertEquals(i == 0, chain.hasUpperHeader());
      assertEquals(
          Packets.hex(packet, 40 + offsets[i], lengths[i] - 48),
          Packets.hex(fragments.get(i), 48, lengths[i] - 48));
    }
  }

  /** RFC 8200 §4.5: hop-by-hop options and all up to the routing header go before the fragment. */
  @Test
  void thePerFragmentHeadersAreInEveryFragment() {
    String hopByHop = "3c00010400000000";
    String destination = "2b00010400000000";
    String routing = "3c00fd0000000000";
    String behind = "1100010400000000";
    ByteBuffer packet = Packets.ipv6(0, hopByHop + destination + routing + behind, 2000, 1);
    for (ByteBuffer fragment : Packets.cut6(packet, 1280, 9)) {
      Ipv6HeaderChain chain = Packets.view6(fragment).extensionHeaders();
      assertEquals(0, chain.number(0));
      assertEquals(60, chain.number(1));
      assertEquals(43, chain.number(2));
      assertEquals(44, chain.number(3));
      assertEquals("2c00fd0000000000", Packets.hex(fragment, 56, 8));
      assertEquals("3c00", Packets.hex(fragment, 64, 2));
    }
    ByteBuffer noRouting = Packets.ipv6(0, hopByHop + "1100010400000000", 2000, 1);
    assertEquals(
        44, Packets.view6(Packets.cut6(noRouting, 1280, 9).get(1)).extensionHeaders().number(1));
  }

  @Test
  void refusesIpv6PacketsThatCannotBeCut() {
    Ipv6PacketView plain = Packets.view6(Packets.ipv6(17, "", 2000, 1));
    assertEquals(FragmentationStatus.MTU_TOO_SMALL, six.start(plain, 55, 1));
    assertEquals(FragmentationStatus.FRAGMENTED, six.start(plain, 56, 1));
    assertEquals(FragmentationStatus.FITS, six.start(plain, 2040, 1));
    assertEquals(2040, six.nextLength());
    ByteBuffer fragment = Packets.cut6(Packets.ipv6(17, "", 2000, 1), 1280, 1).get(0);
    assertEquals(
        FragmentationStatus.ALREADY_FRAGMENTED, six.start(Packets.view6(fragment), 600, 1));
    String chain = "1104" + "0124" + "00".repeat(36);
    Ipv6PacketView longChain = Packets.view6(Packets.ipv6(60, chain, 200, 1));
    assertEquals(FragmentationStatus.HEADER_CHAIN_TOO_LONG, six.start(longChain, 87, 1));
    assertEquals(FragmentationStatus.FRAGMENTED, six.start(longChain, 88, 1));
    Ipv6PacketView jumbo = Packets.view6(Packets.ipv6(0, "1100c20400011170", 70000 - 8, 1));
    assertEquals(FragmentationStatus.JUMBOGRAM, six.start(jumbo, 1500, 1));
    assertEquals(FragmentationStatus.MALFORMED, six.start(new Ipv6PacketView(), 1500, 1));
    assertFalse(six.hasNext());
  }
}
