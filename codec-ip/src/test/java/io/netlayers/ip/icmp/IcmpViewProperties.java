package io.netlayers.ip.icmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class IcmpViewProperties {
  private final IcmpExtensionsView view = new IcmpExtensionsView();

  @Property(tries = 500)
  void anyOctetsAreAnswered(@ForAll byte type, @ForAll @Size(max = 160) byte[] octets) {
    if (octets.length > 0) {
      octets[0] = type;
    }
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    Icmpv4MessageView v4 = new Icmpv4MessageView();
    check(v4, v4.wrap(buffer, 0, octets.length), octets.length);
    v4.checksumValid();
    v4.codeName();
    for (int i = 0; i < v4.addressCount(); i++) {
      v4.routerAddress(i);
      v4.routerPreference(i);
    }
    Icmpv6MessageView v6 = new Icmpv6MessageView();
    check(v6, v6.wrap(buffer, 0, octets.length), octets.length);
    v6.checksumValid(0);
    v6.codeName();
  }

  private static void check(IcmpMessageView view, IcmpDecodeStatus status, int length) {
    assertEquals(status.isOk(), view.faultOffset() == -1);
    assertTrue(view.quotedLength() >= 0 && view.extensionsLength() >= 0);
    if (view.quotedLength() + view.extensionsLength() > 0) {
      assertTrue(8 + view.quotedLength() + view.extensionsLength() <= length);
    }
    assertTrue(view.type() + view.code() + view.identifier() + view.sequence() >= 0);
  }

  @Property(tries = 500)
  void anyOctetsAreWalkedToTheirEnd(@ForAll @Size(max = 60) byte[] octets) {
    if (octets.length > 0) {
      octets[0] = (byte) (octets[0] & 0xF | 0x20);
    }
    for (int i = 4; i < octets.length; i += 2) {
      octets[i] = 0;
    }
    view.wrap(ByteBuffer.wrap(octets), 0, octets.length);
    int objects = 0;
    while (view.next()) {
      objects++;
      assertTrue(view.payloadOffset() + view.payloadLength() <= octets.length);
    }
    assertTrue(objects <= octets.length / 4);
    view.checksumValid();
  }

  /** What decodes encodes, and decodes to the same value again. */
  @Property(tries = 500)
  void whatDecodesComesBack(@ForAll byte type, @ForAll @Size(max = 200) byte[] octets) {
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    if (octets.length > 0) {
      octets[0] = (byte) (type & 0x2F);
    }
    Icmpv4MessageView v4 = new Icmpv4MessageView();
    if (v4.wrap(buffer, 0, octets.length).isOk()) {
      Icmpv4Message message = Icmpv4Message.decode(v4);
      ByteBuffer again = Packets.dirty(message.encodedLength());
      message.encode(again, 0);
      assertEquals(IcmpDecodeStatus.OK, v4.wrap(again, 0, again.capacity()));
      assertTrue(v4.checksumValid());
      assertEquals(message, Icmpv4Message.decode(v4));
      assertTrue(message.toString().length() > 3);
    }
    if (octets.length > 0) {
      octets[0] = (byte) ((type & 0x40) == 0 ? type & 7 : type & 0x3F | 0x80);
    }
    Icmpv6MessageView v6 = new Icmpv6MessageView();
    if (v6.wrap(buffer, 0, octets.length).isOk()) {
      Icmpv6Message message = Icmpv6Message.decode(v6);
      ByteBuffer again = Packets.dirty(message.encodedLength());
      message.encode(again, 0, Packets.PSEUDO6);
      assertEquals(IcmpDecodeStatus.OK, v6.wrap(again, 0, again.capacity()));
      assertTrue(v6.checksumValid(Packets.PSEUDO6));
      assertEquals(message, Icmpv6Message.decode(v6));
      assertTrue(message.toString().length() > 3);
    }
  }
}
