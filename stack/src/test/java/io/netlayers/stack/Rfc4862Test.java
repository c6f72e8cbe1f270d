package io.netlayers.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.Ipv6Address;
import io.netlayers.core.MacAddress;
import io.netlayers.ip.ndp.NdpMessage;
import io.netlayers.ip.ndp.NdpOption;
import io.netlayers.ip.ndp.PrefixInformation;
import io.netlayers.ip.ndp.RouterAdvertisement;
import io.netlayers.stack.address.AddressState;
import io.netlayers.stack.address.InterfaceAddress;
import io.netlayers.stack.config.HostConfig;
import io.netlayers.stack.config.InterfaceConfig;
import io.netlayers.stack.config.Randomness;
import io.netlayers.stack.link.NetworkInterface;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.junit.jupiter.api.Test;

/** RFC 4862 and RFC 4861 §6.3: addresses and routers without configuration. */
class Rfc4862Test {
  private static final MacAddress ROUTER = Lab.mac(0x77);
  private static final String FROM = "fe80::77";
  private static final String ALL = "ff02::1";

  private final Lab lab = new Lab();
  private final Host host = new Host(HostConfig.standard(), Randomness.seeded(5));
  private final NetworkInterface link =
      host.addInterface(InterfaceConfig.ethernet("eth0", 0, Lab.mac(1)), 0);

  Rfc4862Test() {
    lab.add(host, 0);
  }

  private InterfaceAddress linkLocal() {
    return host.addresses().get(2);
  }

  private @Nullable InterfaceAddress global(String prefix) {
    for (InterfaceAddress a : host.addresses()) {
      if (a.address().toString().startsWith(prefix)) {
        return a;
      }
    }
    return null;
  }

  private static PrefixInformation prefix(String prefix, long valid, long preferred) {
    return PrefixInformation.builder()
        .prefix(Ipv6Address.parse(prefix))
        .prefixLength(64)
        .onLink(true)
        .autonomous(true)
        .validLifetime(valid)
        .preferredLifetime(preferred)
        .build();
  }

  private void advertise(int lifetime, NdpOption... options) {
    lab.inject(
        0,
        Craft.ndp(
            ROUTER,
            FROM,
            ALL,
            RouterAdvertisement.builder()
                .hopLimit(61)
                .routerLifetime(lifetime)
                .addOptions(NdpOption.LinkLayerAddress.source(ROUTER))
                .addOptions(options)
                .build()));
  }

  /** §5.3, §5.4.2: the link-local address is solicited for from nowhere, then used. */
  @Test
  void aLinkLocalAddressIsVerified() {
    assertEquals("fe80::ff:fe00:1", linkLocal().address().toString());
    assertEquals(AddressState.TENTATIVE, linkLocal().state());
    lab.run(3 * Lab.SECOND);
    assertEquals(AddressState.PREFERRED, linkLocal().state());
    List<String> asked = lab.lines(":: > ff02::1:ff00:1");
    assertEquals(1, asked.size(), lab::dump);
    assertTrue(asked.get(0).contains("02:00:00:00:00:01 > 33:33:ff:00:00:01"));
    lab.assertClean();
  }

  /** §5.4.3: another's solicitation for a tentative address. */
  @Test
  void aSolicitationOfAnotherMeansADuplicate() {
    lab.inject(
        0,
        Craft.ndp(
            ROUTER,
            "::",
            "ff02::1:ff00:1",
            new NdpMessage.NeighborSolicitation((Ipv6Address) linkLocal().address(), List.of())));
    assertEquals(AddressState.DUPLICATE, linkLocal().state());
  }

  /** §5.4.4: an advertisement for a tentative address. */
  @Test
  void anAdvertisementMeansADuplicate() {
    Ipv6Address own = (Ipv6Address) linkLocal().address();
    lab.inject(
        0,
        Craft.ndp(
            ROUTER,
            own.toString(),
            ALL,
            new NdpMessage.NeighborAdvertisement(false, false, true, own, List.of())));
    assertEquals(AddressState.DUPLICATE, linkLocal().state());
    lab.run(20 * Lab.SECOND);
    assertEquals(0, lab.lines("router solicitation").size());
  }

