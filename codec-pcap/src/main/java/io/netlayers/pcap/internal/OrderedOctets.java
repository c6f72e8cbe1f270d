package io.netlayers.pcap.internal;

import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.SignedPositive;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Numbers in either byte order, at absolute indices; the order is an argument and not the buffer's,
 * because a file may change it from section to section.
 */
public final class OrderedOctets {
  private OrderedOctets() {}

  /** Reads two octets, 0 to 65,535. */
  public static @SignedPositive int u16(ByteBuffer buffer, int index, boolean littleEndian) {
    int value = Octets.u16(buffer, index);
    return littleEndian ? swap16(value) : value;
  }

  /** Reads four octets, 0 to 2^32 - 1. */
  public static @SignedPositive long u32(ByteBuffer buffer, int index, boolean littleEndian) {
    long value = Octets.u32(buffer, index);
    return littleEndian ? swap32(value) : value;
  }

  /** Reads eight octets as bits. */
  public static @Unsigned long bits64(ByteBuffer buffer, int index, boolean littleEndian) {
    return littleEndian
        ? bits64HighFirst(buffer, index + 4, index, true)
        : bits64HighFirst(buffer, index, index + 4, false);
  }

  /** Reads two numbers of four octets, the higher half first whatever the order of each. */
  public static @Unsigned long halves64(ByteBuffer buffer, int index, boolean littleEndian) {
    return bits64HighFirst(buffer, index, index + 4, littleEndian);
  }

  private static @Unsigned long bits64HighFirst(
      ByteBuffer buffer, int high, int low, boolean littleEndian) {
    return Octets.asBits(u32(buffer, high, littleEndian) << 32 | u32(buffer, low, littleEndian));
  }

  /** Writes the low 16 bits of {@code value}. */
  public static void put16(ByteBuffer buffer, int index, int value, boolean littleEndian) {
    Octets.put16(buffer, index, littleEndian ? swap16(value & 0xFFFF) : value);
  }

  /** Writes the low 32 bits of {@code value}. */
  public static void put32(ByteBuffer buffer, int index, long value, boolean littleEndian) {
    Octets.put32(buffer, index, littleEndian ? swap32(value) : value);
  }

  /** Writes 64 bits. */
  public static void put64(
      ByteBuffer buffer, int index, @Unsigned long bits, boolean littleEndian) {
    long high = bits >>> 32 & 0xFFFFFFFFL;
    long low = bits & 0xFFFFFFFFL;
    put32(buffer, index, littleEndian ? low : high, littleEndian);
    put32(buffer, index + 4, littleEndian ? high : low, littleEndian);
  }

  /** Writes 64 bits as two numbers of four octets, the higher half first. */
  public static void putHalves64(
      ByteBuffer buffer, int index, @Unsigned long bits, boolean littleEndian) {
    put32(buffer, index, bits >>> 32 & 0xFFFFFFFFL, littleEndian);
    put32(buffer, index + 4, bits & 0xFFFFFFFFL, littleEndian);
  }

  private static @SignedPositive int swap16(int value) {
    return (value & 0xFF) << 8 | value >> 8 & 0xFF;
  }

  private static @SignedPositive long swap32(long value) {
    return Integer.reverseBytes((int) value) & 0xFFFFFFFFL;
  }
}
