package io.netlayers.ip.igmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class IgmpProperties {
  private static final byte[] TYPES = {0x11, 0x12, 0x13, 0x16, 0x17, 0x22, 0x30, 0x31};

  private final IgmpMessageView view = new IgmpMessageView();

  /** Any octets are answered; what decodes encodes, and decodes to the same value again. */
  @Property(tries = 1000)
  void anyOctetsAreAnsweredAndComeBack(
      @ForAll @IntRange(max = 4) int records,
      @ForAll int type,
      @ForAll @Size(max = 120) byte[] octets) {
    for (int i = 0; i + 4 < octets.length; i += 4) {
      octets[i + 1] &= 1;
      octets[i + 2] = 0;
      octets[i + 3] &= 3;
    }
    if (octets.length > 8) {
      octets[0] = TYPES[Math.floorMod(type, TYPES.length)];
      octets[7] = (byte) records;
    }
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    IgmpDecodeStatus status = view.wrap(buffer, 0, octets.length);
    assertEquals(status.isOk(), view.faultOffset() == -1);
    for (IgmpRecordsView each = view.records(); each.next(); ) {
      assertTrue(each.auxiliaryOffset() + each.auxiliaryLength() <= octets.length);
      IgmpRecord.decode(each);
    }
    if (status.isOk()) {
      IgmpMessage message = IgmpMessage.decode(view);
      ByteBuffer again = Packets.dirty(message.encodedLength());
      message.encode(again, 0);
      assertEquals(IgmpDecodeStatus.OK, view.wrap(again, 0, again.capacity()));
      assertEquals(message, IgmpMessage.decode(view));
      assertTrue(message.toString().length() > 3);
    }
  }
}
