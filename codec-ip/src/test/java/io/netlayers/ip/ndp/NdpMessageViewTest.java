package io.netlayers.ip.ndp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NdpMessageViewTest {
  private static final long LINK_LOCAL = 0xFE80_0000_0000_0000L;

  private final NdpMessageView view = new NdpMessageView();

  private NdpDecodeStatus wrap(String hex) {
    return view.wrap(Packets.hex(hex), 0, hex.length() / 2);
  }

  @Test
  void takesARouterAdvertisementApart() {
    for (ByteBuffer buffer : Packets.everyKind(Packets.ROUTER_ADVERTISEMENT)) {
      assertEquals(NdpDecodeStatus.OK, view.wrap(buffer, 3, 104));
      assertEquals(134, view.type());
      assertEquals(64, view.hopLimit());
      assertEquals(0xc8, view.routerFlags());
      assertTrue(view.managed());
      assertTrue(view.otherConfiguration());
      assertFalse(view.homeAgent());
      assertFalse(view.proxied());
      assertEquals(RouterPreference.HIGH, view.preference());
      assertEquals(1800, view.routerLifetime());
      assertEquals(30000, view.reachableTime());
      assertEquals(1000, view.retransTimer());
      assertEquals(19, view.optionsOffset());
      NdpOptionsView options = view.options();
      assertTrue(options.next());
      assertEquals(NdpOptionType.SOURCE_LINK_LAYER_ADDRESS, options.typeName());
      assertEquals(0x020000000001L, options.macAddress());
      assertEquals(6, options.bodyLength());
      assertTrue(options.next());
      assertEquals(NdpOptionType.PREFIX_INFORMATION, options.typeName());
      assertEquals(64, options.prefixLength());
      assertTrue(options.onLink());
      assertTrue(options.autonomous());
      assertEquals(2592000, options.validLifetime());
      assertEquals(604800, options.preferredLifetime());
      assertEquals(0x20010db8_00010000L, options.prefixHigh());
      assertEquals(0, options.prefixLow());
      assertTrue(options.next());
      assertEquals(1500, options.mtu());
      assertTrue(options.next());
      assertEquals(NdpOptionType.ROUTE_INFORMATION, options.typeName());
      assertEquals(63, options.prefixLength());
      assertEquals(RouterPreference.HIGH, options.routePreference());
      assertEquals(1800, options.lifetime());
      assertEquals(0x20010db8_00020000L, options.prefixHigh());
      assertEquals(0, options.prefixLow());
      assertTrue(options.isWellFormed());
      assertTrue(options.next());
      assertEquals(1200, options.lifetime());
      assertEquals(1, options.dnsServerCount());
      assertEquals(0x20010db8_00000000L, options.dnsServerHigh(0));
      assertEquals(0x53, options.dnsServerLow(0));
      assertEquals(0, options.dnsServerLow(1));
      assertFalse(options.next());
      assertEquals(0, options.type());
      assertSame(options, view.options());
      assertTrue(options.next());
    }
  }

  @Test
  void takesNeighborMessagesAndRedirectsApart() {
    assertEquals(NdpDecodeStatus.OK, wrap(Packets.NEIGHBOR_ADVERTISEMENT));
    assertTrue(view.router() && view.solicited() && view.override());
    assertEquals(LINK_LOCAL, view.targetHigh());
    assertEquals(2, view.targetLow());
    NdpOptionsView address = view.options();
    assertTrue(address.next());
    assertEquals(NdpOptionType.TARGET_LINK_LAYER_ADDRESS, address.typeName());
    assertEquals(0x020000000002L, address.macAddress());
    assertEquals(NdpDecodeStatus.OK, wrap(Packets.NEIGHBOR_SOLICITATION));
    assertFalse(view.router() || view.solicited() || view.override());
    assertEquals(NdpDecodeStatus.OK, wrap(Packets.ROUTER_SOLICITATION));
    assertEquals(NdpDecodeStatus.OK, wrap(Packets.REDIRECT));
    assertEquals(9, view.targetLow());
    assertEquals(0x20010db8_00000000L, view.destinationHigh());
    assertEquals(9, view.destinationLow());
    NdpOptionsView options = view.options();
    assertTrue(options.next());
    assertEquals(48, options.redirectedOffset());
    assertEquals(8, options.redirectedLength());
  }

  @Test
  void namesWhereATruncatedMessageEnds() {
    String[] messages = {
      Packets.ROUTER_ADVERTISEMENT,
      Packets.NEIGHBOR_ADVERTISEMENT,
      Packets.ROUTER_SOLICITATION,
      Packets.REDIRECT
    };
    int[] fixed = {16, 24, 8, 40};
    for (int i = 0; i < messages.length; i++) {
      int whole = messages[i].length() / 2;
      int options = 0;
      for (int length = 0; length < whole; length++) {
        NdpDecodeStatus status = view.wrap(Packets.hex(messages[i]), 0, length);
        if (length < fixed[i]) {
          assertEquals(NdpDecodeStatus.TRUNCATED_HEADER, status);
          assertEquals(length, view.faultOffset());
        } else if (status != NdpDecodeStatus.OK) {
          assertEquals(NdpDecodeStatus.TRUNCATED_OPTION, status);
          assertEquals(length, view.faultOffset());
        }
        int seen = 0;
        for (NdpOptionsView o = view.options(); o.next(); ) {
          seen++;
          assertTrue(o.optionOffset() + o.optionLength() <= length);
        }
        assertTrue(seen >= options);
        options = seen;
        view.routerLifetime();
        view.destinationLow();
      }
    }
  }

  /** RFC 4861 §4.6: "Nodes MUST silently discard an ND packet that contains" length zero. */
  @Test
  void namesAnOptionOfLengthZero() {
    String bad = Packets.NEIGHBOR_SOLICITATION + "0e00000000000000";
    assertEquals(NdpDecodeStatus.ZERO_LENGTH_OPTION, wrap(bad));
    assertEquals(33, view.faultOffset());
    NdpOptionsView options = view.options();
    assertTrue(options.next());
    assertFalse(options.next());
  }

  /** RFC 4861 §7.1.1, §7.1.2: code 0, a target that is not multicast. */
  @Test
  void namesWhatMakesNeighborMessagesInvalid() {
    assertEquals(
        NdpDecodeStatus.BAD_CODE, wrap("8701" + Packets.NEIGHBOR_SOLICITATION.substring(4)));
    assertEquals(1, view.faultOffset());
    assertEquals(
        NdpDecodeStatus.BAD_TARGET, wrap(Packets.NEIGHBOR_SOLICITATION.replace("fe80", "ff02")));
    assertEquals(8, view.faultOffset());
    assertEquals(
        NdpDecodeStatus.BAD_TARGET, wrap(Packets.NEIGHBOR_ADVERTISEMENT.replace("fe80", "ff02")));
    assertTrue(view.options().next());
  }

  /** RFC 4861 §8.1: a link-local target or the destination; a destination not multicast. */
  @Test
  void namesWhatMakesARedirectInvalid() {
    assertEquals(NdpDecodeStatus.BAD_TARGET, wrap(Packets.REDIRECT.replace("fe80", "fec0")));
    assertEquals(NdpDecodeStatus.OK, wrap(Packets.REDIRECT.replace("fe80", "febf")));
    assertEquals(NdpDecodeStatus.OK, wrap(Packets.REDIRECT.replace("fe800000", "20010db8")));
    String multicast = Packets.REDIRECT.replace("20010db8", "ff050db8");
    assertEquals(NdpDecodeStatus.BAD_DESTINATION, wrap(multicast));
    assertEquals(24, view.faultOffset());
  }

  @Test
  void knowsItsTypes() {
    int known = 0;
    for (int type = 0; type < 256; type++) {
      ByteBuffer buffer = ByteBuffer.allocate(40).put(0, (byte) type);
      NdpDecodeStatus status = view.wrap(buffer, 0, 8);
      if (status == NdpDecodeStatus.NOT_NEIGHBOR_DISCOVERY) {
        assertEquals(0, view.faultOffset());
        assertFalse(view.options().next());
      } else {
        known++;
      }
    }
    assertEquals(7, known);
    assertEquals(NdpDecodeStatus.TRUNCATED_HEADER, view.wrap(ByteBuffer.allocate(0), 0, 0));
  }

  @Test
  void buildsTheSameMessages() {
    ByteBuffer buffer = ByteBuffer.wrap(new byte[40]);
    Arrays.fill(buffer.array(), (byte) 0xA5);
    view.wrapForEncode(buffer, 1, 136, 8).neighborFlags(true, true, true).target(LINK_LOCAL, 2);
    OctetString.ofHex("0201020000000002").copyTo(buffer, view.optionsOffset());
    String built = OctetString.copyOf(buffer, 1, 32).toString();
    assertEquals(Packets.NEIGHBOR_ADVERTISEMENT.replace("88009798", "88000000"), built);
    assertEquals((byte) 0xA5, buffer.get(33));
    view.wrapForEncode(buffer, 0, 134, 0)
        .hopLimit(64)
        .routerFlags(0xc8)
        .routerLifetime(1800)
        .reachableTime(30000)
        .retransTimer(1000);
    assertEquals(
        "86000000" + Packets.ROUTER_ADVERTISEMENT.substring(8, 32),
        OctetString.copyOf(buffer, 0, 16).toString());
    view.wrapForEncode(buffer, 0, 137, 0)
        .target(LINK_LOCAL, 9)
        .destination(0x20010db8_00000000L, 9);
    assertEquals(
        "89000000" + Packets.REDIRECT.substring(8, 80),
        OctetString.copyOf(buffer, 0, 40).toString());
    assertThrows(IllegalArgumentException.class, () -> view.wrapForEncode(buffer, 0, 138, 0));
    assertThrows(IllegalArgumentException.class, () -> view.wrapForEncode(buffer, 0, 135, 7));
    assertThrows(IndexOutOfBoundsException.class, () -> view.wrapForEncode(buffer, 0, 137, 8));
  }

  @Test
  void saysWhetherAnOptionHasTheLengthOfItsType() {
    NdpOptionsView options = new NdpOptionsView();
    for (NdpOptionType type : NdpOptionType.values()) {
      for (int words = 1; words <= 6 && type != NdpOptionType.UNKNOWN; words++) {
        ByteBuffer buffer = ByteBuffer.allocate(48);
        buffer.put((byte) type.number()).put((byte) words);
        options.wrap(buffer, 0, words * 8);
        assertTrue(options.next());
        boolean expected =
            switch (type) {
              case PREFIX_INFORMATION -> words == 4;
              case MTU, ADVERTISEMENT_INTERVAL, HOME_AGENT_INFORMATION -> words == 1;
              case ROUTE_INFORMATION -> words <= 3;
              case RECURSIVE_DNS_SERVER -> words == 3 || words == 5;
              case DNS_SEARCH_LIST -> words >= 2;
              case PREF64 -> words == 2;
              case SIX_LOWPAN_CONTEXT -> words == 2 || words == 3;
              case AUTHORITATIVE_BORDER_ROUTER -> words == 3;
              case ADDRESS_REGISTRATION -> words >= 2 && words <= 5;
              default -> true;
            };
        assertEquals(expected, options.isWellFormed(), type + " " + words);
      }
    }
    options.wrap(Packets.hex("1802410000000000" + "00".repeat(8)), 0, 16);
    options.next();
    assertFalse(options.isWellFormed(), "65 bits want two words of prefix");
  }

  @Test
  void namesEveryOptionAndPreference() {
    for (int number = 0; number < 256; number++) {
      NdpOptionType type = NdpOptionType.of(number);
      assertEquals(type != NdpOptionType.UNKNOWN, type.number() == number);
    }
    for (RouterPreference preference : RouterPreference.values()) {
      assertEquals(preference, RouterPreference.of(preference.bits()));
    }
    assertEquals(RouterPreference.LOW, RouterPreference.of(3));
  }
}
