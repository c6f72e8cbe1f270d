package io.netlayers.core;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.checkerframework.checker.signedness.qual.SignedPositive;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * The Internet checksum: the ones' complement of the ones' complement sum of 16-bit words (RFC
 * 1071), and its change in place (RFC 1624).
 *
 * <p>A <em>partial sum</em> is a {@code long} ≥ 0 whose ones' complement fold is the sum so far;
 * partial sums of ranges that begin at an even octet of the message add with {@code +}. Thousands
 * may be added before {@link #fold} without overflow.
 */
public final class InternetChecksum {
  private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

  private InternetChecksum() {}

  /**
   * The partial sum of a range; an odd last octet is padded with zero on the right.
   *
   * @throws IndexOutOfBoundsException if the range is outside the buffer
   */
  public static long sum(ByteBuffer buffer, int index, int length) {
    Objects.checkFromIndexSize(index, length, buffer.limit());
    if (length == 0) {
      return 0;
    }
    if (buffer.hasArray()) {
      int from = buffer.arrayOffset() + index;
      return inNetworkOrder(SumLoops.ofArray(buffer.array(), from, from + length), LITTLE_ENDIAN);
    }
    long sum =
        buffer.isDirect()
            ? SumLoops.ofDirect(buffer, index, index + length)
            : SumLoops.ofReadOnly(buffer, index, index + length);
    return inNetworkOrder(sum, buffer.order() == ByteOrder.LITTLE_ENDIAN);
  }

  /** The partial sum of eight octets that were read at once. */
  public static long sum(@Unsigned long word) {
    return (word >>> 32 & 0xFFFFFFFFL) + (word & 0xFFFFFFFFL);
  }

  private static long inNetworkOrder(long sum, boolean littleEndian) {
    return littleEndian ? Short.reverseBytes((short) fold(sum)) & 0xFFFF : sum;
  }

  /**
   * Adds the sum of a range that follows {@code lengthSoFar} octets of the same message: after an
   * odd number of them its octets change places.
   */
  public static long append(long sum, int lengthSoFar, long next) {
    if ((lengthSoFar & 1) == 0) {
      return sum + next;
    }
    return sum + (Short.reverseBytes((short) fold(next)) & 0xFFFF);
  }

  /** Folds a partial sum to 16 bits with end-around carry: 0 only where every word was 0. */
  public static @SignedPositive int fold(long sum) {
    long folded = (sum & 0xFFFFFFFFL) + (sum >> 32);
    folded = (folded & 0xFFFF) + (folded >> 16);
    folded = (folded & 0xFFFF) + (folded >> 16);
    return (int) ((folded & 0xFFFF) + (folded >> 16)) & 0xFFFF;
  }

  /** The checksum field's value for a partial sum taken while that field was 0. */
  public static @SignedPositive int finish(long sum) {
    return ~fold(sum) & 0xFFFF;
  }

  /**
   * Whether a message whose sum, checksum field and pseudo-header included, is {@code sum} came
   * unharmed: the sum of all is negative zero (RFC 1071 §1 (3)).
   */
  public static boolean isValid(long sum) {
    return fold(sum) == 0xFFFF;
  }

  /** The checksum of a range that has its checksum field at 0, 0 to 65,535. */
  public static @SignedPositive int of(ByteBuffer buffer, int index, int length) {
    return finish(sum(buffer, index, length));
  }

  /**
   * A checksum after one 16-bit word of the message changed (RFC 1624 §3, equation 3), without
   * reading the rest.
   *
   * @param checksum the field before, 0 to 65,535
   * @param before the word before
   * @param after the word now
   * @return the field now
   */
  public static @SignedPositive int update16(int checksum, int before, int after) {
    return finish((~checksum & 0xFFFFL) + (~before & 0xFFFFL) + (after & 0xFFFFL));
  }

  /** As {@link #update16}, for 32 bits that begin at an even octet of the message. */
  public static @SignedPositive int update32(
      int checksum, @Unsigned int before, @Unsigned int after) {
    return finish((~checksum & 0xFFFFL) + (~before & 0xFFFFFFFFL) + (after & 0xFFFFFFFFL));
  }

  /**
   * The pseudo-header of an IPv4 packet without its length (RFC 9293 §3.1, RFC 768): symmetric in
   * the addresses, so one sum serves both directions. The transport adds its own length.
   *
   * @param protocol the number that names the transport, 0 to 255
   */
  public static long pseudoHeader(@Unsigned int source, @Unsigned int destination, int protocol) {
    return (source & 0xFFFFFFFFL) + (destination & 0xFFFFFFFFL) + (protocol & 0xFF);
  }

  /**
   * The pseudo-header of an IPv6 packet without its length (RFC 8200 §8.1). The destination is the
   * final one where there is a routing header.
   *
   * @param nextHeader the number that names the transport, 0 to 255
   */
  public static long pseudoHeader(
      @Unsigned long sourceHigh,
      @Unsigned long sourceLow,
      @Unsigned long destinationHigh,
      @Unsigned long destinationLow,
      int nextHeader) {
    return sum(sourceHigh)
        + sum(sourceLow)
        + sum(destinationHigh)
        + sum(destinationLow)
        + (nextHeader & 0xFF);
  }

  /**
   * The pseudo-header of two addresses of one version.
   *
   * @throws IllegalArgumentException if the versions differ
   */
  public static long pseudoHeader(IpAddress source, IpAddress destination, int protocol) {
    if (source instanceof Ipv4Address s && destination instanceof Ipv4Address d) {
      return pseudoHeader(s.bits(), d.bits(), protocol);
    }
    if (source instanceof Ipv6Address s && destination instanceof Ipv6Address d) {
      return pseudoHeader(s.high(), s.low(), d.high(), d.low(), protocol);
    }
    throw new IllegalArgumentException("addresses of two versions: " + source + ", " + destination);
  }
}
