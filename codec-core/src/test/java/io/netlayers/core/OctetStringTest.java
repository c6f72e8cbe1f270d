package io.netlayers.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OctetStringTest {
  @Test
  void keepsACopy() {
    byte[] octets = {1, 2, (byte) 0xFF};
    OctetString string = OctetString.copyOf(octets);
    octets[0] = 9;
    string.toByteArray()[1] = 9;
    assertEquals("0102ff", string.toString());
    assertEquals(3, string.length());
    assertEquals(0xFF, string.u8(2));
    assertThrows(IndexOutOfBoundsException.class, () -> string.u8(3));
    assertTrue(string.asByteBuffer().isReadOnly());
    assertEquals(3, string.asByteBuffer().remaining());
  }

  @Test
  void readsFromAndWritesToBuffers() {
    for (ByteBuffer buffer : Buffers.readable(new byte[] {1, 2, 3, 4, 5})) {
      int position = buffer.position();
      assertEquals("020304", OctetString.copyOf(buffer, 1, 3).toString());
      assertEquals(OctetString.EMPTY, OctetString.copyOf(buffer, 5, 0));
      assertEquals(position, buffer.position());
      assertThrows(IndexOutOfBoundsException.class, () -> OctetString.copyOf(buffer, 3, 3));
    }
    for (ByteBuffer buffer : Buffers.writable(new byte[5])) {
      int position = buffer.position();
      OctetString.ofHex("aabbcc").copyTo(buffer, 1);
      assertEquals("00aabbcc00", OctetString.copyOf(buffer, 0, 5).toString());
      assertEquals(position, buffer.position());
      assertThrows(
          IndexOutOfBoundsException.class, () -> OctetString.ofHex("aabbcc").copyTo(buffer, 3));
    }
  }

  @Test
  void refusesWhatIsNotHexadecimal() {
    for (String hex : new String[] {"0", "0g", "00 00", "0x00", "000"}) {
      assertThrows(IllegalArgumentException.class, () -> OctetString.ofHex(hex));
    }
    assertEquals(OctetString.ofHex("abcdef"), OctetString.ofHex("ABCDEF"));
    assertTrue(OctetString.ofHex("").isEmpty());
    assertFalse(OctetString.ofHex("00").isEmpty());
  }

  @Property
  void comparesByContent(@ForAll @Size(max = 6) byte[] a, @ForAll @Size(max = 6) byte[] b) {
    OctetString left = OctetString.copyOf(a);
    OctetString right = OctetString.copyOf(b);
    assertEquals(left, OctetString.ofHex(left.toString()));
    assertEquals(left.hashCode(), OctetString.copyOf(a).hashCode());
    assertArrayEquals(a, left.toByteArray());
    assertEquals(left.toString().equals(right.toString()), left.equals(right));
    assertEquals(
        Integer.signum(left.toString().compareTo(right.toString())),
        Integer.signum(left.compareTo(right)));
    assertNotEquals(left, left.toString());
  }
}
