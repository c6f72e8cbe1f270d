package com.example.toy.codec;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What a sensor reports: one octet with the sensor's number, one with how many values follow, and
 * the values, 16 bits each in network order.
 */
public record Reading(int sensor, short... values) {
  static final int HEADER = 2;

  /** Octets that {@link #encode} writes. */
  public int encodedLength() {
    return HEADER + 2 * values.length;
  }

  /** Writes to an absolute index; answers how many octets. */
  public int encode(ByteBuffer buffer, int offset) {
    buffer.put(offset, (byte) sensor);
    buffer.put(offset + 1, (byte) values.length);
    for (int i = 0; i < values.length; i++) {
      int at = offset + HEADER + 2 * i;
      buffer.put(at, (byte) (values[i] >> 8)).put(at + 1, (byte) values[i]);
    }
    return encodedLength();
  }

  /** The reading in a slice of a buffer, or empty where there is none. */
  public static Optional<Reading> decode(ByteBuffer buffer, int offset, int length) {
    if (length < HEADER || length != HEADER + 2 * (buffer.get(offset + 1) & 0xFF)) {
      return Optional.empty();
    }
    short[] values = new short[buffer.get(offset + 1) & 0xFF];
    for (int i = 0; i < values.length; i++) {
      int at = offset + HEADER + 2 * i;
      values[i] = (short) (buffer.get(at) << 8 | buffer.get(at + 1) & 0xFF);
    }
    return Optional.of(new Reading(buffer.get(offset) & 0xFF, values));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Reading that
        && sensor == that.sensor
        && java.util.Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * sensor + java.util.Arrays.hashCode(values);
  }
}
