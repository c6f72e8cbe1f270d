package io.netlayers.fsm.tcp.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The vectors of the paper's reference code: key 00 01 .. 0f, input 00 01 02 .. */
class SipHashTest {
  private final SipHash hash = new SipHash(0x0706050403020100L, 0x0F0E0D0C0B0A0908L);

  @Test
  void nothing() {
    assertEquals(0x726FDB47DD0E0E31L, hash.begin().finish());
  }

  @Test
  void oneOctet() {
    assertEquals(0x74F839C593DC67FDL, hash.begin().finish(0, 1));
  }

  @Test
  void oneWord() {
    assertEquals(0x93F5F5799A932462L, hash.begin().add(0x0706050403020100L).finish());
  }

  @Test
  void aWordAndSevenOctets() {
    assertEquals(
        0xA129CA6149BE45E5L, hash.begin().add(0x0706050403020100L).finish(0x0E0D0C0B0A0908L, 7));
  }

  @Test
  void twoWords() {
    assertEquals(
        0x3F2ACC7F57C29BDBL,
        hash.begin().add(0x0706050403020100L).add(0x0F0E0D0C0B0A0908L).finish());
  }

  @Test
  void everyPartOfANameAndThePurposeCount() {
    ConnectionHash named = new ConnectionHash(1, 2);
    Set<Long> seen = new HashSet<>();
    for (ConnectionHash.Purpose purpose : ConnectionHash.Purpose.values()) {
      seen.add(named.of(purpose, 0, 0, 0, 0, 0, 0, 0, 0));
    }
    ConnectionHash.Purpose table = ConnectionHash.Purpose.TABLE;
    seen.add(named.of(table, 1, 0, 0, 0, 0, 0, 0, 0));
    seen.add(named.of(table, 0, 1, 0, 0, 0, 0, 0, 0));
    seen.add(named.of(table, 0, 0, 1, 0, 0, 0, 0, 0));
    seen.add(named.of(table, 0, 0, 0, 1, 0, 0, 0, 0));
    seen.add(named.of(table, 0, 0, 0, 0, 1, 0, 0, 0));
    seen.add(named.of(table, 0, 0, 0, 0, 0, 1, 0, 0));
    seen.add(named.of(table, 0, 0, 0, 0, 0, 0, 1, 0));
    seen.add(named.of(table, 0, 0, 0, 0, 0, 0, 0, 1));
    seen.add(new ConnectionHash(2, 1).of(table, 0, 0, 0, 0, 0, 0, 0, 0));
    assertEquals(ConnectionHash.Purpose.values().length + 9, seen.size());
    assertNotEquals(ConnectionHash.names(-1, 65535, 1), ConnectionHash.names(-1, 1, 65535));
    assertEquals(0xFFFFFFFF_FFFE_FFFDL, ConnectionHash.names(-1, 0xFFFE, 0xFFFD));
  }
}
