package io.netlayers.stack.address;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netlayers.core.IpAddress;
import io.netlayers.core.MacAddress;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.config.InterfaceConfig;
import io.netlayers.stack.link.NetworkInterface;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6724 §5 and §10.1: candidates and what is chosen; a minus marks a deprecated one. */
class Rfc6724Test {
  private static final NetworkInterface LINK =
      new NetworkInterface(
          1, InterfaceConfig.ethernet("eth0", 0, MacAddress.parse("02:00:00:00:00:01")), 64, 1, 1);
  private static final NetworkInterface OTHER =
      new NetworkInterface(
          2, InterfaceConfig.ethernet("eth1", 1, MacAddress.parse("02:00:00:00:00:02")), 64, 1, 1);

  private static String select(String destination, String candidates) {
    AddressTable table = new AddressTable(20);
    for (String candidate : candidates.split(" ")) {
      boolean old = candidate.startsWith("-");
      boolean other = candidate.startsWith("@");
      String text = old || other ? candidate.substring(1) : candidate;
      int slash = text.indexOf('/');
      IpAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
      int bits = slash < 0 ? 64 : Integer.parseInt(text.substring(slash + 1));
      InterfaceAddress a =
          new InterfaceAddress(
              other ? OTHER : LINK,
              AddressBits.high(address),
              AddressBits.low(address),
              bits,
              false);
      a.state(old ? AddressState.DEPRECATED : AddressState.PREFERRED);
      table.add(a);
    }
    IpAddress to = IpAddress.parse(destination);
    InterfaceAddress found =
        new SourceSelection(table).select(LINK, AddressBits.high(to), AddressBits.low(to));
    return found == null ? "none" : found.address().toString();
  }

  @ParameterizedTest
  @CsvSource({
    // §10.1, rule 2: appropriate scope
    "2001:db8:1::1, 2001:db8:3::1 fe80::1, 2001:db8:3::1",
    "ff05::1, 2001:db8:3::1 fe80::1, 2001:db8:3::1",
    "fe80::2, 2001:db8:3::1 fe80::1, fe80::1",
    // rule 1: same address
    "2001:db8:1::1, 2001:db8:2::1 2001:db8:1::1, 2001:db8:1::1",
    // rule 3: not deprecated
    "2001:db8:1::1, -2001:db8:1::2 2001:db8:3::2, 2001:db8:3::2",
    "2001:db8:1::1, -2001:db8:1::2, 2001:db8:1::2",
    // rule 6: matching label
    "2002:c633:6401::1, 2001:db8:1::2 2002:c633:6401::2, 2002:c633:6401::2",
    "2001:db8:1::1, 2002:c633:6401::2 2001:db8:9::2, 2001:db8:9::2",
    "fd00::1, 2001:db8:1::2 fd11::2, fd11::2",
    // rule 8: longest prefix, no longer than the source's own
    "2001:db8:1::1, 2001:db8:3::2 2001:db8:1::2, 2001:db8:1::2",
    "2001:db8:1::d5e3, 2001:db8:1::2 2001:db8:1:0:7953:87ff:fe00:1, 2001:db8:1::2",
    // IPv4: the subnet's own, then the first
    "10.1.2.3, 192.0.2.1/24 10.1.0.9/16, 10.1.0.9",
    "198.51.100.1, 10.0.0.1/8 10.0.0.2/8, 10.0.0.1",
    "169.254.9.9, 10.0.0.1/8 169.254.0.1/16, 169.254.0.1",
    // another interface's only where this one has none
    "2001:db8:1::1, @2001:db8:1::2 2001:db8:3::2, 2001:db8:3::2",
    "2001:db8:1::1, @2001:db8:1::2, 2001:db8:1::2",
    "2001:db8:1::1, @fe80::2, none",
    "2001:db8:1::1, 10.0.0.1/8, none",
  })
  void sourceSelection(String destination, String candidates, String expected) {
    assertEquals(expected, select(destination, candidates));
  }

  @ParameterizedTest
  @CsvSource({
    "::1, 50, 0",
    "2001:db8::1, 40, 1",
    "10.0.0.1, 35, 4",
    "2002::1, 30, 2",
    "2001::1, 5, 5",
    "fc00::1, 3, 13",
    "::2, 1, 3",
    "fec0::1, 1, 11",
    "3ffe::1, 1, 12",
  })
  void defaultPolicyTable(String address, int precedence, int label) {
    IpAddress a = IpAddress.parse(address);
    assertEquals(precedence, AddressPolicy.precedence(AddressBits.high(a), AddressBits.low(a)));
    assertEquals(label, AddressPolicy.label(AddressBits.high(a), AddressBits.low(a)));
  }
}
