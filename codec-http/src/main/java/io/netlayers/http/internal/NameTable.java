package io.netlayers.http.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Known names by number, looked up in octets without a string: first and last eight octets and the
 * length are hashed, and a candidate is compared in full. Where case makes no difference it makes
 * none for letters alone, so a name that is found needs no other check of its octets.
 */
public final class NameTable {
  // Of each name: its first and last eight octets, the bits of both that tell a letter's case, its
  // length
  private static final int FIRST = 0;
  private static final int LAST = 1;
  private static final int FIRST_CASE = 2;
  private static final int LAST_CASE = 3;
  private static final int LENGTH = 4;
  private static final int STRIDE = 5;

  private final long fold;
  private final byte[][] names;
  private final long[] entries;
  private final short[] slots;
  private final int shift;
  private final int longest;

  /**
   * A table; the number of a name is its place in the list, and empty names are never found.
   *
   * @param caseless whether letters of either case are the same; the list has small ones
   */
  public NameTable(List<String> list, boolean caseless) {
    this.fold = caseless ? Words.CASE_BITS : 0;
    int bits = 34 - Integer.numberOfLeadingZeros(list.size());
    this.shift = 64 - bits;
    this.slots = new short[1 << bits];
    this.names = new byte[list.size()][];
    this.entries = new long[list.size() * STRIDE];
    int max = 0;
    for (int i = 0; i < list.size(); i++) {
      byte[] name = list.get(i).getBytes(StandardCharsets.US_ASCII);
      names[i] = name;
      if (name.length > 0) {
        max = Math.max(max, name.length);
        enter(i, name);
      }
    }
    this.longest = max;
  }

  private void enter(int number, byte[] name) {
    int n = name.length;
    byte[] folded = name.clone();
    byte[] letters = new byte[n];
    for (int i = 0; i < n; i++) {
      boolean letter = OctetClass.is(name[i] & 0xFF, OctetClass.ALPHA);
      letters[i] = (byte) (fold != 0 && letter ? 0x20 : 0);
      folded[i] |= (byte) fold;
    }
    int row = number * STRIDE;
    entries[row + FIRST] = firstOf(name);
    entries[row + LAST] = lastOf(name);
    entries[row + FIRST_CASE] = firstOf(letters);
    entries[row + LAST_CASE] = lastOf(letters);
    entries[row + LENGTH] = n;
    int slot = slot(firstOf(folded), lastOf(folded), n);
    while (slots[slot] != 0) {
      slot = slot + 1 & slots.length - 1;
    }
    slots[slot] = (short) (number + 1);
  }

  private static long firstOf(byte[] name) {
    return gather(ByteBuffer.wrap(name), 0, Math.min(8, name.length));
  }

  private static long lastOf(byte[] name) {
    int n = name.length;
    return n <= 8 ? firstOf(name) : gather(ByteBuffer.wrap(name), n - 8, 8);
  }

  /**
   * The number of the name at {@code [at, at + length)}, or -1.
   *
   * @param end absolute index up to which octets may be read, at least {@code at + length}
   */
  public int lookup(ByteBuffer buffer, int at, int length, int end) {
    if (length == 0 || length > longest) {
      return -1;
    }
    long head;
    long tail;
    if (length > 8) {
      head = Words.word(buffer, at);
      tail = Words.word(buffer, at + length - 8);
    } else {
      head = at <= end - 8 ? Words.word(buffer, at) & mask(length) : gather(buffer, at, length);
      tail = head;
    }
    int number = candidate(head, tail, length);
    return number < 0 || length <= 16 || middleEquals(buffer, at, names[number]) ? number : -1;
  }

  /**
   * The number of the name at {@code [at, at + length)}, or -1.
   *
   * @param at index behind which the array has eight octets at least
   */
  public int lookup(byte[] array, int at, int length) {
    if (length == 0 || length > longest) {
      return -1;
    }
    long head = ArrayWords.word(array, at);
    long tail;
    if (length > 8) {
      tail = ArrayWords.word(array, at + length - 8);
    } else {
      head &= mask(length);
      tail = head;
    }
    int number = candidate(head, tail, length);
    return number < 0 || length <= 16 || middleEquals(array, at, names[number]) ? number : -1;
  }

  private static long mask(int length) {
    return length == 8 ? -1L : (1L << length * 8) - 1;
  }

  /** The name with this beginning, end and length, or -1. */
  private int candidate(long head, long tail, int length) {
    long bits = length < 8 ? fold & mask(length) : fold;
    int slot = slot(head | bits, tail | bits, length);
    for (int probe = slots[slot]; probe != 0; probe = slots[slot]) {
      int row = (probe - 1) * STRIDE;
      if ((head | entries[row + FIRST_CASE]) == entries[row + FIRST]
          && (tail | entries[row + LAST_CASE]) == entries[row + LAST]
          && entries[row + LENGTH] == length) {
        return probe - 1;
      }
      slot = slot + 1 & slots.length - 1;
    }
    return -1;
  }

  private int slot(long head, long tail, int length) {
    long mixed = (head ^ Long.rotateLeft(tail, 27) ^ length) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >> shift) & slots.length - 1;
  }

  private static long gather(ByteBuffer buffer, int at, int length) {
    long word = 0;
    for (int i = length - 1; i >= 0; i--) {
      word = word << 8 | buffer.get(at + i) & 0xFF;
    }
    return word;
  }

  private boolean middleEquals(ByteBuffer buffer, int at, byte[] name) {
    for (int i = 8; i < name.length - 8; i++) {
      if (!same(buffer.get(at + i) & 0xFF, name[i])) {
        return false;
      }
    }
    return true;
  }

  private boolean middleEquals(byte[] array, int at, byte[] name) {
    for (int i = 8; i < name.length - 8; i++) {
      if (!same(array[at + i] & 0xFF, name[i])) {
        return false;
      }
    }
    return true;
  }

  private boolean same(int octet, byte name) {
    int known = name & 0xFF;
    return octet == known
        || fold != 0 && (octet | 0x20) == known && OctetClass.is(known, OctetClass.ALPHA);
  }
}
