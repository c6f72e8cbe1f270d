package io.netlayers.fsm.tcp.table;

import static io.netlayers.fsm.tcp.table.TimeWaitTable.Answer.ACK;
import static io.netlayers.fsm.tcp.table.TimeWaitTable.Answer.DROP;
import static io.netlayers.fsm.tcp.table.TimeWaitTable.Answer.REMOVED;
import static io.netlayers.fsm.tcp.table.TimeWaitTable.Answer.REOPEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** RFC 9293 §3.6.1 and §3.10.7.4 in TIME-WAIT, RFC 6191, RFC 1337. */
class TimeWaitTableTest {
  private static final long MSL2 = 240_000_000_000L;
  private static final int RCV_NXT = -5; // near the wrap
  private static final int SND_NXT = 70;

  private final TimeWaitTable table = new TimeWaitTable(new ConnectionHash(1, 2));

  private int record(boolean timestamps) {
    return table.add(0, 0, 1, 80, 0, 2, 9, SND_NXT, RCV_NXT, timestamps, 1000, MSL2);
  }

  private TimeWaitTable.Answer segment(int entry, String flags, int seq, int length) {
    return timed(entry, flags, seq, length, false, 0);
  }

  private TimeWaitTable.Answer timed(
      int entry, String flags, int seq, int length, boolean hasTs, int tsVal) {
    return table.onSegment(
        entry,
        seq,
        length,
        flags.contains("S"),
        flags.contains("R"),
        flags.contains("A"),
        flags.contains("F"),
        hasTs,
        tsVal,
        100_000_000_000L,
        MSL2,
        true,
        true);
  }

  @Test
  void aRepeatedFinIsAcknowledgedAndStartsTheTimerAgain() {
    int entry = record(false);
    assertEquals(ACK, segment(entry, "FA", RCV_NXT - 1, 1));
    assertEquals(SND_NXT, table.sndNxt(entry));
    assertEquals(RCV_NXT, table.rcvNxt(entry));
    assertEquals(0, table.expire(MSL2 + 90_000_000_000L));
    assertEquals(1, table.expire(MSL2 + 101_000_000_000L));
    assertEquals(0, table.size());
  }

  @Test
  void itEndsAfterTwoMsl() {
    record(false);
    assertEquals(0, table.expire(MSL2 - 1));
    assertTrue(table.nextDeadline() <= MSL2 + (1 << 24));
    assertEquals(1, table.expire(MSL2 + (1 << 24)));
  }

  @Test
  void aPlainAckIsDroppedAndAnythingElseAcknowledged() {
    int entry = record(false);
    assertEquals(DROP, segment(entry, "A", RCV_NXT, 0));
    assertEquals(ACK, segment(entry, "A", RCV_NXT, 10));
    assertEquals(ACK, segment(entry, "A", RCV_NXT - 100, 0));
    assertEquals(ACK, segment(entry, "SA", RCV_NXT - 9, 1));
  }

  @Test
  void rfc5961_onlyAnExactRstEndsIt() {
    int entry = record(false);
    assertEquals(DROP, segment(entry, "R", RCV_NXT + 1, 0));
    assertEquals(1, table.size());
    assertEquals(REMOVED, segment(entry, "R", RCV_NXT, 0));
    assertEquals(0, table.size());
  }

  @Test
  void rfc1337_orNoRstAtAll() {
    int entry = record(false);
    assertEquals(
        DROP,
        table.onSegment(
            entry, RCV_NXT, 0, false, true, false, false, false, 0, 1, MSL2, true, false));
    assertEquals(1, table.size());
  }

  @Test
  void section3_6_1_aSynBeyondTheOldNumbersReopens() {
    int entry = record(false);
    assertEquals(ACK, segment(entry, "S", RCV_NXT, 1));
    assertEquals(ACK, segment(entry, "S", RCV_NXT - 1, 1));
    assertEquals(REOPEN, segment(entry, "S", RCV_NXT + 10, 1)); // across the wrap
    assertEquals(SND_NXT + 65537, table.reuseIss());
    assertEquals(-1, table.find(0, 0, 1, 80, 0, 2, 9));
  }

  @Test
  void rfc6191_aLaterTimestampReopensWhateverTheNumber() {
    int entry = record(true);
    assertEquals(ACK, timed(entry, "S", RCV_NXT + 10, 1, true, 999));
    assertEquals(ACK, timed(entry, "S", RCV_NXT - 10, 1, true, 1000));
    assertEquals(REOPEN, timed(entry, "S", RCV_NXT - 10, 1, true, 1001));
    entry = record(true);
    assertEquals(REOPEN, timed(entry, "S", RCV_NXT + 10, 1, true, 1000));
    entry = record(true);
    assertEquals(REOPEN, segment(entry, "S", RCV_NXT + 10, 1));
  }

  @Test
  void aRecordOfTheSameNameIsReplaced() {
    record(true);
    int entry = table.add(0, 0, 1, 80, 0, 2, 9, 1, 2, false, 3, 5);
    assertEquals(1, table.size());
    assertEquals(1, table.sndNxt(entry));
    assertEquals(false, table.hasTimestamps(entry));
    assertEquals(3, table.tsRecent(entry));
  }
}
