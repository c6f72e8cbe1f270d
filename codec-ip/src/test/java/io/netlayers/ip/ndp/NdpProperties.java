package io.netlayers.ip.ndp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class NdpProperties {
  private static final byte[] TYPES = {(byte) 133, (byte) 134, (byte) 135, (byte) 136, (byte) 141};

  private final NdpMessageView view = new NdpMessageView();

  /** Any octets are answered; what decodes encodes, and decodes to the same value again. */
  @Property(tries = 1000)
  void anyOctetsAreAnsweredAndComeBack(
      @ForAll int type,
      @ForAll @IntRange(max = 40) int option,
      @ForAll @IntRange(max = 5) int units,
      @ForAll @Size(max = 80) byte[] octets) {
    if (octets.length > 40) {
      octets[0] = TYPES[Math.floorMod(type, TYPES.length)];
      octets[1] = 0;
      for (int at = 8; at + 1 < octets.length; at += 8) {
        octets[at] = (byte) option;
        octets[at + 1] = (byte) units;
      }
    }
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    NdpDecodeStatus status = view.wrap(buffer, 0, octets.length);
    assertEquals(status.isOk(), view.faultOffset() == -1);
    int walked = 0;
    for (NdpOptionsView each = view.options(); each.next(); walked++) {
      assertTrue(each.optionOffset() + each.optionLength() <= octets.length);
      each.macAddress();
      each.mtu();
      each.prefixLow();
      each.dnsServerLow(each.dnsServerCount());
      NdpOption.decode(each);
    }
    assertTrue(walked <= octets.length / 8);
    if (status.isOk()) {
      NdpMessage message = NdpMessage.decode(view);
      ByteBuffer again = Packets.dirty(message.encodedLength());
      assertEquals(octets.length, message.encode(again, 0, 5));
      assertEquals(NdpDecodeStatus.OK, view.wrap(again, 0, again.capacity()));
      assertEquals(message, NdpMessage.decode(view));
      assertTrue(message.toString().length() > 3);
    }
  }

  /** Every option type at every length, over octets of all kinds. */
  @Property(tries = 300)
  void everyOptionTypeIsDecoded(@ForAll @Size(40) byte[] octets) {
    NdpOptionsView options = new NdpOptionsView();
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    for (int type = 0; type < 64; type++) {
      for (int units = 1; units <= 5; units++) {
        octets[0] = (byte) type;
        octets[1] = (byte) units;
        assertEquals(NdpDecodeStatus.OK, options.wrap(buffer, 0, units * 8));
        assertTrue(options.next());
        NdpOption value = NdpOption.decode(options);
        assertEquals(type, value.type());
        ByteBuffer again = Packets.dirty(units * 8);
        assertEquals(units * 8, value.encode(again, 0));
        NdpOptionsView second = new NdpOptionsView();
        second.wrap(again, 0, units * 8);
        second.next();
        assertEquals(value, NdpOption.decode(second));
      }
    }
  }
}
