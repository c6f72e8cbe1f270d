package io.netlayers.http.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Known names by number, looked up in a buffer without a string: first and last eight octets and
 * the length are hashed, and a candidate is compared in full. A name that is found needs no other
 * check of its octets but that none is a control: under the bit that joins both cases, letters meet
 * only letters, and digits and hyphen only controls.
 */
public final class NameTable {
  private final boolean caseless;
  private final byte[][] names;
  private final long[] first;
  private final long[] last;
  private final short[] slots;
  private final int shift;
  private final int longest;

  /**
   * A table; the number of a name is its place in the list, and empty names are never found.
   *
   * @param caseless whether letters of either case are the same
   */
  public NameTable(List<String> list, boolean caseless) {
    this.caseless = caseless;
    int bits = 34 - Integer.numberOfLeadingZeros(list.size());
    this.shift = 64 - bits;
    this.slots = new short[1 << bits];
    this.names = new byte[list.size()][];
    this.first = new long[list.size()];
    this.last = new long[list.size()];
    int max = 0;
    for (int i = 0; i < list.size(); i++) {
      byte[] name = list.get(i).getBytes(StandardCharsets.US_ASCII);
      names[i] = name;
      if (name.length == 0) {
        continue;
      }
      max = Math.max(max, name.length);
      ByteBuffer octets = ByteBuffer.wrap(name);
      first[i] = firstWord(octets, 0, name.length, name.length);
      last[i] = lastWord(octets, 0, name.length, first[i]);
      int slot = slot(first[i], last[i], name.length);
      while (slots[slot] != 0) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = (short) (i + 1);
    }
    this.longest = max;
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
    long head = firstWord(buffer, at, length, end);
    long tail = lastWord(buffer, at, length, head);
    int slot = slot(head, tail, length);
    for (int probe = slots[slot]; probe != 0; probe = slots[slot]) {
      int i = probe - 1;
      if (first[i] == head && last[i] == tail && names[i].length == length) {
        return length <= 16 || middleEquals(buffer, at, names[i]) ? i : -1;
      }
      slot = slot + 1 & slots.length - 1;
    }
    return -1;
  }

  private int slot(long head, long tail, int length) {
    long mixed = (head ^ tail * 0x9E3779B97F4A7C15L ^ length) * 0xD6E8FEB86659FD93L;
    return (int) (mixed >> shift) & slots.length - 1;
  }

  private long firstWord(ByteBuffer buffer, int at, int length, int end) {
    long fold = caseless ? Words.CASE_BITS : 0;
    if (length >= 8) {
      return Words.word(buffer, at) | fold;
    }
    long mask = (1L << length * 8) - 1;
    if (at <= end - 8) {
      return (Words.word(buffer, at) | fold) & mask;
    }
    long word = 0;
    for (int i = length - 1; i >= 0; i--) {
      word = word << 8 | buffer.get(at + i) & 0xFF;
    }
    return (word | fold) & mask;
  }

  private long lastWord(ByteBuffer buffer, int at, int length, long head) {
    if (length <= 8) {
      return head;
    }
    return Words.word(buffer, at + length - 8) | (caseless ? Words.CASE_BITS : 0);
  }

  private boolean middleEquals(ByteBuffer buffer, int at, byte[] name) {
    int fold = caseless ? 0x20 : 0;
    for (int i = 8; i < name.length - 8; i++) {
      if (((buffer.get(at + i) | fold) & 0xFF) != ((name[i] | fold) & 0xFF)) {
        return false;
      }
    }
    return true;
  }
}
