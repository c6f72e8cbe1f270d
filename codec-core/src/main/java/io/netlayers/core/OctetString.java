package io.netlayers.core;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.SignedPositive;

/**
 * Octets that never change, compared by content: an unknown option's body, an identifier, a cookie
 * in a value. For values, not for hot paths: making one copies.
 */
public final class OctetString implements Comparable<OctetString> {
  /** No octets. */
  public static final OctetString EMPTY = new OctetString(new byte[0]);

  private final byte[] octets;

  private OctetString(byte[] owned) {
    this.octets = owned;
  }

  /** Copies an array. */
  public static OctetString copyOf(byte... octets) {
    return octets.length == 0 ? EMPTY : new OctetString(octets.clone());
  }

  /** Copies {@code length} octets from an absolute index on; the buffer stays as it is. */
  public static OctetString copyOf(ByteBuffer buffer, int index, int length) {
    if (length == 0) {
      return EMPTY;
    }
    byte[] copy = new byte[length];
    buffer.get(index, copy);
    return new OctetString(copy);
  }

  /**
   * Reads pairs of hexadecimal digits of either case, without separators.
   *
   * @throws IllegalArgumentException if {@code hex} is anything else
   */
  public static OctetString ofHex(String hex) {
    return hex.isEmpty() ? EMPTY : new OctetString(HexFormat.of().parseHex(hex));
  }

  /** How many octets there are. */
  public @SignedPositive int length() {
    return octets.length;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return octets.length == 0;
  }

  /**
   * One octet, 0 to 255.
   *
   * @throws IndexOutOfBoundsException if {@code index} is not within {@code [0, length)}
   */
  public @SignedPositive int u8(int index) {
    return octets[index] & 0xFF;
  }

  /** Writes all octets to an absolute index; the buffer's position stays. */
  public void copyTo(ByteBuffer buffer, int index) {
    buffer.put(index, octets);
  }

  /** A read-only buffer over the octets, from position 0 to its limit. */
  public ByteBuffer asByteBuffer() {
    return ByteBuffer.wrap(octets).asReadOnlyBuffer();
  }

  /** A copy. */
  public byte[] toByteArray() {
    return octets.clone();
  }

  @Override
  @SuppressWarnings("signedness:argument") // the array's octets are read as unsigned everywhere
  public int compareTo(OctetString other) {
    return Arrays.compareUnsigned(octets, other.octets);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OctetString that && Arrays.equals(octets, that.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  /** The octets as lower-case hexadecimal digits, two each. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(octets);
  }
}
