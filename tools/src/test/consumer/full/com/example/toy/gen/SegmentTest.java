package com.example.toy.gen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netlayers.tcp.TcpDecodeStatus;
import io.netlayers.tcp.TcpHeader;
import io.netlayers.tcp.TcpOptionsView;
import io.netlayers.tcp.TcpSegmentView;
import io.netlayers.testkit.gen.choice.Malformed;
import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SegmentTest {
  private final TcpSegmentView segment = new TcpSegmentView();

  @Property(tries = 200)
  void everyHeaderComesBack(@ForAll TcpHeader header) {
    ByteBuffer octets = ByteBuffer.allocate(header.encodedLength());
    header.encode(octets, 0);
    assertEquals(TcpDecodeStatus.OK, segment.wrap(octets, 0, octets.limit()));
    assertEquals(header, TcpHeader.decode(segment));
  }

  @Property(tries = 200)
  void whatIsMalformedIsRefusedForItsReason(@ForAll Malformed<TcpDecodeStatus> input) {
    ByteBuffer octets = input.placedAt(3);
    int length = input.octets().length();
    TcpDecodeStatus answer = segment.wrapLax(octets, 3, length, input.wireLength());
    if (input.decoder().equals("TcpOptionsView")) {
      answer = new TcpOptionsView().wrap(segment);
    }
    assertEquals(input.status(), answer, input::toString);
  }
}
