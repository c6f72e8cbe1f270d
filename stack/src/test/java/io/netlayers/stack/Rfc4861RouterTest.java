package io.netlayers.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.IpAddress;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.MacAddress;
import io.netlayers.ip.ndp.NdpMessage;
import io.netlayers.ip.ndp.NdpMessageView;
import io.netlayers.ip.ndp.NdpOption;
import io.netlayers.ip.ndp.PrefixInformation;
import io.netlayers.ip.ndp.RouterAdvertisement;
import io.netlayers.stack.address.InterfaceAddress;
import io.netlayers.stack.config.HostConfig;
import io.netlayers.stack.config.InterfaceConfig;
import io.netlayers.stack.config.Randomness;
import io.netlayers.stack.config.RouterAdvertising;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.neighbour.Neighbour;
import io.netlayers.stack.socket.Endpoint;
import io.netlayers.stack.socket.UdpSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 4861 §6.2: a router's side of Router Discovery. */
class Rfc4861RouterTest {
  private static final MacAddress SOMEBODY = Lab.mac(0x55);
  private static final String ADVERTISEMENT = "router advertisement";

  private final Lab lab = new Lab();
  private final List<Long> times = new ArrayList<>();
  private Host router = new Host(HostConfig.standard(), Randomness.seeded(1));
  private NetworkInterface link = router.addInterface(InterfaceConfig.rawIp("none", 0), 0);

  private final List<String> said = new ArrayList<>();

  private void router(RouterAdvertising advertising) {
    router = new Host(Lab.quick().forwarding(true).build(), Randomness.seeded(7));
    link = router.addInterface(config(advertising), 0);
    router.addAddress(link, IpAddress.parse("2001:db8:1::1"), 64, 0);
    lab.add(router, 0, 1);
    lab.loses =
        frame -> {
          if (frame[12] == (byte) 0x86 && frame[54] == (byte) 134) {
            times.add(lab.now);
            NdpMessageView view = new NdpMessageView();
            view.wrap(ByteBuffer.wrap(frame), 54, frame.length - 54);
            said.add(NdpMessage.decode(view).toString());
          }
          return false;
        };
  }

  private static InterfaceConfig config(RouterAdvertising advertising) {
    return InterfaceConfig.builder().name("eth0").mac(Lab.mac(1)).advertising(advertising).build();
  }

  private void solicit(String from, NdpOption... options) {
    lab.inject(
        0,
        Craft.ndp(SOMEBODY, from, "ff02::2", new NdpMessage.RouterSolicitation(List.of(options))));
  }

  /** A host of ours configures itself from a router of ours, and reaches what lies behind it. */
  @Test
  void aHostConfiguresItself() {
    router(RouterAdvertising.builder().mtu(1400).hopLimit(61).build());
    Host host = new Host(HostConfig.standard(), Randomness.seeded(2));
    NetworkInterface eth0 =
        host.addInterface(InterfaceConfig.ethernet("eth0", 0, Lab.mac(2)), lab.now);
    lab.add(host, 0);
    NetworkInterface far =
        router.addInterface(InterfaceConfig.ethernet("eth1", 1, Lab.mac(3)), lab.now);
    router.addAddress(far, IpAddress.parse("2001:db8:2::1"), 64, lab.now);
    lab.run(10 * Lab.SECOND);
    String routes = host.routes().toString();
    assertTrue(routes.contains("::/0 via fe80::ff:fe00:1 dev eth0"), routes);
    assertTrue(routes.contains("2001:db8:1::/64 dev eth0"), routes);
    assertEquals(1400, eth0.ipv6Mtu());
    assertEquals(61, eth0.hopLimit());
    InterfaceAddress own = host.addresses().get(host.addresses().size() - 1);
    assertEquals("2001:db8:1::ff:fe00:2", own.address().toString());
    assertEquals(lab.now / Lab.SECOND + 2_592_000, own.validUntil() / Lab.SECOND, 10);
    UdpSocket server = router.udp(Endpoint.any(7));
    UdpSocket client = host.udp(Endpoint.any(0));
    client.sendTo(ByteBuffer.allocate(3), Endpoint.of("2001:db8:2::1", 7), lab.now);
    lab.run(Lab.SECOND);
    assertEquals(1, server.waiting(), lab::dump);
    lab.assertClean();
  }

