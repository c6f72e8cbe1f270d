package io.netlayers.ip.ndp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.Ipv6Prefix;
import io.netlayers.core.MacAddress;
import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class NdpMessageTest {
  private static final long PSEUDO =
      InternetChecksum.pseudoHeader(Ipv6Address.parse("fe80::1"), Ipv6Address.parse("ff02::1"), 58);
  private static final NdpOption SOURCE =
      NdpOption.LinkLayerAddress.source(MacAddress.parse("02:00:00:00:00:01"));
  private static final NdpOption TARGET =
      NdpOption.LinkLayerAddress.target(MacAddress.parse("02:00:00:00:00:02"));
  private static final Ipv6Address MULTICAST = Ipv6Address.parse("ff02::2");

  private static void check(String hex, NdpMessage value, String text) {
    int octets = hex.length() / 2;
    NdpMessageView view = new NdpMessageView();
    for (ByteBuffer buffer : Packets.everyKind(hex)) {
      assertEquals(NdpDecodeStatus.OK, view.wrap(buffer, 3, octets));
      assertEquals(value, NdpMessage.decode(view));
    }
    ByteBuffer buffer = Packets.dirty(octets + 2);
    assertEquals(octets, value.encodedLength());
    assertEquals(octets, value.encode(buffer, 1, PSEUDO));
    assertEquals("a5" + hex + "a5", OctetString.copyOf(buffer.array()).toString());
    assertEquals(text, value.toString());
  }

  @Test
  void routerMessages() {
    check(
        Packets.ROUTER_SOLICITATION,
        new NdpMessage.RouterSolicitation(List.of(SOURCE)),
        "router solicitation [source 02:00:00:00:00:01]");
    check(
        Packets.ROUTER_ADVERTISEMENT,
        RouterAdvertisement.builder()
            .hopLimit(64)
            .managed(true)
            .otherConfiguration(true)
            .preference(RouterPreference.HIGH)
            .routerLifetime(1800)
            .reachableTime(30000)
            .retransTimer(1000)
            .addOptions(
                SOURCE,
                PrefixInformation.builder()
                    .prefixLength(64)
                    .prefix(Ipv6Address.parse("2001:db8:1::"))
                    .onLink(true)
                    .autonomous(true)
                    .validLifetime(2592000)
                    .preferredLifetime(604800)
                    .build(),
                new NdpOption.Mtu(1500),
                NdpOption.RouteInformation.of(
                    Ipv6Prefix.parse("2001:db8:2::/63"), RouterPreference.HIGH, 1800),
                new RecursiveDnsServers(1200, List.of(Ipv6Address.parse("2001:db8::53"))))
            .build(),
        "router advertisement hop limit 64 [MO] preference HIGH lifetime 1800 reachable 30000 "
            + "retrans 1000 [source 02:00:00:00:00:01, "
            + "prefix 2001:db8:1::/64 [LA] valid 2592000 preferred 604800, mtu 1500, "
            + "route 2001:db8:2::/63 preference HIGH for 1800, dns [2001:db8::53] for 1200]");
  }

  @Test
  void neighborMessages() {
    check(
        Packets.NEIGHBOR_SOLICITATION,
        new NdpMessage.NeighborSolicitation(Ipv6Address.parse("fe80::2"), List.of(SOURCE)),
        "neighbor solicitation who has fe80::2 [source 02:00:00:00:00:01]");
    check(
        Packets.NEIGHBOR_ADVERTISEMENT,
        new NdpMessage.NeighborAdvertisement(
            true, true, true, Ipv6Address.parse("fe80::2"), List.of(TARGET)),
        "neighbor advertisement fe80::2 [RSO] [target 02:00:00:00:00:02]");
    check(
        Packets.REDIRECT,
        new NdpMessage.Redirect(
            Ipv6Address.parse("fe80::9"),
            Ipv6Address.parse("2001:db8::9"),
            List.of(new NdpOption.RedirectedHeader(OctetString.ofHex("6000000000083a40")))),
        "redirect 2001:db8::9 to fe80::9 [redirected 8 octets]");
  }

  @Test
  void inverseDiscovery() {
    check(
        "8d006e220000000001010200000000010201020000000002",
        new NdpMessage.InverseDiscovery(false, List.of(SOURCE, TARGET)),
        "inverse neighbor solicitation [source 02:00:00:00:00:01, target 02:00:00:00:00:02]");
    check(
        "8e00743700000000",
        new NdpMessage.InverseDiscovery(true, List.of()),
        "inverse neighbor advertisement []");
  }

  @Test
  void refusesWhatIsInvalid() {
    List<NdpOption> none = List.of();
    Ipv6Address global = Ipv6Address.parse("2001:db8::1");
    List<Runnable> bad =
        List.of(
            () -> new NdpMessage.NeighborSolicitation(MULTICAST, none),
            () -> new NdpMessage.NeighborAdvertisement(true, true, true, MULTICAST, none),
            () -> new NdpMessage.Redirect(global, Ipv6Address.parse("2001:db8::2"), none),
            () -> new NdpMessage.Redirect(Ipv6Address.parse("fe80::1"), MULTICAST, none));
    bad.forEach(each -> assertThrows(IllegalArgumentException.class, each::run));
    new NdpMessage.Redirect(global, global, none);
    assertThrows(
        IllegalStateException.class, () -> RouterAdvertisement.builder().hopLimit(256).build());
    assertThrows(
        IllegalStateException.class,
        () -> RouterAdvertisement.builder().routerLifetime(65536).build());
    assertThrows(
        IllegalStateException.class,
        () -> RouterAdvertisement.builder().retransTimer(1L << 32).build());
  }
}
