package io.netlayers.ip.internal;

import io.netlayers.core.OctetString;

/** Refuses, when a value is made, what its field could not hold on the wire. */
public final class Require {
  private Require() {}

  /**
   * A field of 8 bits.
   *
   * @throws IllegalArgumentException if the value is not within 0 to 255
   */
  public static void u8(String name, int value) {
    bits(name, value, 8);
  }

  /**
   * A field of 16 bits.
   *
   * @throws IllegalArgumentException if the value is not within 0 to 65,535
   */
  public static void u16(String name, int value) {
    bits(name, value, 16);
  }

  /**
   * A field of 32 bits.
   *
   * @throws IllegalArgumentException if the value is not within 0 to 4,294,967,295
   */
  public static void u32(String name, long value) {
    bits(name, value, 32);
  }

  /**
   * A field of {@code width} bits.
   *
   * @param width 1 to 62
   * @throws IllegalArgumentException if the value is negative or needs more bits
   */
  public static void bits(String name, long value, int width) {
    if (value < 0 || value >> width != 0) {
      throw new IllegalArgumentException(
          name + " not within 0 to " + ((1L << width) - 1) + ": " + value);
    }
  }

  /**
   * A value within two bounds, both of them allowed.
   *
   * @throws IllegalArgumentException if it lies outside
   */
  public static void within(String name, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(name + " not within " + min + " to " + max + ": " + value);
    }
  }

  /**
   * Octets that fill whole units.
   *
   * @throws IllegalArgumentException if their number is no multiple of {@code unit}
   */
  public static void multipleOf(String name, OctetString octets, int unit) {
    if (octets.length() % unit != 0) {
      throw new IllegalArgumentException(
          name + " octets no multiple of " + unit + ": " + octets.length());
    }
  }

  /**
   * A value from 0 to a bound.
   *
   * @throws IllegalArgumentException if it lies outside
   */
  public static void upTo(String name, long value, long max) {
    within(name, value, 0, max);
  }

  /**
   * A length or an offset that the wire counts in units of eight octets.
   *
   * @throws IllegalArgumentException if it is no multiple of 8 from 0 to {@code max}
   */
  public static void multipleOf8(String name, int value, int max) {
    field((value & 7) == 0, name, value);
    within(name, value, 0, max);
  }

  /**
   * What must hold for a field beyond its width.
   *
   * @throws IllegalArgumentException if it does not, with the field's name and value
   */
  public static void field(boolean holds, String name, long value) {
    if (!holds) {
      throw new IllegalArgumentException(name + " cannot be encoded: " + value);
    }
  }

  /**
   * What must hold between fields.
   *
   * @throws IllegalArgumentException if it does not, with this message
   */
  public static void that(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
