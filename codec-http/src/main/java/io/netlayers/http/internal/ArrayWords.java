package io.netlayers.http.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** What {@link Words} and {@link OctetClass} search in a buffer, in an array. */
public final class ArrayWords {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long BELOW_SPACE = Words.ONES * 0x20;
  private static final long DEL = Words.ONES * 0x7F;
  private static final long COLON = Words.ONES * ':';

  private ArrayWords() {}

  /** Eight octets, the first one lowest. */
  public static long word(byte[] array, int at) {
    return (long) WORD.get(array, at);
  }

  /** The first octet of {@code [at, end)} below 0x20 or equal to 0x7F, or {@code end}. */
  public static int findControl(byte[] array, int at, int end) {
    int i = at;
    for (; i <= end - 16; i += 16) {
      long one = controls((long) WORD.get(array, i));
      long two = controls((long) WORD.get(array, i + 8));
      if ((one | two) != 0) {
        return one != 0 ? i + first(one) : i + 8 + first(two);
      }
    }
    for (; i < end; i++) {
      int c = array[i] & 0xFF;
      if (c < 0x20 || c == 0x7F) {
        return i;
      }
    }
    return end;
  }

  private static long controls(long w) {
    long del = w ^ DEL;
    return ((w - BELOW_SPACE & ~w) | (del - Words.ONES & ~del)) & Words.HIGH;
  }

  private static int first(long hits) {
    return Long.numberOfTrailingZeros(hits) >> 3;
  }

  /** The first colon of {@code [at, end)}, or {@code end}. */
  public static int findColon(byte[] array, int at, int end) {
    int i = at;
    for (; i <= end - 8; i += 8) {
      long w = (long) WORD.get(array, i) ^ COLON;
      long hits = w - Words.ONES & ~w & Words.HIGH;
      if (hits != 0) {
        return i + first(hits);
      }
    }
    for (; i < end; i++) {
      if (array[i] == ':') {
        return i;
      }
    }
    return end;
  }
}
