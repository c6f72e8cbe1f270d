package io.netlayers.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.checkerframework.checker.signedness.qual.SignedPositive;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Big-endian (network order) access to a buffer's octets, whatever the buffer's own order.
 *
 * <p>Indices are absolute, counted from the buffer's index 0; position and order of the buffer are
 * neither read nor changed. An index outside {@code [0, limit - width]} throws {@link
 * IndexOutOfBoundsException}: a view checks its slice once and then reads inside it.
 *
 * <p>The var handles are static finals: their speed does not depend on how many kinds of buffer
 * (heap, direct, read-only) a program has used, as that of {@code ByteBuffer.getShort} does.
 */
public final class Octets {
  private static final VarHandle SHORT =
      MethodHandles.byteBufferViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Octets() {}

  /** Reads one octet, 0 to 255. */
  public static @SignedPositive int u8(ByteBuffer buffer, int index) {
    // No var handle views single octets, and ByteBuffer.get slows down once it has met several
    // kinds of buffer: the octet is taken out of two, but for the buffer's last one.
    return index < buffer.limit() - 1
        ? (short) SHORT.get(buffer, index) >> 8 & 0xFF
        : buffer.get(index) & 0xFF;
  }

  /** Reads two octets, 0 to 65,535. */
  public static @SignedPositive int u16(ByteBuffer buffer, int index) {
    return (short) SHORT.get(buffer, index) & 0xFFFF;
  }

  /** Reads three octets, 0 to 2^24 - 1. */
  public static @SignedPositive int u24(ByteBuffer buffer, int index) {
    return u16(buffer, index) << 8 | u8(buffer, index + 2);
  }

  /** Reads four octets, 0 to 2^32 - 1. */
  public static @SignedPositive long u32(ByteBuffer buffer, int index) {
    return (int) INT.get(buffer, index) & 0xFFFFFFFFL;
  }

  /** Reads six octets, 0 to 2^48 - 1. */
  public static @SignedPositive long u48(ByteBuffer buffer, int index) {
    return (long) u16(buffer, index) << 32 | u32(buffer, index + 2);
  }

  /** Reads four octets as bits: an address or a sequence number, on which no sign is meant. */
  @SuppressWarnings("signedness:cast.unsafe") // a var handle's result has no signedness of its own
  public static @Unsigned int bits32(ByteBuffer buffer, int index) {
    return (@Unsigned int) INT.get(buffer, index);
  }

  /** Reads eight octets as bits: half an IPv6 address, say, on which no sign is meant. */
  @SuppressWarnings("signedness:cast.unsafe") // a var handle's result has no signedness of its own
  public static @Unsigned long bits64(ByteBuffer buffer, int index) {
    return (@Unsigned long) LONG.get(buffer, index);
  }

  /** Writes the low 8 bits of {@code value}. */
  public static void put8(ByteBuffer buffer, int index, int value) {
    buffer.put(index, (byte) value);
  }

  /** Writes the low 16 bits of {@code value}. */
  public static void put16(ByteBuffer buffer, int index, int value) {
    SHORT.set(buffer, index, (short) value);
  }

  /** Writes the low 24 bits of {@code value}. */
  public static void put24(ByteBuffer buffer, int index, int value) {
    put16(buffer, index, value >> 8);
    put8(buffer, index + 2, value);
  }

  /** Writes the low 32 bits of {@code value}. */
  public static void put32(ByteBuffer buffer, int index, long value) {
    INT.set(buffer, index, (int) value);
  }

  /** Writes 32 bits: an address or a sequence number. */
  @SuppressWarnings("signedness:argument") // a var handle stores bits, signed or not
  public static void putBits32(ByteBuffer buffer, int index, @Unsigned int bits) {
    INT.set(buffer, index, bits);
  }

  /** Writes the low 48 bits of {@code value}. */
  public static void put48(ByteBuffer buffer, int index, long value) {
    put16(buffer, index, (int) (value >> 32));
    put32(buffer, index + 2, value);
  }

  /** Writes 64 bits. */
  @SuppressWarnings("signedness:argument") // a var handle stores bits, signed or not
  public static void putBits64(ByteBuffer buffer, int index, @Unsigned long bits) {
    LONG.set(buffer, index, bits);
  }

  /** The same 32 bits, from now on without a sign. */
  @SuppressWarnings("signedness:return") // this is where the sign is dropped
  public static @Unsigned int asBits(int value) {
    return value;
  }

  /** The same 64 bits, from now on without a sign. */
  @SuppressWarnings("signedness:return") // this is where the sign is dropped
  public static @Unsigned long asBits(long value) {
    return value;
  }

  /**
   * Copies {@code length} octets between two different buffers, or within one. Allocates nothing.
   *
   * @throws IndexOutOfBoundsException if either range is outside its buffer
   */
  public static void copy(ByteBuffer from, int fromIndex, ByteBuffer to, int toIndex, int length) {
    to.put(toIndex, from, fromIndex, length);
  }

  /** Sets {@code length} octets to zero. */
  public static void zero(ByteBuffer buffer, int index, int length) {
    int end = index + length;
    if (length < 8) {
      for (int i = index; i < end; i++) {
        buffer.put(i, (byte) 0);
      }
      return;
    }
    for (int i = index; i < end - 8; i += 8) {
      LONG.set(buffer, i, 0L);
    }
    LONG.set(buffer, end - 8, 0L); // may lie over the one before
  }

  /** Whether two ranges of {@code length} octets are the same. */
  public static boolean equal(ByteBuffer a, int aIndex, ByteBuffer b, int bIndex, int length) {
    for (int i = 0; i < length; i++) {
      @Unsigned byte left = a.get(aIndex + i);
      @Unsigned byte right = b.get(bIndex + i);
      if (left != right) {
        return false;
      }
    }
    return true;
  }
}
