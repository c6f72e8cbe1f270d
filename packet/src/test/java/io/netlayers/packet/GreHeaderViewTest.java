package io.netlayers.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class GreHeaderViewTest {
  private static final GreHeaderView VIEW = new GreHeaderView();

  private static PacketStatus wrap(String hex) {
    byte[] octets = HexFormat.of().parseHex(hex);
    ByteBuffer buffer = ByteBuffer.allocate(octets.length + 3).put(3, octets);
    return VIEW.wrap(buffer, 3, octets.length);
  }

  @Test
  void everyOptionalFieldIsCounted() {
    assertEquals(PacketStatus.OK, wrap("b0000800" + "00000000" + "00000005" + "00000009" + "45"));
    assertTrue(VIEW.hasChecksum());
    assertEquals(5, VIEW.key());
    assertEquals(3 + 16, VIEW.payloadOffset());
    assertEquals(1, VIEW.payloadLength());
    assertEquals(PacketStatus.TRUNCATED_GRE_HEADER, wrap("b0000800" + "00000000" + "00000005"));
  }

  /** What its flags mean is another RFC's to say, and the fields are not known to be there. */
  @Test
  void headerOfAnotherVersionHasNoKey() {
    assertEquals(PacketStatus.OK, wrap("20048800"));
    assertFalse(VIEW.hasKey());
    assertEquals(-1, VIEW.key());
    assertEquals(0, VIEW.payloadLength());
  }
}
