package io.netlayers.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class UdpHeaderProperties {
  @Property
  void encodedThenDecodedIsTheSame(
      @ForAll @IntRange(max = 65535) int source,
      @ForAll @IntRange(max = 65535) int destination,
      @ForAll @IntRange(min = 8, max = 65535) int length,
      @ForAll @IntRange(max = 65535) int checksum) {
    UdpHeader header =
        UdpHeader.builder()
            .sourcePort(source)
            .destinationPort(destination)
            .length(length)
            .checksum(checksum)
            .build();
    ByteBuffer buffer = ByteBuffer.allocate(header.encodedLength());
    assertEquals(8, header.encode(buffer, 0));
    UdpDatagramView view = new UdpDatagramView();
    view.wrapLax(buffer, 0, 8);
    assertEquals(header, UdpHeader.decode(view));
  }

  @Property
  void anyOctetsAreAnswered(@ForAll @Size(max = 40) byte[] octets) {
    UdpDatagramView view = new UdpDatagramView();
    if (view.wrap(ByteBuffer.wrap(octets), 0, octets.length).isOk()) {
      assertEquals(octets.length >= 8, view.payloadLength() >= 0);
      view.checksumValid(0, true);
    }
  }

  @Property
  void fieldsOutsideSixteenBitsAreRefused(@ForAll int value) {
    if (value >= 0 && value <= 65535) {
      return;
    }
    assertThrows(
        IllegalStateException.class,
        () -> UdpHeader.builder().sourcePort(value).destinationPort(0).build());
  }
}
