package io.netlayers.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netlayers.core.Ipv6Address;
import io.netlayers.core.MacAddress;
import io.netlayers.core.OctetString;
import io.netlayers.ip.ndp.NdpMessage;
import io.netlayers.ip.ndp.PrefixInformation;
import io.netlayers.ip.ndp.RouterAdvertisement;
import io.netlayers.stack.address.AddressState;
import io.netlayers.stack.address.InterfaceAddress;
import io.netlayers.stack.config.HostConfig;
import io.netlayers.stack.config.InterfaceConfig;
import io.netlayers.stack.config.Randomness;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 7217: interface identifiers that are opaque, and steady in each network. */
class Rfc7217Test {
  private static final MacAddress ROUTER = Lab.mac(0x77);
  private static final OctetString SECRET = OctetString.ofHex("000102030405060708090a0b0c0d0e0f");

  private final Lab lab = new Lab();

  private static Host host(OctetString secret, String name, int mac) {
    HostConfig config = HostConfig.builder().stableAddressSecret(secret).build();
    Host host = new Host(config, Randomness.seeded(3));
    host.addInterface(InterfaceConfig.ethernet(name, 0, Lab.mac(mac)), 0);
    return host;
  }

  private void advertise(String... prefixes) {
    RouterAdvertisement.Builder message = RouterAdvertisement.builder().routerLifetime(1800);
    for (String prefix : prefixes) {
      message.addOptions(
          PrefixInformation.builder()
              .prefix(Ipv6Address.parse(prefix))
              .prefixLength(64)
              .autonomous(true)
              .onLink(true)
              .validLifetime(3600)
              .preferredLifetime(1800)
              .build());
    }
    lab.inject(0, Craft.ndp(ROUTER, "fe80::77", "ff02::1", message.build()));
  }

  /** The addresses behind the two of the loopback interface: link-local, then those of prefixes. */
  private static List<String> made(Host host) {
    List<String> all = new ArrayList<>();
    for (InterfaceAddress a : host.addresses().subList(2, host.addresses().size())) {
      all.add(a.address().toString());
    }
    return all;
  }

  private List<String> configured(Host host) {
    lab.add(host, 0);
    lab.run(3 * Lab.SECOND);
    advertise("2001:db8:1::", "2001:db8:2::");
    lab.run(3 * Lab.SECOND);
    advertise("2001:db8:1::", "2001:db8:2::");
    return made(host);
  }

  private static String identifier(String address) {
    Ipv6Address six = Ipv6Address.parse(address);
    return Long.toHexString(six.low());
  }

  /** §5: another one in each network, the same in each when the host comes again. */
  @Test
  void opaqueAndSteady() {
    List<String> first = configured(host(SECRET, "eth0", 1));
    assertEquals(3, first.size(), first::toString);
    List<String> identifiers = first.stream().map(Rfc7217Test::identifier).toList();
    assertEquals(3, identifiers.stream().distinct().count(), first::toString);
    assertFalse(identifiers.contains(identifier("fe80::ff:fe00:1")), "nothing of the MAC address");
    // the same whatever the MAC address is, for the interface is known by its name
    Rfc7217Test again = new Rfc7217Test();
    assertEquals(first, again.configured(host(SECRET, "eth0", 9)));
    Rfc7217Test other = new Rfc7217Test();
    List<String> elsewhere = other.configured(host(SECRET, "eth1", 1));
    OctetString another = OctetString.ofHex("000102030405060708090a0b0c0d0e10");
    List<String> keyed = new Rfc7217Test().configured(host(another, "eth0", 1));
    for (int i = 0; i < 3; i++) {
      assertNotEquals(first.get(i), elsewhere.get(i));
      assertNotEquals(first.get(i), keyed.get(i));
    }
  }

  /** §6: after a duplicate another one is tried, three times. */
  @Test
  void duplicatesMakeRoomForOthers() {
    Host host = host(SECRET, "eth0", 1);
    lab.add(host, 0);
    List<String> tried = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      InterfaceAddress own = host.addresses().get(2);
      assertEquals(AddressState.TENTATIVE, own.state());
      tried.add(own.address().toString());
      Ipv6Address address = (Ipv6Address) own.address();
      lab.inject(
          0,
          Craft.ndp(
              ROUTER,
              address.toString(),
              "ff02::1",
              new NdpMessage.NeighborAdvertisement(false, false, true, address, List.of())));
      assertEquals(AddressState.DUPLICATE, own.state());
      lab.run(Lab.SECOND);
    }
    assertEquals(4, tried.stream().distinct().count(), tried::toString);
    lab.run(60 * Lab.SECOND);
    assertEquals(tried.subList(3, 4), made(host));
    assertEquals(AddressState.DUPLICATE, host.addresses().get(2).state());
  }

  /** A prefix's lifetimes go with the address that replaces a duplicate. */
  @Test
  void lifetimesAreKept() {
    Host host = host(SECRET, "eth0", 1);
    lab.add(host, 0);
    lab.run(3 * Lab.SECOND);
    advertise("2001:db8:1::");
    InterfaceAddress own = host.addresses().get(3);
    Ipv6Address address = (Ipv6Address) own.address();
    lab.inject(
        0,
        Craft.ndp(
            ROUTER,
            "::",
            "ff02::1:ff"
                + String.format("%02x:%x", address.low() >> 16 & 0xFF, address.low() & 0xFFFF),
            new NdpMessage.NeighborSolicitation(address, List.of())));
    long until = own.validUntil();
    lab.run(5 * Lab.SECOND);
    InterfaceAddress another = host.addresses().get(3);
    assertNotEquals(address, another.address());
    assertEquals(AddressState.PREFERRED, another.state());
    assertEquals(until, another.validUntil());
    advertise("2001:db8:1::");
    assertEquals(4, host.addresses().size());
    lab.run(3600 * Lab.SECOND);
    assertEquals(3, host.addresses().size());
  }

  @Test
  void theSecretIsOneOfSixteenOctetsAndIsNotPrinted() {
    HostConfig.Builder builder = HostConfig.builder();
    assertThrows(
        IllegalStateException.class,
        () -> builder.stableAddressSecret(OctetString.ofHex("0001")).build());
    String text = HostConfig.builder().stableAddressSecret(SECRET).build().toString();
    assertFalse(text.contains("0001"), text);
  }
}
