package io.netlayers.testkit.invariant;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What is encoded decodes to an equal value, and octets that decode are encoded to the same octets.
 * Encoding writes as many octets as it says, each of them whatever was there before, and none
 * outside; it leaves the buffer's position, limit and order alone.
 *
 * @param <V> the values
 */
public final class RoundTrip<V extends Object> {
  private static final int OFFSET = 7;
  private static final int BEHIND = 9;
  private static final byte[] NONE = {};
  private static final List<BufferKind> WRITABLE =
      List.of(BufferKind.HEAP, BufferKind.DIRECT, BufferKind.SLICED, BufferKind.LITTLE_ENDIAN);

  private final ToIntFunction<? super V> encodedLength;
  private final OctetWriter<? super V> encode;
  private final OctetReader<Optional<V>> decode;

  private RoundTrip(
      ToIntFunction<? super V> encodedLength,
      OctetWriter<? super V> encode,
      OctetReader<Optional<V>> decode) {
    this.encodedLength = encodedLength;
    this.encode = encode;
    this.decode = decode;
  }

  /**
   * A harness around a codec.
   *
   * @param encodedLength octets that {@code encode} writes
   * @param encode writes a value
   * @param decode the value of octets, or empty where they are refused
   */
  public static <V extends Object> RoundTrip<V> of(
      ToIntFunction<? super V> encodedLength,
      OctetWriter<? super V> encode,
      OctetReader<Optional<V>> decode) {
    return new RoundTrip<>(encodedLength, encode, decode);
  }

  /**
   * Checks that a value is encoded as it should be and decoded to an equal one.
   *
   * @throws AssertionError if not
   */
  public void checkValue(V value) {
    String fault = fault(value);
    if (fault != null) {
      throw new AssertionError(fault + "\n  for " + value);
    }
  }

  /**
   * Checks many values.
   *
   * @throws AssertionError as {@link #checkValue}, for the one of those that fail whose text is the
   *     shortest
   */
  public void checkValues(Iterable<? extends V> values) {
    int failed = 0;
    String shortest = "";
    String its = "";
    for (V value : values) {
      String fault = fault(value);
      String text = String.valueOf(value);
      if (fault != null) {
        if (failed == 0 || text.length() < shortest.length()) {
          shortest = text;
          its = fault;
        }
        failed++;
      }
    }
    if (failed > 0) {
      throw new AssertionError(its + "\n  for " + shortest + "\n  and " + failed + " fail in all");
    }
  }

  /**
   * Checks that octets, if they decode, are encoded to the same, no fewer and no more.
   *
   * @return whether they decode
   * @throws AssertionError if what is encoded differs; it shows the fewest octets found to do so
   */
  public boolean checkOctets(byte... octets) {
    return check(octets, true);
  }

  /**
   * As {@link #checkOctets}, for values that stand for the first part of a message alone: a header
   * before its payload. What is encoded must be what the octets begin with.
   */
  public boolean checkHead(byte... octets) {
    return check(octets, false);
  }

  private boolean check(byte[] octets, boolean whole) {
    if (octetsFault(octets, whole) != null) {
      byte[] smallest = SmallestOctets.of(octets, some -> octetsFault(some, whole) != null);
      throw new AssertionError(
          octetsFault(smallest, whole) + "\n  on " + OctetText.smallest(smallest, octets));
    }
    return decoded(BufferKind.HEAP.place(octets, NONE, NONE)).isPresent();
  }

  private @Nullable String octetsFault(byte[] octets, boolean whole) {
    Optional<V> decoded = decoded(BufferKind.HEAP.place(octets, NONE, NONE));
    if (decoded.isEmpty()) {
      return null;
    }
    V value = decoded.get();
    byte[] encoded = new byte[encodedLength.applyAsInt(value)];
    encode.write(value, ByteBuffer.wrap(encoded), 0);
    int compared = whole ? octets.length : Math.min(octets.length, encoded.length);
    return Arrays.equals(encoded, Arrays.copyOf(octets, compared))
        ? null
        : "decoded to " + value + ", they are encoded to other octets: " + OctetText.of(encoded);
  }

  private @Nullable String fault(V value) {
    int length = encodedLength.applyAsInt(value);
    byte[] first = null;
    for (BufferKind kind : WRITABLE) {
      for (byte filler : new byte[] {Filler.DEFAULT, (byte) ~Filler.DEFAULT}) {
        byte[] encoded = new byte[length];
        String fault = encodingFault(value, kind, filler, encoded);
        if (fault != null) {
          return fault;
        }
        if (first != null && !Arrays.equals(first, encoded)) {
          return "what was in the buffer before shows through: " + differ(first, encoded);
        }
        first = encoded;
      }
    }
    return first == null ? null : decodingFault(value, first);
  }

  private @Nullable String encodingFault(V value, BufferKind kind, byte filler, byte[] encoded) {
    byte[] before = Filler.of(filler, OFFSET);
    byte[] after = Filler.of(filler, BEHIND);
    PlacedOctets placed = kind.place(Filler.of(filler, encoded.length), before, after);
    ByteBuffer buffer = placed.buffer();
    int written = encode.write(value, buffer, OFFSET);
    if (written != encoded.length) {
      return "encodedLength says " + encoded.length + ", encode wrote " + written + " octets";
    }
    buffer.get(OFFSET, encoded);
    buffer.put(OFFSET, Filler.of(filler, encoded.length));
    String disturbed = placed.disturbed();
    return disturbed == null ? null : "encode " + disturbed + ", in a " + placed;
  }

  private @Nullable String decodingFault(V value, byte[] encoded) {
    byte[] around = Filler.of(OFFSET);
    for (BufferKind kind : BufferKind.values()) {
      Optional<V> decoded = decoded(kind.place(encoded, around, around));
      if (decoded.isEmpty()) {
        return "what it is encoded to is refused: " + OctetText.of(encoded);
      }
      if (!decoded.get().equals(value)) {
        return "decoded again, it is " + decoded.get() + "\n  from " + OctetText.of(encoded);
      }
    }
    return null;
  }

  private Optional<V> decoded(PlacedOctets placed) {
    try {
      return placed.readBy(decode);
    } catch (Exception thrown) {
      throw new AssertionError("decode threw " + thrown + ", in a " + placed, thrown);
    }
  }

  private static String differ(byte[] one, byte[] other) {
    return "octet " + Arrays.mismatch(one, other) + " of " + OctetText.of(one);
  }
}
