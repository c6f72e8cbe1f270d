package io.netlayers.pcap;

import static io.netlayers.pcap.PcapLayout.FILE_HEADER_OCTETS;
import static io.netlayers.pcap.PcapLayout.RECORD_HEADER_OCTETS;

import io.netlayers.pcap.internal.OrderedOctets;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes pcap (draft-ietf-opsawg-pcap) into a buffer: {@link #writeHeader} once, then records. Each
 * moves the buffer's position over what it wrote, or writes nothing and answers false where the
 * remaining octets do not suffice.
 */
public final class PcapWriter {
  /** Octets of the file's header. */
  public static final int FILE_HEADER_LENGTH = FILE_HEADER_OCTETS;

  /** Octets before each packet's own. */
  public static final int RECORD_HEADER_LENGTH = RECORD_HEADER_OCTETS;

  /** What tcpdump and others write for "no limit". */
  public static final int DEFAULT_SNAP_LENGTH = 262_144;

  private static final long MAX_U32 = 0xFFFF_FFFFL;
  private static final int BILLION = 1_000_000_000;

  private final boolean littleEndian;
  private final boolean nanoseconds;
  private final int linkType;
  private final int snapLength;
  private final int fcsLength;

  /**
   * A writer of one file.
   *
   * @param order the byte order of every number
   * @param nanoseconds whether times are in nanoseconds; else in microseconds, rounded down
   * @param linkType what each packet begins with, 0 to 65,535
   * @param snapLength octets that are kept of a packet, 1 or more
   * @param fcsLength octets of frame check sequence at each packet's end, even, 0 to 30; -1 to say
   *     nothing of it
   * @throws IllegalArgumentException if an argument is outside its range
   */
  public PcapWriter(
      ByteOrder order, boolean nanoseconds, int linkType, int snapLength, int fcsLength) {
    if ((linkType & ~0xFFFF) != 0) {
      throw new IllegalArgumentException("link type not within 0 to 65535: " + linkType);
    }
    if (snapLength < 1) {
      throw new IllegalArgumentException("snap length less than 1: " + snapLength);
    }
    if (fcsLength != -1 && (fcsLength & ~0x1E) != 0) {
      throw new IllegalArgumentException("FCS length not even within 0 to 30: " + fcsLength);
    }
    this.littleEndian = order == ByteOrder.LITTLE_ENDIAN;
    this.nanoseconds = nanoseconds;
    this.linkType = linkType;
    this.snapLength = snapLength;
    this.fcsLength = fcsLength;
  }

  /** A writer of nanoseconds in little-endian order that keeps up to 262,144 octets a packet. */
  public static PcapWriter of(int linkType) {
    return new PcapWriter(ByteOrder.LITTLE_ENDIAN, true, linkType, DEFAULT_SNAP_LENGTH, -1);
  }

  /** Writes the file's header, 24 octets; false where they do not fit. */
  public boolean writeHeader(ByteBuffer out) {
    if (out.remaining() < FILE_HEADER_OCTETS) {
      return false;
    }
    int at = out.position();
    long magic = nanoseconds ? PcapLayout.NANOSECONDS_MAGIC : PcapLayout.MICROSECONDS_MAGIC;
    put32(out, at + PcapLayout.MAGIC, magic);
    OrderedOctets.put16(out, at + PcapLayout.MAJOR, PcapLayout.VERSION_MAJOR, littleEndian);
    OrderedOctets.put16(out, at + PcapLayout.MINOR, PcapLayout.VERSION_MINOR, littleEndian);
    put32(out, at + PcapLayout.RESERVED1, 0);
    put32(out, at + PcapLayout.RESERVED2, 0);
    put32(out, at + PcapLayout.SNAP_LENGTH, snapLength);
    long fcs =
        fcsLength < 0
            ? 0
            : PcapLayout.FCS_PRESENT | (long) fcsLength / 2 << PcapLayout.FCS_LENGTH_SHIFT;
    put32(out, at + PcapLayout.LINK_TYPE, fcs | linkType);
    out.position(at + FILE_HEADER_OCTETS);
    return true;
  }

  /**
   * Writes a packet, cut to the snap length; false where it does not fit.
   *
   * @param epochSeconds 0 to 2^32 - 1
   * @param nanos 0 to 999,999,999
   * @param originalLength octets that the packet had on the link, 0 to 2^32 - 1
   * @param packet holds the packet's octets, from {@code offset} on; its position stays
   * @throws IllegalArgumentException if a number is outside its range
   * @throws IndexOutOfBoundsException if the packet is not within its buffer
   */
  public boolean writeRecord(
      ByteBuffer out,
      long epochSeconds,
      int nanos,
      long originalLength,
      ByteBuffer packet,
      int offset,
      int length) {
    if ((epochSeconds & ~MAX_U32) != 0) {
      throw new IllegalArgumentException("seconds not within 32 bits: " + epochSeconds);
    }
    if (nanos < 0 || nanos >= BILLION) {
      throw new IllegalArgumentException("nanoseconds not within 0 to 999999999: " + nanos);
    }
    if ((originalLength & ~MAX_U32) != 0) {
      throw new IllegalArgumentException("length not within 32 bits: " + originalLength);
    }
    int captured = Math.min(length, snapLength);
    if (out.remaining() - RECORD_HEADER_OCTETS < captured) {
      return false;
    }
    int at = out.position();
    out.put(at + RECORD_HEADER_OCTETS, packet, offset, captured);
    put32(out, at + PcapLayout.SECONDS, epochSeconds);
    put32(out, at + PcapLayout.FRACTION, nanoseconds ? nanos : nanos / 1000);
    put32(out, at + PcapLayout.CAPTURED, captured);
    put32(out, at + PcapLayout.ORIGINAL, originalLength);
    out.position(at + RECORD_HEADER_OCTETS + captured);
    return true;
  }

  private void put32(ByteBuffer out, int index, long value) {
    OrderedOctets.put32(out, index, value, littleEndian);
  }
}
