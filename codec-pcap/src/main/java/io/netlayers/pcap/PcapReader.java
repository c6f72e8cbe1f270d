package io.netlayers.pcap;

import static io.netlayers.pcap.PcapLayout.CAPTURED;
import static io.netlayers.pcap.PcapLayout.FILE_HEADER_OCTETS;
import static io.netlayers.pcap.PcapLayout.FIRST_MINOR_IN_ORDER;
import static io.netlayers.pcap.PcapLayout.FRACTION;
import static io.netlayers.pcap.PcapLayout.KUZNETZOV_MAGIC;
import static io.netlayers.pcap.PcapLayout.MAGIC;
import static io.netlayers.pcap.PcapLayout.MAJOR;
import static io.netlayers.pcap.PcapLayout.MICROSECONDS_MAGIC;
import static io.netlayers.pcap.PcapLayout.MINOR;
import static io.netlayers.pcap.PcapLayout.NANOSECONDS_MAGIC;
import static io.netlayers.pcap.PcapLayout.ORIGINAL;
import static io.netlayers.pcap.PcapLayout.RECORD_HEADER_OCTETS;
import static io.netlayers.pcap.PcapLayout.SECONDS;
import static io.netlayers.pcap.PcapLayout.VERSION_MAJOR;
import static io.netlayers.pcap.PcapLayout.VERSION_MINOR;

import io.netlayers.core.Octets;
import io.netlayers.pcap.internal.OrderedOctets;
import java.nio.ByteBuffer;

/** Reads pcap (draft-ietf-opsawg-pcap §4, §5). */
final class PcapReader extends FormatReader {
  private static final int NANOS_A_MICROSECOND = 1000;
  private static final long BILLION = 1_000_000_000L;

  private boolean headerRead;
  private boolean littleEndian;
  private int nanosPerUnit = NANOS_A_MICROSECOND;
  private int minor;

  PcapReader(int maxRecordOctets) {
    super(maxRecordOctets);
  }

  static boolean isMagic(long magic) {
    return magic == MICROSECONDS_MAGIC || magic == NANOSECONDS_MAGIC || magic == KUZNETZOV_MAGIC;
  }

  private static long swap(long magic) {
    return Integer.reverseBytes((int) magic) & 0xFFFFFFFFL;
  }

  static boolean announces(long firstFourOctets) {
    return isMagic(firstFourOctets) || isMagic(swap(firstFourOctets));
  }

  @Override
  boolean mayEnd() {
    return headerRead;
  }

  @Override
  CaptureStatus step(ByteBuffer in, boolean keepBlocks) {
    if (!headerRead) {
      CaptureStatus status = readHeader(in);
      if (status != CaptureStatus.RECORD) {
        return status;
      }
    }
    return readRecord(in);
  }

  private CaptureStatus readHeader(ByteBuffer in) {
    if (in.remaining() < FILE_HEADER_OCTETS) {
      return needMore(FILE_HEADER_OCTETS);
    }
    int at = in.position();
    long magic = Octets.u32(in, at + MAGIC);
    littleEndian = !isMagic(magic);
    magic = littleEndian ? swap(magic) : magic;
    if (magic == KUZNETZOV_MAGIC) {
      return fault(CaptureStatus.UNSUPPORTED_FORMAT, MAGIC);
    }
    nanosPerUnit = magic == NANOSECONDS_MAGIC ? 1 : NANOS_A_MICROSECOND;
    int major = OrderedOctets.u16(in, at + MAJOR, littleEndian);
    minor = OrderedOctets.u16(in, at + MINOR, littleEndian);
    if (major != VERSION_MAJOR || minor > VERSION_MINOR) {
      return fault(CaptureStatus.UNSUPPORTED_VERSION, MAJOR);
    }
    long linkType = OrderedOctets.u32(in, at + PcapLayout.LINK_TYPE, littleEndian);
    boolean fcsKnown = (linkType & PcapLayout.FCS_PRESENT) != 0;
    int fcsWords = (int) (linkType >> PcapLayout.FCS_LENGTH_SHIFT);
    record.interfaceIs(0, (int) linkType & 0xFFFF, fcsKnown ? 2 * fcsWords : -1);
    consume(in, FILE_HEADER_OCTETS);
    headerRead = true;
    return CaptureStatus.RECORD;
  }

  private CaptureStatus readRecord(ByteBuffer in) {
    if (in.remaining() < RECORD_HEADER_OCTETS) {
      return needMore(RECORD_HEADER_OCTETS);
    }
    int at = in.position();
    long captured = OrderedOctets.u32(in, at + CAPTURED, littleEndian);
    long original = OrderedOctets.u32(in, at + ORIGINAL, littleEndian);
    if (minor < FIRST_MINOR_IN_ORDER || minor == FIRST_MINOR_IN_ORDER && captured > original) {
      long swapped = captured;
      captured = original;
      original = swapped;
    }
    if (captured > maxRecordOctets) {
      return fault(CaptureStatus.RECORD_TOO_LONG, CAPTURED);
    }
    int whole = RECORD_HEADER_OCTETS + (int) captured;
    if (in.remaining() < whole) {
      return needMore(whole);
    }
    long units = OrderedOctets.u32(in, at + FRACTION, littleEndian);
    long nanos = units * nanosPerUnit; // a writer's fraction of a second or more is carried
    long seconds = OrderedOctets.u32(in, at + SECONDS, littleEndian);
    record.timeIs(seconds + nanos / BILLION, (int) (nanos % BILLION));
    record.octetsAre(in, at + RECORD_HEADER_OCTETS, (int) captured, original, position());
    consume(in, whole);
    return CaptureStatus.RECORD;
  }
}
