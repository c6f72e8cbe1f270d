package io.netlayers.ethernet.lldp;

import io.netlayers.core.Ipv4Address;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.MacAddress;
import io.netlayers.core.OctetString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** How identifiers, addresses and bits of LLDP read. */
final class LldpText {
  /** IANA's address family numbers. */
  private static final int FAMILY_IPV4 = 1;

  private static final int FAMILY_IPV6 = 2;

  private static final List<String> CAPABILITIES =
      List.of(
          "other",
          "repeater",
          "bridge",
          "access point",
          "router",
          "telephone",
          "DOCSIS",
          "station",
          "C-VLAN",
          "S-VLAN",
          "two-port relay");

  private LldpText() {}

  /** What an id is: only two kinds are not text. */
  enum Kind {
    MAC,
    NETWORK,
    TEXT
  }

  /** IEEE 802.1AB §8.5.2.2. */
  static Kind chassisKind(int subtype) {
    return subtype == 4 ? Kind.MAC : subtype == 5 ? Kind.NETWORK : Kind.TEXT;
  }

  /** IEEE 802.1AB §8.5.3.2. */
  static Kind portKind(int subtype) {
    return subtype == 3 ? Kind.MAC : subtype == 4 ? Kind.NETWORK : Kind.TEXT;
  }

  static String id(Kind kind, int subtype, OctetString id) {
    return switch (kind) {
      case MAC -> isMac(id) ? "MAC " + idText(kind, id) : "subtype " + subtype + " " + id;
      case NETWORK -> "network " + idText(kind, id);
      case TEXT -> "subtype " + subtype + " " + text(id);
    };
  }

  static String idText(Kind kind, OctetString id) {
    return switch (kind) {
      case MAC -> isMac(id) ? MacAddress.read(id.asByteBuffer(), 0).toString() : id.toString();
      case NETWORK -> address(id.u8(0), OctetString.copyOf(id.asByteBuffer(), 1, id.length() - 1));
      case TEXT -> text(id);
    };
  }

  private static boolean isMac(OctetString id) {
    return id.length() == MacAddress.OCTETS;
  }

  static String address(int family, OctetString address) {
    if (family == FAMILY_IPV4 && address.length() == Ipv4Address.OCTETS) {
      return Ipv4Address.read(address.asByteBuffer(), 0).toString();
    }
    if (family == FAMILY_IPV6 && address.length() == Ipv6Address.OCTETS) {
      return Ipv6Address.read(address.asByteBuffer(), 0).toString();
    }
    return "family " + family + " " + address;
  }

  static String text(OctetString octets) {
    return new String(octets.toByteArray(), StandardCharsets.UTF_8);
  }

  static OctetString octets(String text) {
    return OctetString.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }

  static String capabilities(int bits) {
    List<String> names = new ArrayList<>();
    for (int bit = 0; bit < 16; bit++) {
      if ((bits >> bit & 1) != 0) {
        names.add(bit < CAPABILITIES.size() ? CAPABILITIES.get(bit) : "bit " + bit);
      }
    }
    return names.toString();
  }

  static String hex(int value, int digits) {
    String hex = Integer.toHexString(value);
    return "0x" + "0".repeat(Math.max(0, digits - hex.length())) + hex;
  }
}
