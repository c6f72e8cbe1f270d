package io.netlayers.ip;

/** Refuses what a field cannot hold. */
final class Ranges {
  private Ranges() {}

  static void u8(String name, int value) {
    upTo(name, value, 0xFF);
  }

  static void u16(String name, int value) {
    upTo(name, value, 0xFFFF);
  }

  static void u32(String name, long value) {
    upTo(name, value, 0xFFFF_FFFFL);
  }

  static void upTo(String name, long value, long max) {
    require(value >= 0 && value <= max, name, value);
  }

  static void multipleOf8(String name, int value, int max) {
    require(value >= 0 && value <= max && value % 8 == 0, name, value);
  }

  static void require(boolean holds, String name, long value) {
    if (!holds) {
      throw new IllegalStateException(name + " cannot be encoded: " + value);
    }
  }
}