  /** §6.2.4: three soon, then at random between the bounds, to all nodes and with hop limit 255. */
  @Test
  void unsolicitedAdvertisements() {
    router(RouterAdvertising.standard());
    lab.run(7200 * Lab.SECOND);
    assertTrue(times.size() > 12 && times.size() < 40, times::toString);
    assertEquals(0, times.get(0));
    for (int i = 1; i < times.size(); i++) {
      long gap = times.get(i) - times.get(i - 1);
      if (i <= 3) {
        assertEquals(16 * Lab.SECOND, gap, "initial " + i);
      } else {
        assertTrue(gap >= 200 * Lab.SECOND && gap <= 600 * Lab.SECOND, times::toString);
      }
    }
    assertTrue(times.get(5) - times.get(4) != times.get(6) - times.get(5));
    List<String> lines = lab.lines(ADVERTISEMENT);
    assertEquals(times.size(), lines.size());
    String first = lines.get(0);
    assertTrue(first.contains("02:00:00:00:00:01 > 33:33:00:00:00:01"), first);
    assertTrue(first.contains("fe80::ff:fe00:1 > ff02::1"), first);
    assertEquals(
        "router advertisement hop limit 64 [] preference MEDIUM lifetime 1800 reachable 0 retrans 0"
            + " [source 02:00:00:00:00:01,"
            + " prefix 2001:db8:1::/64 [LA] valid 2592000 preferred 604800]",
        said.get(0));
    assertTrue(first.contains("hlim 255"), first);
    assertEquals(times.size(), router.counters().get(Counter.ROUTER_ADVERTISEMENTS_OUT));
    lab.assertClean();
  }

  /** §6.2.6: within half a second, and those to all nodes three seconds apart. */
  @Test
  void solicitedAdvertisements() {
    router(RouterAdvertising.standard());
    lab.run(100 * Lab.SECOND);
    int before = times.size();
    long asked = lab.now;
    solicit("fe80::55", NdpOption.LinkLayerAddress.source(SOMEBODY));
    solicit("fe80::56");
    lab.run(Lab.SECOND);
    assertEquals(before + 1, times.size());
    assertTrue(times.get(before) - asked <= Lab.SECOND / 2);
    Neighbour known = router.neighbours().all().get(0);
    assertTrue(known.toString().contains("fe80::55"), known::toString);
    assertTrue(known.toString().contains("STALE"), known::toString);
    assertEquals(1, router.neighbours().size());
    // again at once: not before three seconds are over
    solicit("fe80::55");
    lab.run(10 * Lab.SECOND);
    assertEquals(before + 2, times.size());
    long gap = times.get(before + 1) - times.get(before);
    assertTrue(gap >= 3 * Lab.SECOND && gap <= 3500 * Lab.MILLISECOND, times::toString);
    // a host without an address asks from nowhere
    solicit("::");
    lab.run(Lab.SECOND);
    assertEquals(before + 3, times.size());
    lab.assertClean();
  }

  /** §6.1.1: from nowhere with an address; from farther away. */
  @Test
  void invalidSolicitationsAreIgnored() {
    router(RouterAdvertising.standard());
    lab.run(100 * Lab.SECOND);
    int before = times.size();
    solicit("::", NdpOption.LinkLayerAddress.source(SOMEBODY));
    NdpMessage message = new NdpMessage.RouterSolicitation(List.of());
    MacAddress routers = Craft.group(Ipv6Address.parse("ff02::2"));
    lab.inject(0, Craft.ipv6(SOMEBODY, routers, "fe80::55", "ff02::2", 58, 254).ndp(message));
    lab.run(Lab.SECOND);
    assertEquals(before, times.size());
    assertEquals(2, router.counters().get(Counter.NDP_INVALID));
    assertEquals(0, router.neighbours().size());
  }

