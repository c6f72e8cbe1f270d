package io.netlayers.http.head;

import java.util.Arrays;

/** Where the names and values of a field section lie, as numbers in rows. */
final class FieldTable {
  static final int NAME = 0;
  static final int NAME_LENGTH = 1;
  static final int VALUE = 2;
  static final int VALUE_LENGTH = 3;

  /** The ordinal of a known name, 0 for others. */
  static final int NUMBER = 4;

  private static final int STRIDE = 5;

  private int[] rows = new int[16 * STRIDE];
  private int count;

  /** A bit for each number below 64 that some row has. */
  private long present;

  /** A bit for each of them that more than one row may have. */
  private long repeated;

  void clear() {
    count = 0;
    present = 0;
    repeated = 0;
  }

  int count() {
    return count;
  }

  void add(int nameAt, int nameLength, int valueAt, int valueLength, int number) {
    int row = count * STRIDE;
    int[] table = rows;
    if (row == table.length) {
      table = Arrays.copyOf(table, table.length * 2);
      rows = table;
    }
    table[row + NAME] = nameAt;
    table[row + NAME_LENGTH] = nameLength;
    table[row + VALUE] = valueAt;
    table[row + VALUE_LENGTH] = valueLength;
    table[row + NUMBER] = number;
    long bit = number < Long.SIZE ? 1L << number : 0;
    repeated |= present & bit;
    present |= bit;
    count++;
  }

  /** Takes the last row away; answers where its name lies. */
  int removeLast() {
    count--;
    int number = removed(NUMBER);
    if (find(number, 0) < 0 && number < Long.SIZE) {
      present &= ~(1L << number);
    }
    return removed(NAME);
  }

  /** A column of the row that was taken away. */
  int removed(int column) {
    return rows[count * STRIDE + column];
  }

  /** A column of a row that the caller names. */
  int get(int line, int column) {
    if (line < 0 || line >= count) {
      throw new IndexOutOfBoundsException("line " + line + " of " + count);
    }
    return cell(line, column);
  }

  /** A column of a row that was found. */
  int cell(int line, int column) {
    return rows[line * STRIDE + column];
  }

  /** Whether more than one row may have a number. */
  boolean mayRepeat(int number) {
    return number >= Long.SIZE || (repeated & 1L << number) != 0;
  }

  /** The first row from {@code line} on with a number, or -1. */
  int find(int number, int line) {
    if (number < Long.SIZE && (present & 1L << number) == 0) {
      return -1;
    }
    for (int i = line; i < count; i++) {
      if (rows[i * STRIDE + NUMBER] == number) {
        return i;
      }
    }
    return -1;
  }
}
