package io.netlayers.pcap;

import io.netlayers.core.Octets;
import io.netlayers.pcap.internal.OrderedOctets;
import io.netlayers.pcap.internal.PcapngLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes pcapng (draft-ietf-opsawg-pcapng) into a buffer: {@link #writeSectionHeader}, {@link
 * #writeInterface} for each interface, then packets, with times in nanoseconds. Each moves the
 * buffer's position over what it wrote, or writes nothing and answers false where the remaining
 * octets do not suffice. Blocks of package {@code block} may be written between them.
 */
public final class PcapngWriter {
  private static final int BILLION = 1_000_000_000;
  private static final long MAX_U32 = 0xFFFF_FFFFL;

  private static final int IF_TSRESOL = 9;
  private static final int IF_FCSLEN = 13;
  private static final int EPB_FLAGS = 2;
  private static final int ISB_RECEIVED = 4;
  private static final int ISB_DROPPED = 5;

  private final boolean littleEndian;
  private int interfaces;

  /** A writer of sections in a byte order. */
  public PcapngWriter(ByteOrder order) {
    this.littleEndian = order == ByteOrder.LITTLE_ENDIAN;
  }

  /** A writer of sections in little-endian order. */
  public PcapngWriter() {
    this(ByteOrder.LITTLE_ENDIAN);
  }

  /** Interfaces of the section so far; the next one's id. */
  public int interfaceCount() {
    return interfaces;
  }

  /** Begins a section of unknown length, which has no interface yet; 28 octets. */
  public boolean writeSectionHeader(ByteBuffer out) {
    int total = PcapngLayout.SECTION_OPTIONS + PcapngLayout.TRAILER_OCTETS;
    if (out.remaining() < total) {
      return false;
    }
    int at = begin(out, PcapngBlockType.SECTION_HEADER, total);
    put32(out, at + PcapngLayout.SECTION_MAGIC, PcapngLayout.BYTE_ORDER_MAGIC);
    put16(out, at + PcapngLayout.SECTION_MAJOR, PcapngLayout.VERSION_MAJOR);
    put16(out, at + PcapngLayout.SECTION_MINOR, 0);
    OrderedOctets.put64(out, at + PcapngLayout.SECTION_LENGTH, -1L, littleEndian);
    interfaces = 0;
    return true;
  }

  /**
   * Describes the next interface, whose times are nanoseconds.
   *
   * @param linkType what each packet begins with, 0 to 65,535
   * @param snapLength octets that are kept of a packet, 0 for all
   * @param fcsLength octets of frame check sequence at each packet's end, 0 to 255; -1 to say
   *     nothing of it
   * @throws IllegalArgumentException if an argument is outside its range
   */
  public boolean writeInterface(ByteBuffer out, int linkType, int snapLength, int fcsLength) {
    if ((linkType & ~0xFFFF) != 0 || snapLength < 0 || fcsLength < -1 || fcsLength > 255) {
      throw new IllegalArgumentException(
          "link type " + linkType + ", snap length " + snapLength + ", FCS " + fcsLength);
    }
    int options = optionLength(1) + (fcsLength < 0 ? 0 : optionLength(1)) + optionLength(0);
    int total = PcapngLayout.INTERFACE_OPTIONS + options + PcapngLayout.TRAILER_OCTETS;
    if (out.remaining() < total) {
      return false;
    }
    int at = begin(out, PcapngBlockType.INTERFACE_DESCRIPTION, total);
    put16(out, at + PcapngLayout.INTERFACE_LINK_TYPE, linkType);
    put16(out, at + PcapngLayout.INTERFACE_LINK_TYPE + 2, 0);
    put32(out, at + PcapngLayout.INTERFACE_SNAP_LENGTH, snapLength);
    int next = putOctet(out, at + PcapngLayout.INTERFACE_OPTIONS, IF_TSRESOL, 9);
    if (fcsLength >= 0) {
      next = putOctet(out, next, IF_FCSLEN, fcsLength);
    }
    putOption(out, next, PcapngOptionsView.END_OF_OPTIONS, 0);
    interfaces++;
    return true;
  }

  /** As the longer form, without flags and comments. */
  public boolean writePacket(
      ByteBuffer out,
      int interfaceId,
      long epochSeconds,
      int nanos,
      long originalLength,
      ByteBuffer packet,
      int offset,
      int length) {
    return writePacket(
        out, interfaceId, epochSeconds, nanos, originalLength, packet, offset, length, 0);
  }

  /**
   * Writes an enhanced packet block; false where it does not fit.
   *
   * @param interfaceId one of the section's, from 0
   * @param epochSeconds 0 to 18,446,744,072
   * @param nanos 0 to 999,999,999
   * @param originalLength octets that the packet had on the link, 0 to 2^32 - 1
   * @param packet holds the packet's octets, from {@code offset} on; its position stays
   * @param flags §4.3.1: 1 received, 2 sent, and more; 0 to write none
   * @param comments texts of at most 65,535 octets of UTF-8
   * @throws IllegalArgumentException if a number is outside its range or a comment too long
   * @throws IndexOutOfBoundsException if the packet is not within its buffer
   */
  public boolean writePacket(
      ByteBuffer out,
      int interfaceId,
      long epochSeconds,
      int nanos,
      long originalLength,
      ByteBuffer packet,
      int offset,
      int length,
      long flags,
      String... comments) {
    requireInterface(interfaceId);
    long time = timeOf(epochSeconds, nanos);
    if (((originalLength | flags) & ~MAX_U32) != 0) {
      throw new IllegalArgumentException("not 32 bits: " + originalLength + ", flags " + flags);
    }
    byte[][] texts = new byte[comments.length][];
    int options = flags == 0 ? 0 : optionLength(4);
    for (int i = 0; i < texts.length; i++) {
      texts[i] = comments[i].getBytes(StandardCharsets.UTF_8);
      options += optionLength(texts[i].length);
    }
    options += options == 0 ? 0 : optionLength(0);
    int fixed = PcapngLayout.PACKET_DATA + options + PcapngLayout.TRAILER_OCTETS;
    if (length > out.remaining() || out.remaining() - fixed < PcapngLayout.padded(length)) {
      return false;
    }
    int at = begin(out, PcapngBlockType.ENHANCED_PACKET, fixed + PcapngLayout.padded(length));
    put32(out, at + PcapngLayout.PACKET_INTERFACE, interfaceId);
    OrderedOctets.putHalves64(
        out, at + PcapngLayout.PACKET_TIME, Octets.asBits(time), littleEndian);
    put32(out, at + PcapngLayout.PACKET_CAPTURED, length);
    put32(out, at + PcapngLayout.PACKET_ORIGINAL, originalLength);
    out.put(at + PcapngLayout.PACKET_DATA, packet, offset, length);
    int next = pad(out, at + PcapngLayout.PACKET_DATA + length, length);
    for (byte[] text : texts) {
      int value = putOption(out, next, PcapngOptionsView.COMMENT, text.length);
      out.put(value, text);
      next = pad(out, value + text.length, text.length);
    }
    if (flags != 0) {
      int value = putOption(out, next, EPB_FLAGS, 4);
      put32(out, value, flags);
      next = value + 4;
    }
    if (options != 0) {
      putOption(out, next, PcapngOptionsView.END_OF_OPTIONS, 0);
    }
    return true;
  }

  /**
   * Writes what an interface counted up to a time.
   *
   * @param received packets received
   * @param dropped packets lost for want of room
   * @throws IllegalArgumentException if a number is outside its range
   */
  public boolean writeStatistics(
      ByteBuffer out, int interfaceId, long epochSeconds, int nanos, long received, long dropped) {
    requireInterface(interfaceId);
    long time = timeOf(epochSeconds, nanos);
    int options = 2 * optionLength(8) + optionLength(0);
    int total = PcapngLayout.STATISTICS_OPTIONS + options + PcapngLayout.TRAILER_OCTETS;
    if (out.remaining() < total) {
      return false;
    }
    int at = begin(out, PcapngBlockType.INTERFACE_STATISTICS, total);
    put32(out, at + PcapngLayout.PACKET_INTERFACE, interfaceId);
    OrderedOctets.putHalves64(
        out, at + PcapngLayout.PACKET_TIME, Octets.asBits(time), littleEndian);
    int value = putOption(out, at + PcapngLayout.STATISTICS_OPTIONS, ISB_RECEIVED, 8);
    OrderedOctets.put64(out, value, Octets.asBits(received), littleEndian);
    value = putOption(out, value + 8, ISB_DROPPED, 8);
    OrderedOctets.put64(out, value, Octets.asBits(dropped), littleEndian);
    putOption(out, value + 8, PcapngOptionsView.END_OF_OPTIONS, 0);
    return true;
  }

  private void requireInterface(int interfaceId) {
    if (interfaceId < 0 || interfaceId >= interfaces) {
      throw new IllegalArgumentException("interface not described: " + interfaceId);
    }
  }

  /** Nanoseconds since the epoch in 64 bits without a sign. */
  private static long timeOf(long epochSeconds, int nanos) {
    if (nanos < 0 || nanos >= BILLION) {
      throw new IllegalArgumentException("nanoseconds not within 0 to 999999999: " + nanos);
    }
    if (epochSeconds < 0 || epochSeconds > 18_446_744_072L) {
      throw new IllegalArgumentException("seconds not within 0 to 18446744072: " + epochSeconds);
    }
    return epochSeconds * BILLION + nanos;
  }

  /** Octets of an option, its padding included. */
  private static int optionLength(int valueLength) {
    if (valueLength > 0xFFFF) {
      throw new IllegalArgumentException("option of more than 65535 octets: " + valueLength);
    }
    return PcapngLayout.padded(PcapngLayout.OPTION_VALUE + valueLength);
  }

  /** Writes both lengths and the type, and moves the position over the whole block. */
  private int begin(ByteBuffer out, long type, int total) {
    int at = out.position();
    put32(out, at + PcapngLayout.TYPE, type);
    put32(out, at + PcapngLayout.TOTAL_LENGTH, total);
    put32(out, at + total - PcapngLayout.TRAILER_OCTETS, total);
    out.position(at + total);
    return at;
  }

  /** Writes an option's code and length; answers where its value goes. */
  private int putOption(ByteBuffer out, int at, int code, int valueLength) {
    put16(out, at + PcapngLayout.OPTION_CODE, code);
    put16(out, at + PcapngLayout.OPTION_LENGTH, valueLength);
    return at + PcapngLayout.OPTION_VALUE;
  }

  private int putOctet(ByteBuffer out, int at, int code, int octet) {
    int value = putOption(out, at, code, 1);
    out.put(value, (byte) octet);
    return pad(out, value + 1, 1);
  }

  /** Zeroes the padding behind {@code written} octets; answers where it ends. */
  private static int pad(ByteBuffer out, int at, int written) {
    int end = at + PcapngLayout.padded(written) - written;
    for (int i = at; i < end; i++) {
      out.put(i, (byte) 0);
    }
    return end;
  }

  private void put16(ByteBuffer out, int index, int value) {
    OrderedOctets.put16(out, index, value, littleEndian);
  }

  private void put32(ByteBuffer out, int index, long value) {
    OrderedOctets.put32(out, index, value, littleEndian);
  }
}
