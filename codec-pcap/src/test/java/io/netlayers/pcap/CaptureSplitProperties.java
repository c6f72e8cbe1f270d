package io.netlayers.pcap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** However a stream is split, its records, its blocks and its fault are the same. */
class CaptureSplitProperties {
  private static final int LIMIT = 4096;
  private static final List<String> STREAMS =
      List.of(
          Captures.PCAP,
          Captures.PCAPNG,
          Captures.PCAPNG.substring(0, 300),
          Captures.PCAPNG + "06000000" + "0d000000" + "00".repeat(40),
          Captures.PCAP + "00".repeat(8) + "ffffffff" + "00".repeat(20));

  @Example
  void atEveryPlaceAndOneOctetAtATime() {
    for (String stream : STREAMS) {
      byte[] octets = Captures.octets(stream);
      for (boolean blocks : new boolean[] {false, true}) {
        List<String> whole = Captures.read(octets, blocks, LIMIT, octets.length);
        assertEquals(whole, Captures.read(octets, blocks, LIMIT, 1));
        for (int at = 1; at < octets.length; at++) {
          assertEquals(whole, Captures.read(octets, blocks, LIMIT, at, octets.length));
        }
      }
    }
  }

  @Property(tries = 300)
  void inManyPieces(
      @ForAll @IntRange(max = 4) int stream,
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 60) Integer> sizes,
      @ForAll boolean blocks) {
    byte[] octets = Captures.octets(STREAMS.get(stream));
    int[] pieces = sizes.stream().mapToInt(Integer::intValue).toArray();
    assertEquals(
        Captures.read(octets, blocks, LIMIT, octets.length),
        Captures.read(octets, blocks, LIMIT, pieces));
  }

  /** One octet changed anywhere: an answer, the same however the stream is split. */
  @Property(tries = 1000)
  void whateverIsBroken(
      @ForAll @IntRange(max = 1) int stream,
      @ForAll @IntRange(max = 400) int at,
      @ForAll byte value,
      @ForAll @IntRange(min = 1, max = 50) int size) {
    byte[] octets = Captures.octets(STREAMS.get(stream));
    octets[at % octets.length] = value;
    assertEquals(
        Captures.read(octets, false, LIMIT, octets.length),
        Captures.read(octets, false, LIMIT, size));
  }

  @Property(tries = 500)
  void anyOctetsAreAnswered(@ForAll @Size(max = 200) byte[] octets, @ForAll boolean ng) {
    byte[] start = Captures.octets(ng ? Captures.SECTION : Captures.PCAP.substring(0, 48));
    ByteBuffer stream = ByteBuffer.allocate(start.length + octets.length);
    stream.put(start).put(octets);
    List<String> lines = Captures.read(stream.array(), true, LIMIT, 64);
    assertTrue(lines.size() <= octets.length / 12 + 3);
    Captures.read(octets, true, LIMIT, 64);
  }

  @Property(tries = 200)
  void whatIsNeededIsNeeded(
      @ForAll @IntRange(max = 4) int stream, @ForAll @IntRange(max = 400) int n) {
    byte[] octets = Captures.octets(STREAMS.get(stream));
    ByteBuffer in = ByteBuffer.wrap(octets).limit(n % octets.length);
    CaptureReader reader = new CaptureReader(LIMIT);
    CaptureStatus status;
    do {
      status = reader.nextRecord(in);
    } while (status == CaptureStatus.RECORD);
    if (status == CaptureStatus.NEED_MORE) {
      assertTrue(reader.needed() > in.remaining());
      assertTrue(reader.needed() <= LIMIT + 16);
    }
  }
}
