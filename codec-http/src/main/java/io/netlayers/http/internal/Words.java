package io.netlayers.http.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Searches eight octets at a time. A test of a word answers a mask with the high bit of each octet
 * that matches; octets behind the first match may be marked wrongly (a borrow runs upwards), the
 * first one never.
 */
public final class Words {
  private static final VarHandle WORD =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  static final long ONES = 0x0101010101010101L;
  static final long HIGH = 0x8080808080808080L;
  static final long CASE_BITS = 0x2020202020202020L;

  private static final long BELOW_SPACE = ONES * 0x20;
  private static final long UP_TO_SPACE = ONES * 0x21;
  private static final long DEL = ONES * 0x7F;
  private static final long COLON = ONES * ':';

  private Words() {}

  /** Eight octets, the first one lowest. */
  public static long word(ByteBuffer buffer, int at) {
    return (long) WORD.get(buffer, at);
  }

  /** The first octet of {@code [at, end)} below 0x20 or equal to 0x7F, or {@code end}. */
  public static int findControl(ByteBuffer buffer, int at, int end) {
    int i = at;
    for (; i <= end - 8; i += 8) {
      long w = (long) WORD.get(buffer, i);
      long del = w ^ DEL;
      long hits = ((w - BELOW_SPACE & ~w) | (del - ONES & ~del)) & HIGH;
      if (hits != 0) {
        return i + (Long.numberOfTrailingZeros(hits) >> 3);
      }
    }
    for (; i < end; i++) {
      int c = buffer.get(i) & 0xFF;
      if (c < 0x20 || c == 0x7F) {
        return i;
      }
    }
    return end;
  }

  /**
   * The first octet of {@code [at, end)} that surely ends a field name: up to 0x20, a colon, or
   * above 0x7F; or {@code end}. What is left of the octets that no token has is not looked for.
   */
  public static int findNameEnd(ByteBuffer buffer, int at, int end) {
    int i = at;
    for (; i <= end - 8; i += 8) {
      long w = (long) WORD.get(buffer, i);
      long colon = w ^ COLON;
      long hits = ((w - UP_TO_SPACE & ~w) | (colon - ONES & ~colon) | w) & HIGH;
      if (hits != 0) {
        return i + (Long.numberOfTrailingZeros(hits) >> 3);
      }
    }
    for (; i < end; i++) {
      int c = buffer.get(i) & 0xFF;
      if (c <= 0x20 || c == ':' || c > 0x7F) {
        return i;
      }
    }
    return end;
  }

  /** The first octet of {@code [at, end)} that equals {@code octet}, or {@code end}. */
  public static int find(ByteBuffer buffer, int at, int end, int octet) {
    long pattern = ONES * octet;
    int i = at;
    for (; i <= end - 8; i += 8) {
      long w = (long) WORD.get(buffer, i) ^ pattern;
      long hits = w - ONES & ~w & HIGH;
      if (hits != 0) {
        return i + (Long.numberOfTrailingZeros(hits) >> 3);
      }
    }
    for (; i < end; i++) {
      if ((buffer.get(i) & 0xFF) == octet) {
        return i;
      }
    }
    return end;
  }
}
