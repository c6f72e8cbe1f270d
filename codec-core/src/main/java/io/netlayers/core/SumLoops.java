package io.netlayers.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * The loops of {@link InternetChecksum}: partial sums of 16-bit words that are read in one byte
 * order, whichever costs least, for the sum does not depend on it but for a final swap (RFC 1071 §2
 * (B)).
 *
 * <p>Reads of 32 bits, widened, into four sums that do not wait for each other beat 64-bit reads
 * with a carry test.
 *
 * <p>There are three loops because a compiler that has seen several kinds of buffer in one loop can
 * no longer tell heap from native memory there, and is slower twelvefold. The two that matter are
 * longer than what is ever inlined (325 bytes of code) and call nothing that might not be inlined:
 * beside a call, the loop kept its sums in memory, and was slower fourfold in one process and not
 * in the next. So the octets that are left are jumped to, each with a line of its own.
 */
final class SumLoops {
  private static final VarHandle NATIVE_INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

  private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

  private SumLoops() {}

  /** Of an array, in the machine's order. */
  @SuppressWarnings("fallthrough") // one jump to the octets that are left
  static long ofArray(byte[] array, int from, int end) {
    long a = 0;
    long b = 0;
    long c = 0;
    long d = 0;
    int i = from;
    for (int bulkEnd = end - 15; i < bulkEnd; i += 16) {
      a += word(array, i);
      b += word(array, i + 4);
      c += word(array, i + 8);
      d += word(array, i + 12);
    }
    long sum = a + b + c + d;
    int even = LITTLE_ENDIAN ? 0 : 8;
    int odd = 8 - even;
    switch (end - i) {
      case 15:
        sum += (long) (array[i + 14] & 0xFF) << even;
      // fall through
      case 14:
        sum += (long) (array[i + 13] & 0xFF) << odd;
      // fall through
      case 13:
        sum += (long) (array[i + 12] & 0xFF) << even;
      // fall through
      case 12:
        sum += (long) (array[i + 11] & 0xFF) << odd;
      // fall through
      case 11:
        sum += (long) (array[i + 10] & 0xFF) << even;
      // fall through
      case 10:
        sum += (long) (array[i + 9] & 0xFF) << odd;
      // fall through
      case 9:
        sum += (long) (array[i + 8] & 0xFF) << even;
      // fall through
      case 8:
        sum += (long) (array[i + 7] & 0xFF) << odd;
      // fall through
      case 7:
        sum += (long) (array[i + 6] & 0xFF) << even;
      // fall through
      case 6:
        sum += (long) (array[i + 5] & 0xFF) << odd;
      // fall through
      case 5:
        sum += (long) (array[i + 4] & 0xFF) << even;
      // fall through
      case 4:
        sum += (long) (array[i + 3] & 0xFF) << odd;
      // fall through
      case 3:
        sum += (long) (array[i + 2] & 0xFF) << even;
      // fall through
      case 2:
        sum += (long) (array[i + 1] & 0xFF) << odd;
      // fall through
      case 1:
        sum += (long) (array[i] & 0xFF) << even;
      // fall through
      default:
        return sum;
    }
  }

  /** Of native memory, in the buffer's order. */
  @SuppressWarnings("fallthrough") // one jump to the octets that are left
  static long ofDirect(ByteBuffer buffer, int from, int end) {
    long a = 0;
    long b = 0;
    long c = 0;
    long d = 0;
    int i = from;
    for (int bulkEnd = end - 15; i < bulkEnd; i += 16) {
      @Unsigned long first = buffer.getLong(i);
      @Unsigned long second = buffer.getLong(i + 8);
      a += low(first);
      b += high(first);
      c += low(second);
      d += high(second);
    }
    long sum = a + b + c + d;
    int even = buffer.order() == ByteOrder.LITTLE_ENDIAN ? 0 : 8;
    int odd = 8 - even;
    switch (end - i) {
      case 15:
        sum += (long) (buffer.get(i + 14) & 0xFF) << even;
      // fall through
      case 14:
        sum += (long) (buffer.get(i + 13) & 0xFF) << odd;
      // fall through
      case 13:
        sum += (long) (buffer.get(i + 12) & 0xFF) << even;
      // fall through
      case 12:
        sum += (long) (buffer.get(i + 11) & 0xFF) << odd;
      // fall through
      case 11:
        sum += (long) (buffer.get(i + 10) & 0xFF) << even;
      // fall through
      case 10:
        sum += (long) (buffer.get(i + 9) & 0xFF) << odd;
      // fall through
      case 9:
        sum += (long) (buffer.get(i + 8) & 0xFF) << even;
      // fall through
      case 8:
        sum += (long) (buffer.get(i + 7) & 0xFF) << odd;
      // fall through
      case 7:
        sum += (long) (buffer.get(i + 6) & 0xFF) << even;
      // fall through
      case 6:
        sum += (long) (buffer.get(i + 5) & 0xFF) << odd;
      // fall through
      case 5:
        sum += (long) (buffer.get(i + 4) & 0xFF) << even;
      // fall through
      case 4:
        sum += (long) (buffer.get(i + 3) & 0xFF) << odd;
      // fall through
      case 3:
        sum += (long) (buffer.get(i + 2) & 0xFF) << even;
      // fall through
      case 2:
        sum += (long) (buffer.get(i + 1) & 0xFF) << odd;
      // fall through
      case 1:
        sum += (long) (buffer.get(i) & 0xFF) << even;
      // fall through
      default:
        return sum;
    }
  }

  /** As {@link #ofDirect}, of a heap buffer whose array is not to be had. */
  static long ofReadOnly(ByteBuffer buffer, int from, int end) {
    long a = 0;
    long b = 0;
    long c = 0;
    long d = 0;
    int i = from;
    for (int bulkEnd = end - 15; i < bulkEnd; i += 16) {
      @Unsigned long first = buffer.getLong(i);
      @Unsigned long second = buffer.getLong(i + 8);
      a += low(first);
      b += high(first);
      c += low(second);
      d += high(second);
    }
    int shift = buffer.order() == ByteOrder.LITTLE_ENDIAN ? 0 : 8;
    for (; i < end; i++, shift ^= 8) {
      a += (long) (buffer.get(i) & 0xFF) << shift;
    }
    return a + b + c + d;
  }

  private static long word(byte[] array, int index) {
    return (int) NATIVE_INT.get(array, index) & 0xFFFFFFFFL;
  }

  private static long low(@Unsigned long word) {
    return word & 0xFFFFFFFFL;
  }

  @SuppressWarnings("signedness:return") // 32 bits of 64 have no sign
  private static long high(@Unsigned long word) {
    return word >>> 32;
  }
}
