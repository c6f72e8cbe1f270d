package io.netlayers.testkit.invariant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeverThrowsTest {
  private static final Iterable<byte[]> ANY = HostileOctets.random(1, 300, 40);

  /** A length and as many octets, read as they should be. */
  private static int sum(java.nio.ByteBuffer buffer, int offset, int length) {
    if (length < 1 || (buffer.get(offset) & 0xFF) > length - 1) {
      return -1;
    }
    int sum = 0;
    for (int i = 1; i <= (buffer.get(offset) & 0xFF); i++) {
      sum += buffer.get(offset + i) & 0xFF;
    }
    return sum;
  }

  @Test
  void whatIsRightPasses() {
    NeverThrows.by(NeverThrowsTest::sum).checkAll(ANY);
  }

  @Test
  void lengthThatIsNotCheckedIsCaughtAtItsSmallest() {
    NeverThrows harness = NeverThrows.by((b, o, n) -> n > 0 ? b.get(o + 1 + (b.get(o) & 0xFF)) : 0);
    Planted.caught(
        () -> harness.check(new byte[] {(byte) 200, 5, 6, 7}),
        "IndexOutOfBoundsException",
        "1 octet: 00 (the fewest found, from 4)",
        "HEAP buffer, offset 3, 0 octets behind");
  }

  @Test
  void theCauseIsKept() {
    IllegalStateException mine = new IllegalStateException("mine");
    AssertionError error =
        assertThrows(
            AssertionError.class,
            () ->
                NeverThrows.by(
                        (b, o, n) -> {
                          throw mine;
                        })
                    .check());
    assertSame(mine, error.getCause());
  }

  @Test
  void arrayBehindTheBufferIsCaught() {
    NeverThrows harness = NeverThrows.by((b, o, n) -> b.array().length);
    Planted.caught(() -> harness.check((byte) 1), "UnsupportedOperation", "DIRECT");
  }

  @Test
  void relativeReadsAreCaught() {
    Planted.caught(
        () -> NeverThrows.by((b, o, n) -> n > 0 ? b.get() : 0).check((byte) 1), "position from 2");
  }

  @Test
  void limitOrderAndContentsMustStay() {
    Planted.caught(() -> NeverThrows.by((b, o, n) -> b.limit(o + n)).check((byte) 1), "limit");
    Planted.caught(
        () -> NeverThrows.by((b, o, n) -> b.order(ByteOrder.LITTLE_ENDIAN)).check((byte) 1),
        "order");
    Planted.caught(
        () -> NeverThrows.by((b, o, n) -> b.isReadOnly() ? 0 : b.put(o - 1, (byte) 0)).check(),
        "wrote to index 2",
        "slice is from 3");
  }

  @Test
  void deepRecursionIsCaught() {
    Planted.caught(() -> NeverThrows.by((b, o, n) -> forever(n)).check(), "StackOverflowError");
  }

  private static int forever(int n) {
    return forever(n + 1) + 1;
  }

  @Test
  void refusalOfTheCodesOwnIsAllowedAndNothingElse() {
    OctetReader<Integer> reader =
        (b, o, n) -> {
          if (n > 3) {
            throw new ParseException("too long", 3);
          }
          return n / (n - 2);
        };
    NeverThrows harness = NeverThrows.by(reader).allowing(ParseException.class);
    harness.check(new byte[9]);
    Planted.caught(() -> harness.check(new byte[2]), "ArithmeticException");
    Planted.caught(() -> NeverThrows.by(reader).check(new byte[9]), "ParseException");
  }

  @Test
  void everyKindIsTriedWithAndWithoutOctetsBehind() {
    java.util.Set<String> seen = new java.util.TreeSet<>();
    NeverThrows.by(
            (b, o, n) ->
                seen.add(
                    b.isDirect() + " " + b.isReadOnly() + " " + b.order() + " " + (b.limit() - o)))
        .check((byte) 9);
    assertEquals(8, seen.size(), seen.toString()); // SLICED looks like HEAP from here
  }

  @Test
  void hostileOctetsAreTheSameEachTimeAndManifold() {
    List<String> once = texts(HostileOctets.around((byte) 1, (byte) 2, (byte) 3));
    assertEquals(once, texts(HostileOctets.around((byte) 1, (byte) 2, (byte) 3)));
    assertEquals(4 + 18 + 1_000, once.size());
    for (String one :
        List.of(
            "0 octets", "2 octets: 01 02", "3 octets: ff 02 03", "6 octets: 01 02 03 01 02 03")) {
      assertTrue(once.contains(one), one);
    }
    assertTrue(texts(ANY).stream().distinct().count() > 270);
  }

  private static List<String> texts(Iterable<byte[]> inputs) {
    List<String> texts = new java.util.ArrayList<>();
    inputs.forEach(octets -> texts.add(OctetText.of(octets)));
    return texts;
  }
}
