package io.netlayers.testkit.gen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netlayers.tcp.TcpHeader;
import io.netlayers.tcp.TcpOption;
import io.netlayers.tcp.TcpOptionKind;
import io.netlayers.udp.UdpHeader;
import io.netlayers.udp.UdpLiteHeader;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The bounds of every field, and every option by kind and type. */
class TcpUdpDistributionTest {
  private static final int SAMPLES = 20_000;

  @Test
  void udpHeaders() {
    Tally<UdpHeader> tally = new Tally<>();
    tally
        .bounds("source port", UdpHeader::sourcePort, 0, 0xFFFF)
        .bounds("destination port", UdpHeader::destinationPort, 0, 0xFFFF)
        .bounds("length", UdpHeader::length, 0, 8, 0xFFFF)
        .bounds("checksum", UdpHeader::checksum, 0, 0xFFFF);
    Generators.of(UdpHeader.class).stream(1, SAMPLES).forEach(tally);
    assertEquals(List.of(), tally.rarerThan(20));
  }

  @Test
  void udpLiteHeaders() {
    Tally<UdpLiteHeader> tally = new Tally<>();
    tally
        .bounds("coverage", UdpLiteHeader::coverage, 0, 8, 0xFFFF)
        .bounds("checksum", UdpLiteHeader::checksum, 0, 0xFFFF);
    Generators.of(UdpLiteHeader.class).stream(1, SAMPLES).forEach(tally);
    assertEquals(List.of(), tally.rarerThan(20));
  }

  @Test
  void tcpHeaders() {
    Tally<TcpHeader> tally = new Tally<>();
    tally
        .bounds("source port", TcpHeader::sourcePort, 0, 0xFFFF)
        .bounds("destination port", TcpHeader::destinationPort, 0, 0xFFFF)
        .bounds("sequence", TcpHeader::sequence, 0, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
        .bounds("acknowledgment", TcpHeader::acknowledgment, 0, 0xFFFFFFFF)
        .bounds("reserved", TcpHeader::reserved, 0, 7)
        .bounds("flags", TcpHeader::flags, 0, 2, 0x10, 0x12, 0x11, 0x1FF)
        .bounds("window", TcpHeader::window, 0, 0xFFFF)
        .bounds("checksum", TcpHeader::checksum, 0, 0xFFFF)
        .bounds("urgent pointer", TcpHeader::urgentPointer, 0, 0xFFFF)
        .bounds("header octets", TcpHeader::encodedLength, 20, 24, 56, 60)
        .bounds("options", h -> h.options().size(), 0, 1, 2, 3, 4, 5, 6);
    Generators.of(TcpHeader.class).stream(1, SAMPLES).forEach(tally);
    assertEquals(List.of(), tally.rarerThan(10));
  }

  @Test
  void everyOptionComesInHeaders() {
    Tally<TcpOption> tally = new Tally<>();
    tally.everyType(TcpOption.class);
    int[] registered =
        IntStream.concat(
                IntStream.rangeClosed(TcpOptionKind.END, 30),
                IntStream.of(34, 69, 172, 174, 253, 254))
            .toArray();
    tally.bounds("kind", TcpOption::kind, registered);
    Generators.of(TcpHeader.class).stream(2, SAMPLES).forEach(h -> h.options().forEach(tally));
    assertEquals(List.of(), tally.rarerThan(10));
  }
}
