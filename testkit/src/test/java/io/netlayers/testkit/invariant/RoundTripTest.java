package io.netlayers.testkit.invariant;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoundTripTest {
  /** A number of 0 to 65,535 after its flags octet, of which the low four bits are zero. */
  record Number(int flags, int value) {
    static Optional<Number> decode(ByteBuffer buffer, int offset, int length) {
      return length < 3
          ? Optional.empty()
          : Optional.of(
              new Number(
                  (buffer.get(offset) & 0xFF) >> 4,
                  (buffer.get(offset + 1) & 0xFF) << 8 | buffer.get(offset + 2) & 0xFF));
    }

    int encode(ByteBuffer buffer, int offset) {
      buffer.put(offset, (byte) (flags << 4));
      buffer.put(offset + 1, (byte) (value >> 8)).put(offset + 2, (byte) value);
      return 3;
    }
  }

  private static final Number SOME = new Number(9, 0x1234);

  private static RoundTrip<Number> with(OctetWriter<Number> encode) {
    return RoundTrip.of(number -> 3, encode, Number::decode);
  }

  @Test
  void whatIsRightPasses() {
    RoundTrip<Number> harness = with(Number::encode);
    harness.checkValues(List.of(SOME, new Number(0, 0), new Number(15, 65_535)));
    assertTrue(harness.checkOctets((byte) 0x90, (byte) 1, (byte) 2));
    assertFalse(harness.checkOctets((byte) 0x90, (byte) 1));
    assertTrue(harness.checkHead((byte) 0x90, (byte) 1, (byte) 2, (byte) 3));
  }

  @Test
  void lostBitsOfAValueAreCaught() {
    RoundTrip<Number> harness =
        with((v, b, o) -> new Number(v.flags() & 7, v.value()).encode(b, o));
    Planted.caught(
        () -> harness.checkValues(List.of(new Number(1, 1), SOME, new Number(8, 2))),
        "decoded again, it is Number[flags=0, value=2]",
        "for Number[flags=8, value=2]",
        "2 fail in all");
  }

  @Test
  void lostBitsOfOctetsAreCaughtAtTheirSmallest() {
    Planted.caught(
        () -> with(Number::encode).checkOctets((byte) 0x95, (byte) 1, (byte) 2),
        "encoded to other octets",
        "3 octets: 04 00 00");
  }

  @Test
  void trailingOctetsAreNotForgottenWhereTheWholeIsMeant() {
    Planted.caught(
        () -> with(Number::encode).checkOctets((byte) 0x90, (byte) 1, (byte) 2, (byte) 3),
        "encoded to other octets");
  }

  @Test
  void encodingThatKeepsBitsThatWereThereIsCaught() {
    RoundTrip<Number> harness =
        with(
            (v, b, o) -> {
              int reserved = b.get(o) & 0x0F;
              v.encode(b, o);
              b.put(o, (byte) (b.get(o) | reserved));
              return 3;
            });
    Planted.caught(() -> harness.checkValue(SOME), "shows through: octet 0 of");
  }

  @Test
  void octetThatIsNotWrittenIsCaught() {
    Planted.caught(
        () ->
            RoundTrip.of(v -> 4, (v, b, o) -> SOME.encode(b, o) + 1, Number::decode)
                .checkValue(SOME),
        "shows through: octet 3 of");
  }

  @Test
  void writingOutsideIsCaught() {
    Planted.caught(
        () -> with((v, b, o) -> v.encode(b.put(o - 1, (byte) 0), o)).checkValue(SOME),
        "wrote to index 6");
    Planted.caught(
        () -> with((v, b, o) -> v.encode(b.put(o + 3, (byte) 0), o)).checkValue(SOME),
        "wrote to index 10");
  }

  @Test
  void wrongLengthIsCaught() {
    Planted.caught(
        () -> RoundTrip.of(v -> 4, Number::encode, Number::decode).checkValue(SOME),
        "encodedLength says 4, encode wrote 3");
  }

  @Test
  void movedPositionIsCaught() {
    Planted.caught(
        () -> with((v, b, o) -> v.encode(b.position(0), o)).checkValue(SOME), "position from");
  }

  @Test
  void orderOfTheBufferMayNotShow() {
    Planted.caught(
        () ->
            with((v, b, o) -> {
                  v.encode(b, o);
                  b.putShort(o + 1, (short) v.value());
                  return 3;
                })
                .checkValue(SOME),
        "shows through");
  }

  @Test
  void refusedAndThrowingDecodersAreCaught() {
    Planted.caught(
        () ->
            RoundTrip.of(v -> 3, Number::encode, (b, o, n) -> Optional.<Number>empty())
                .checkValue(SOME),
        "is refused: 3 octets: 90 12 34");
    Planted.caught(
        () ->
            RoundTrip.<Number>of(
                    v -> 3,
                    Number::encode,
                    (b, o, n) -> {
                      throw new IllegalStateException("no");
                    })
                .checkValue(SOME),
        "decode threw");
  }
}
