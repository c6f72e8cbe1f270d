package io.netlayers.http.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Known names by number, looked up in octets without a string: first and last eight octets and the
 * length are hashed, and a candidate is compared in full. Where case makes no difference it makes
 * none for letters alone, so a name that is found needs no other check of its octets. Of an octet
 * below 0x20 that is true only where case does make one: the caller has seen that there is none.
 *
 * <p>A record, because the compiler takes the fields of one in a static final for constants.
 *
 * @param fold the bits of a word that tell a letter's case, if case makes no difference, else 0
 * @param slots rows of eight, a power of two of them
 * @param names the names by number
 */
public record NameTable(long fold, long[] slots, List<byte[]> names) {
  // A slot: one more than the number, and the length; first and last eight octets, the eight
  // behind the first and those before the last. An empty slot is zeros
  private static final int KEY = 0;
  private static final int FIRST = 1;
  private static final int LAST = 2;
  private static final int NEXT = 3;
  private static final int BEFORE = 4;

  /** So that no row is in two lines of a cache. */
  private static final int STRIDE = 8;

  /** Up to this length four words show every octet. */
  private static final int FOUR_WORDS = 32;

  /**
   * A table; the number of a name is its place in the list, and empty names are never found.
   *
   * @param caseless whether letters of either case are the same; the list has small ones
   */
  public static NameTable of(List<String> list, boolean caseless) {
    List<byte[]> names = new ArrayList<>();
    for (String name : list) {
      names.add(name.getBytes(StandardCharsets.US_ASCII));
    }
    int bits = 33 - Integer.numberOfLeadingZeros(list.size());
    NameTable table =
        new NameTable(caseless ? Words.CASE_BITS : 0, new long[STRIDE << bits], names);
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).length > 0) {
        table.enter(i, names.get(i));
      }
    }
    return table;
  }

  private void enter(int number, byte[] name) {
    int n = name.length;
    int slot = slot(firstOf(name) | fold, lastOf(name) | fold, n);
    while (slots[slot * STRIDE + KEY] != 0) {
      slot = next(slot);
    }
    int row = slot * STRIDE;
    slots[row + KEY] = number + 1L << 32 | n;
    slots[row + FIRST] = firstOf(name) | fold;
    slots[row + LAST] = lastOf(name) | fold;
    if (n > 16) {
      slots[row + NEXT] = gather(ByteBuffer.wrap(name), 8, 8) | fold;
      slots[row + BEFORE] = gather(ByteBuffer.wrap(name), n - 16, 8) | fold;
    }
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
    if (length == 0) {
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
    int slot = slotOf(head | fold, tail | fold, length);
    int number = number(slot);
    boolean same =
        length <= 16
            || number >= 0
                && middle(slot, Words.word(buffer, at + 8), Words.word(buffer, at + length - 16));
    for (int i = 16; same && i < length - 16; i++) {
      same = same(buffer.get(at + i) & 0xFF, names.get(number)[i]);
    }
    return same ? number : -1;
  }

  /**
   * The number of the name at {@code [at, at + length)}, or -1.
   *
   * @param at index behind which the array has eight octets at least
   */
  public int lookup(byte[] array, int at, int length) {
    long head = ArrayWords.word(array, at);
    long tail;
    if (length > 8) {
      tail = ArrayWords.word(array, at + length - 8);
    } else {
      // Of no octets all eight are left, and no name has the length
      head &= mask(length);
      tail = head;
    }
    int slot = slotOf(head | fold, tail | fold, length);
    int number = number(slot);
    return length <= 16 || number < 0 || isInside(array, at, length, slot) ? number : -1;
  }

  private boolean isInside(byte[] array, int at, int length, int slot) {
    return middle(slot, ArrayWords.word(array, at + 8), ArrayWords.word(array, at + length - 16))
        && (length <= FOUR_WORDS || inside(array, at, names.get(number(slot))));
  }

  /** The number in a slot, -1 in an empty one. */
  private int number(int slot) {
    return (int) (slots[slot * STRIDE + KEY] >> 32) - 1;
  }

  private static long mask(int length) {
    return -1L >>> (8 - length << 3);
  }

  /** The slot of the name with this beginning, end and length, or an empty one. */
  private int slotOf(long head, long tail, int length) {
    int slot = slot(head, tail, length);
    while (true) {
      int row = slot * STRIDE;
      long key = slots[row + KEY];
      long other = head ^ slots[row + FIRST] | tail ^ slots[row + LAST];
      if (key == 0 || (other | (int) key ^ length) == 0) {
        return slot;
      }
      slot = next(slot);
    }
  }

  private int next(int slot) {
    return slot + 1 & slots.length / STRIDE - 1;
  }

  private int slot(long head, long tail, int length) {
    long mixed = (head ^ Long.rotateLeft(tail, 27) ^ length) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >> 40) & slots.length / STRIDE - 1;
  }

  private static long gather(ByteBuffer buffer, int at, int length) {
    long word = 0;
    for (int i = length - 1; i >= 0; i--) {
      word = word << 8 | buffer.get(at + i) & 0xFF;
    }
    return word;
  }

  /** Whether the words of a slot between first and last are these. */
  private boolean middle(int slot, long second, long nextToLast) {
    long other = (second | fold) ^ slots[slot * STRIDE + NEXT];
    return (other | (nextToLast | fold) ^ slots[slot * STRIDE + BEFORE]) == 0;
  }

  /** Whether the octets are a name's that lie farther inside than two words. */
  private boolean inside(byte[] array, int at, byte[] name) {
    for (int i = 16; i < name.length - 16; i++) {
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
