package io.netlayers.ethernet.cooked;

import io.netlayers.core.MacAddress;
import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;

/** The address field of a cooked header: eight octets, of which a length says how many count. */
final class CookedAddress {
  static final OctetString NONE = OctetString.copyOf(new byte[CookedLayout.ADDRESS_OCTETS]);

  private CookedAddress() {}

  static OctetString field(OctetString address) {
    byte[] field = new byte[CookedLayout.ADDRESS_OCTETS];
    address.copyTo(ByteBuffer.wrap(field), 0);
    return OctetString.copyOf(field);
  }

  static OctetString held(OctetString field, int length) {
    int held = Math.min(length, CookedLayout.ADDRESS_OCTETS);
    return OctetString.copyOf(field.asByteBuffer(), 0, held);
  }

  static String text(OctetString address) {
    return address.length() == MacAddress.OCTETS
        ? MacAddress.read(address.asByteBuffer(), 0).toString()
        : address.isEmpty() ? "-" : address.toString();
  }

  static String hex(int number) {
    String digits = Integer.toHexString(number);
    return "0x" + "0".repeat(4 - digits.length()) + digits;
  }

  static void require(OctetString field) {
    if (field.length() != CookedLayout.ADDRESS_OCTETS) {
      throw new IllegalStateException("address field not of 8 octets: " + field);
    }
  }

  static void require(String name, long value, long most) {
    if (value < 0 || value > most) {
      throw new IllegalStateException(name + " not within 0 to " + most + ": " + value);
    }
  }
}
