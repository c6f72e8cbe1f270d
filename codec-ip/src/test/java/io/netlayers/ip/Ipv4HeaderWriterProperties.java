package io.netlayers.ip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class Ipv4HeaderWriterProperties {
  private final Ipv4HeaderWriter writer = new Ipv4HeaderWriter();

  private static ByteBuffer dirty(int octets) {
    byte[] array = new byte[octets];
    Arrays.fill(array, (byte) 0xA5);
    return ByteBuffer.wrap(array);
  }

  /** The octets are those that the view's setters write, and no others. */
  @Property
  void writesWhatTheViewWrites(
      @ForAll int ds,
      @ForAll int identification,
      @ForAll @IntRange(max = 7) int flags,
      @ForAll @IntRange(max = 0x1FFF) int fragment,
      @ForAll int ttl,
      @ForAll int protocol,
      @ForAll long addresses,
      @ForAll @IntRange(max = 40) int payload) {
    boolean dont = (flags & 1) != 0;
    boolean more = (flags & 2) != 0;
    int source = (int) (addresses >> 32);
    int destination = (int) addresses;
    ByteBuffer expected = dirty(70);
    Ipv4PacketView view =
        new Ipv4PacketView()
            .wrapForEncode(expected, 3, 0, payload)
            .dscp(ds >> 2)
            .ecn(ds)
            .identification(identification)
            .dontFragment(dont)
            .moreFragments(more)
            .fragmentOffset(fragment * 8)
            .ttl(ttl)
            .protocol(protocol)
            .source(Octets.asBits(source))
            .destination(Octets.asBits(destination))
            .updateHeaderChecksum();
    writer
        .dscp(~ds >> 2)
        .ecn(~ds)
        .identification(~identification)
        .dontFragment(!dont)
        .moreFragments(!more)
        .fragmentOffset(0xFFF8)
        .ttl(~ttl)
        .protocol(~protocol)
        .source(Octets.asBits(~source))
        .destination(Octets.asBits(~destination))
        .write(dirty(70), 0, 1);
    ByteBuffer written = dirty(70);
    writer
        .dscp(ds >> 2)
        .ecn(ds)
        .identification(identification)
        .dontFragment(dont)
        .moreFragments(more)
        .fragmentOffset(fragment * 8)
        .ttl(ttl)
        .protocol(protocol)
        .source(Octets.asBits(source))
        .destination(Octets.asBits(destination))
        .write(written, 3, payload);
    assertArrayEquals(expected.array(), written.array());
    assertEquals(view.pseudoHeader(view.protocol()), writer.pseudoHeader());
  }

  @Property
  void writesNothingWhereThePacketDoesNotFit(@ForAll @IntRange(max = 29) int room) {
    ByteBuffer buffer = dirty(40).limit(room);
    assertThrows(IndexOutOfBoundsException.class, () -> writer.write(buffer, 0, 10));
    assertThrows(IllegalArgumentException.class, () -> writer.write(buffer, 0, -1));
    assertThrows(IllegalArgumentException.class, () -> writer.write(buffer, 0, 65_516));
    assertThrows(IllegalArgumentException.class, () -> writer.fragmentOffset(4));
    assertThrows(IllegalArgumentException.class, () -> writer.fragmentOffset(65_536));
    assertArrayEquals(dirty(40).array(), buffer.array());
  }
}
