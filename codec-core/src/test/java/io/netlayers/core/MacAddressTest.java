package io.netlayers.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressTest {
  @Test
  void readsColonsAndHyphens() {
    MacAddress address = MacAddress.of(0x02005E10AbCDL);
    assertEquals(address, MacAddress.parse("02:00:5e:10:ab:cd"));
    assertEquals(address, MacAddress.parse("02-00-5E-10-AB-CD"));
    assertEquals("02:00:5e:10:ab:cd", address.toString());
    assertEquals("x00:00:00:00:00:00", MacAddress.appendTo(new StringBuilder("x"), 0).toString());
    assertEquals(MacAddress.BROADCAST, MacAddress.parse("ff:ff:ff:ff:ff:ff"));
    assertEquals(MacAddress.ZERO, MacAddress.parse("00:00:00:00:00:00"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "02:00:5e:10:00", "02:00:5e:10:00:1", "02:00:5e:10:00:011", "02:00:5e-10:00:01",
            "02-00:5e:10:00:01",
        "02005e100001", "0200.5e10.0001", "02:00:5e:10:00:0g", "2:0:5e:10:0:1", ":02:00:5e:10:00:1",
            "02 00 5e 10 00 01",
        "02:00:5e:10:00:01 ", "02:00:5e:10:00:\uff11\uff11", "02:00:5e:10:00:01:02",
            "-2:00:5e:10:00:01", "0x:00:5e:10:00:01"
      })
  void refuses(String text) {
    assertThrows(IllegalArgumentException.class, () -> MacAddress.parse(text));
  }

  @Property
  void parsedTextIsTheSameAddress(@ForAll @LongRange(max = 0xFFFF_FFFF_FFFFL) long bits) {
    MacAddress address = MacAddress.of(bits);
    assertEquals(address, MacAddress.parse(address.toString()));
    assertEquals(bits, address.bits());
    ByteBuffer buffer = ByteBuffer.allocate(8);
    address.write(buffer, 1);
    assertEquals(bits << 8, buffer.getLong(0));
    assertEquals(address, MacAddress.read(buffer, 1));
    assertEquals((bits >> 40 & 1) == 1, address.isMulticast());
    assertEquals((bits >> 40 & 1) == 0, address.isUnicast());
    assertEquals((bits >> 41 & 1) == 1, address.isLocallyAdministered());
  }

  @Test
  void isAValue() {
    assertTrue(MacAddress.BROADCAST.isBroadcast());
    assertTrue(MacAddress.BROADCAST.isMulticast());
    assertFalse(MacAddress.parse("01:00:5e:00:00:01").isBroadcast());
    assertThrows(IllegalArgumentException.class, () -> MacAddress.of(1L << 48));
    assertThrows(IllegalArgumentException.class, () -> MacAddress.of(-1));
    assertEquals(MacAddress.of(7).hashCode(), MacAddress.of(7).hashCode());
    assertNotEquals(MacAddress.of(7).hashCode(), MacAddress.of(8).hashCode());
    assertNotEquals(MacAddress.of(7), MacAddress.of(8));
    assertNotEquals(MacAddress.of(7), "00:00:00:00:00:07");
    assertTrue(MacAddress.ZERO.compareTo(MacAddress.BROADCAST) < 0);
  }
}