  /** §6.2.5: three with a lifetime of 0, then silence, also to who asks. */
  @Test
  void aRouterCeases() {
    router(RouterAdvertising.standard());
    Host host = new Host(HostConfig.standard(), Randomness.seeded(2));
    host.addInterface(InterfaceConfig.ethernet("eth0", 0, Lab.mac(2)), lab.now);
    lab.add(host, 0);
    lab.run(100 * Lab.SECOND);
    assertTrue(host.routes().toString().contains("::/0"));
    int before = said.size();
    assertTrue(router.ceaseAdvertising(link, lab.now));
    assertFalse(router.ceaseAdvertising(link, lab.now));
    solicit("fe80::55");
    lab.run(3600 * Lab.SECOND);
    List<String> last = said.subList(before, said.size());
    assertEquals(3, last.size(), last::toString);
    assertTrue(last.stream().allMatch(each -> each.contains("lifetime 0 ")), last::toString);
    assertFalse(host.routes().toString().contains("::/0"));
    solicit("fe80::55");
    lab.run(Lab.SECOND);
    assertEquals(before + 3, said.size());
    assertFalse(router.ceaseAdvertising(link, lab.now));
    lab.assertClean();
  }

  /** §6.2.3: everything that is configured is said. */
  @Test
  void everythingIsSaid() {
    PrefixInformation prefix =
        PrefixInformation.builder()
            .prefix(Ipv6Address.parse("2001:db8:77::"))
            .prefixLength(64)
            .onLink(true)
            .validLifetime(100)
            .preferredLifetime(50)
            .build();
    router(
        RouterAdvertising.builder()
            .managed(true)
            .otherConfiguration(true)
            .reachableMillis(1000)
            .retransMillis(2000)
            .mtu(1280)
            .hopLimit(0)
            .defaultLifetime(0)
            .preference(io.netlayers.ip.ndp.RouterPreference.HIGH)
            .addPrefixes(prefix)
            .build());
    lab.run(Lab.SECOND);
    String line = said.get(0);
    assertTrue(
        line.contains(
            "hop limit 0 [MO] preference HIGH lifetime 0 reachable 1000 retrans 2000"
                + " [source 02:00:00:00:00:01, mtu 1280,"
                + " prefix 2001:db8:77::/64 [L] valid 100 preferred 50]"),
        line);
  }

  /** §6.2.7: another router contradicts; what it leaves open does not. */
  @Test
  void disagreementIsCounted() {
    router(RouterAdvertising.builder().mtu(1400).build());
    lab.run(Lab.SECOND);
    advertise(64, 1400);
    advertise(0, 1400);
    assertEquals(0, router.counters().get(Counter.ROUTER_DISAGREES));
    advertise(63, 1400);
    advertise(64, 1300);
    assertEquals(2, router.counters().get(Counter.ROUTER_DISAGREES));
    assertFalse(router.routes().toString().contains("::/0"), "a router heeds no router");
  }

  private void advertise(int hopLimit, int mtu) {
    RouterAdvertisement.Builder message = RouterAdvertisement.builder().hopLimit(hopLimit);
    message.routerLifetime(1800).addOptions(new NdpOption.Mtu(mtu));
    lab.inject(0, Craft.ndp(SOMEBODY, "fe80::55", "ff02::1", message.build()));
  }

  /** §6.2.1, §6.2.2: ranges, and that only a router advertises. */
  @Test
  void whatCannotBeIsRefused() {
    Host host = new Host(Lab.quick().build(), Randomness.seeded(1));
    InterfaceConfig config = config(RouterAdvertising.standard());
    assertThrows(IllegalArgumentException.class, () -> host.addInterface(config, 0));
    RouterAdvertising.Builder short4 = RouterAdvertising.builder().maxIntervalNanos(4 * Lab.SECOND);
    assertEquals(3 * Lab.SECOND, short4.build().minIntervalNanos());
    assertEquals(12, short4.build().defaultLifetime());
    assertThrows(IllegalStateException.class, () -> short4.defaultLifetime(3).build());
    assertThrows(
        IllegalStateException.class,
        () -> RouterAdvertising.builder().maxIntervalNanos(4 * Lab.SECOND - 1).build());
    assertThrows(IllegalStateException.class, () -> RouterAdvertising.builder().mtu(1279).build());
    assertThrows(
        IllegalStateException.class, () -> config(RouterAdvertising.builder().mtu(1501).build()));
    assertNotNull(config.advertising());
  }
}