  /** RFC 4861 §6.3.7: up to three solicitations, none once a router has answered. */
  @Test
  void routersAreAskedFor() {
    lab.run(30 * Lab.SECOND);
    assertEquals(3, lab.lines("router solicitation").size(), lab::dump);
    lab.assertClean();
  }

  /** RFC 4861 §6.3.4. */
  @Test
  void anAdvertisementIsHeeded() {
    lab.run(3 * Lab.SECOND);
    lab.lines("");
    advertise(1800, prefix("2001:db8:5::", 3600, 1800), new NdpOption.Mtu(1400));
    lab.run(3 * Lab.SECOND);
    assertEquals(0, lab.lines("router solicitation").size());
    InterfaceAddress address = global("2001:db8:5:");
    assertNotNull(address);
    assertEquals("2001:db8:5::ff:fe00:1", address.address().toString());
    assertEquals(AddressState.PREFERRED, address.state());
    assertEquals(1400, link.ipv6Mtu());
    assertEquals(1500, link.mtu());
    assertEquals(61, link.hopLimit());
    assertEquals(1, host.neighbours().size());
    String routes = host.routes().toString();
    assertTrue(routes.contains("::/0 via fe80::77 dev eth0"), routes);
    assertTrue(routes.contains("2001:db8:5::/64 dev eth0"), routes);
    // §5.5.4: preferred, deprecated, gone
    lab.run(1800 * Lab.SECOND);
    assertEquals(AddressState.DEPRECATED, address.state());
    assertTrue(host.routes().toString().indexOf("::/0") < 0, host.routes().toString());
    lab.run(1800 * Lab.SECOND);
    assertNull(global("2001:db8:5:"));
    assertEquals(-1, host.routes().toString().indexOf("2001:db8:5::"));
  }

  /** RFC 4861 §6.3.4: a router lifetime of 0 ends the default route at once. */
  @Test
  void aRouterMayCease() {
    lab.run(3 * Lab.SECOND);
    advertise(1800);
    assertTrue(host.routes().toString().contains("::/0"));
    advertise(0);
    assertEquals(-1, host.routes().toString().indexOf("::/0"));
  }

  /** §5.5.3 (e): a life is not shortened to less than two hours by one packet. */
  @Test
  void theTwoHourRule() {
    lab.run(3 * Lab.SECOND);
    advertise(1800, prefix("2001:db8:5::", 100_000, 100_000));
    lab.run(3 * Lab.SECOND);
    InterfaceAddress address = global("2001:db8:5:");
    assertNotNull(address);
    advertise(1800, prefix("2001:db8:5::", 10, 10));
    assertEquals(lab.now + 7200 * Lab.SECOND, address.validUntil());
    advertise(1800, prefix("2001:db8:5::", 20, 20));
    assertEquals(lab.now + 7200 * Lab.SECOND, address.validUntil());
    advertise(1800, prefix("2001:db8:5::", 8000, 20));
    assertEquals(lab.now + 8000 * Lab.SECOND, address.validUntil());
  }

  /** RFC 4861 §6.1.2: what is not from a link-local address, or came farther, is not believed. */
  @Test
  void badAdvertisementsAreIgnored() {
    lab.run(3 * Lab.SECOND);
    RouterAdvertisement ra = RouterAdvertisement.builder().routerLifetime(1800).build();
    lab.inject(0, Craft.ndp(ROUTER, "2001:db8::77", ALL, ra));
    lab.inject(
        0, Craft.ipv6(ROUTER, Craft.group(Ipv6Address.parse(ALL)), FROM, ALL, 58, 254).ndp(ra));
    assertEquals(-1, host.routes().toString().indexOf("::/0"));
    // §5.5.3 (c), (d): preferred longer than valid, another length than 64
    advertise(1800, prefix("2001:db8:6::", 10, 20));
    assertNull(global("2001:db8:6:"));
  }
}
