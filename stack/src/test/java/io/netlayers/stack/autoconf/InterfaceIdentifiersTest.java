package io.netlayers.stack.autoconf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 5453 §3: identifiers that no host makes. */
class InterfaceIdentifiersTest {
  @ParameterizedTest
  @CsvSource({
    "0, true",
    "1, false",
    "2005efffe000000, true",
    "2005efffeffffff, true",
    "2005efffdffffff, false",
    "2005effff000000, false",
    "fdffffffffffff80, true",
    "fdffffffffffffff, true",
    "fdffffffffffff7f, false",
    "fe00000000000000, false",
  })
  void reserved(String identifier, boolean reserved) {
    long bits = Long.parseUnsignedLong(identifier, 16);
    assertEquals(reserved, InterfaceIdentifiers.isReserved(bits));
  }
}
