package io.netlayers.fsm.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.tcp.TcpFlags;
import io.netlayers.tcp.TcpSegmentView;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Options, MSS, checksums, path MTU, ICMP errors, ECN. */
class Rfc9293Section3_7Test {
  private static final int ACK = TcpFlags.ACK;
  private static final int SYN = TcpFlags.SYN;
  private static final byte[] NO_TEXT = {};

  private static int biggest(Bench b) {
    b.write(20_000);
    return b.out.stream().mapToInt(Bench.Sent::len).max().orElse(0);
  }

  @Test
  void section3_7_1_mssIsSentAndReceived() { // MUST-14, SHLD-5, MUST-67
    Bench b = new Bench(Bench.plain().mss(1234).build());
    b.c.openActive(0);
    assertEquals(1234, b.flush().one().view().mss());
    b.in(SYN | ACK, 0, 1, 65535, NO_TEXT, Bench.mss(700)).drop();
    assertEquals(700, biggest(b));
  }

  @Test
  void section3_7_1_withoutTheOptionTheDefaultHolds() { // MUST-15
    Bench b = new Bench(Bench.plain().build()).accept(65535, NO_TEXT);
    assertEquals(536, biggest(b));
    b = new Bench(Bench.plain().defaultSendMss(1220).build()).accept(65535, NO_TEXT);
    assertEquals(1220, biggest(b));
  }

  @Test
  void section3_7_1_effectiveSendMss() { // MUST-16: min(SendMSS+20, MMS_S) - TCPhdrsize -
    // IPoptionsize
    Bench b = new Bench(Bench.plain().mmsS(1000).ipOptionOctets(8).build());
    b.accept(65535, Bench.mss(1460));
    assertEquals(1000 - 20 - 8, biggest(b));
    b = new Bench(TcpConfig.builder().sack(false).windowScaling(false).build());
    b.connect(65535, Bench.timestamps(1, 0));
    b.c.user().maxSegment(500);
    b.c.write(ByteBuffer.allocate(2000), b.now);
    b.flush();
    assertEquals(500 - 12, b.out.peek().len());
  }

  @Test
  void section3_7_1_aSackOptionTakesItsPlaceFromTheText() {
    Bench b = new Bench(Bench.plain().build()).accept(65535, Bench.mssSack(1000));
    b.in(ACK, 100, 1, 65535, 10).drop();
    b.write(3000);
    assertEquals(1000 - 12, b.out.peek().len());
    assertEquals(12, b.out.peek().options().length);
  }

  /** What the layer below takes is a fact: no least MSS makes a segment longer (RFC 791: 68). */
  @Test
  void section3_7_1_noSegmentIsLongerThanTheLayerBelowTakes() { // MUST-16
    TcpConfig narrow =
        TcpConfig.builder().windowScaling(false).mss(28).mmsS(48).minMmsS(48).build();
    Bench b = new Bench(narrow);
    b.connect(65535, Bench.join(Bench.mssSack(256), Bench.timestamps(7, 0)));
    assertTrue(b.c.info().sack() && b.c.info().timestamps());
    for (int hole = 0; hole < 6; hole++) { // SACK blocks want to be told, more than there is room
      b.in(ACK, 11 + 20 * hole, 1, 65535, new byte[10], Bench.timestamps(8, 0));
    }
    assertLength(b, 48, 0);
    b.write(400);
    int sent = b.out.stream().mapToInt(Bench.Sent::len).sum();
    assertLength(b, 48, 1);
    b.in(ACK, 1, 1 + sent, 65535, new byte[200], Bench.timestamps(9, 0));
    assertLength(b, 48, 16);
  }

  private static void assertLength(Bench b, int most, int leastText) {
    assertFalse(b.out.isEmpty());
    b.out.forEach(sent -> assertTrue(20 + sent.options().length + sent.len() <= most, "" + sent));
    assertTrue(b.out.stream().mapToInt(Bench.Sent::len).max().orElse(0) >= leastText);
    b.drop();
  }

  @Test
  void section3_7_1_notOnOtherSegments() { // MUST-65
    Bench b = new Bench(Bench.plain().build()).accept(65535, Bench.mss(1000));
    b.write(10);
    assertEquals(-1, b.one().view().mss());
  }

  @Test
  void section3_1_aWrongChecksumIsDropped() { // MUST-3
    Bench b = Bench.in(TcpState.ESTABLISHED, Bench.plain().build());
    ByteBuffer wire = ByteBuffer.allocate(30);
    TcpSegmentView v = new TcpSegmentView().wrapForEncode(wire, 0, 0, 10);
    v.sourcePort(4000).destinationPort(80).sequence(Bench.IRS + 1).acknowledgment(Bench.ISS + 1);
    v.flags(ACK).window(1000).updateChecksum(Bench.PSEUDO + 1);
    b.c.onSegment(v, 0, 0);
    b.flush().none();
    assertEquals(TcpViolation.BAD_CHECKSUM, b.c.violation());
    assertEquals(0, b.read(10).length);
    v.updateChecksum(Bench.PSEUDO);
    b.c.onSegment(v, 0, 0);
    assertEquals(10, b.read(10).length);
  }

  @Test
  void section3_2_illegalOptionLengthsAndUnknownOptions() { // MUST-5, 6, 7, 64, 68
    Bench b = new Bench(Bench.plain().build());
    b.c.openPassive(0);
    b.in(
        SYN,
        0,
        0,
        65535,
        NO_TEXT,
        new byte[] {77, 3, 9, 2, 4, 2, (byte) 0x58, 0}); // 600, odd place
    b.drop().in(ACK, 1, 1, 65535, NO_TEXT, new byte[] {77, 0, 0, 0}).drop(); // a length of 0
    assertEquals(TcpState.ESTABLISHED, b.c.state());
    assertEquals(600, biggest(b));
    b.in(ACK, 1, 601, 65535, new byte[5], new byte[] {1, 1, 8, 60}); // past the end
    assertEquals(5, b.read(10).length);
    assertEquals(TcpViolation.BAD_OPTION, b.c.violation());
  }

  @Test
  void section3_2_theSynsHeaderIsPaddedWithNothingElse() { // MUST-69
    Bench b = new Bench(TcpConfig.standard());
    b.c.openActive(0);
    byte[] options = b.flush().one().options();
    assertEquals(20, options.length);
    byte[] scale = {1, 3, 3, 3};
    assertEquals(
        java.util.Arrays.toString(
            Bench.join(Bench.mss(1460), new byte[] {4, 2, 8, 10, 0, 0, 0, 0, 0, 0, 0, 0}, scale)),
        java.util.Arrays.toString(options));
  }

  // RFC 1191, RFC 8201, RFC 5927 §7

  private static void tooBig(Bench b, long seq, int mmsS) {
    b.c.onNetworkError(NetworkErrorKind.TOO_BIG, (int) (Bench.ISS + seq), mmsS, b.now);
    b.flush();
  }

  @Test
  void aReportOfASmallerPathIsFollowedAtOnce() {
    Bench b = new Bench(Bench.plain().build()).accept(65535, Bench.mss(1460));
    b.write(5000);
    assertEquals(1460, b.out.peek().len());
    b.drop();
    long cwnd = b.c.info().sndCwnd();
    tooBig(b, 1, 1020);
    assertEquals(1000, b.out.peek().len());
    assertEquals(1, b.out.peek().seq());
    assertTrue(b.c.info().sndCwnd() >= cwnd - 1460); // no sign of congestion
    assertEquals(1020, b.c.info().pmtu());
    b.in(ACK, 1, 5001, 65535, 0).drop();
    assertEquals(1000, biggest(b));
  }

  @Test
  void aReportIsCheckedAgainstWhatIsInFlight() { // RFC 5927 §4.1
    Bench b = new Bench(Bench.plain().build()).accept(65535, Bench.mss(1460));
    b.write(3000).drop();
    tooBig(b, 5000, 600);
    tooBig(b, 0, 600);
    assertEquals(1480, b.c.info().pmtu());
    tooBig(b, 1, 100); // less than any path has
    assertEquals(532, b.c.info().pmtu());
  }

  @Test
  void aReportAgainstExperienceWaitsForATimeout() { // RFC 5927 §7.2
    Bench b = new Bench(Bench.plain().build()).accept(65535, Bench.mss(1460));
    b.write(2920).drop();
    b.in(ACK, 1, 1461, 65535, 0); // 1460 arrives
    tooBig(b, 1461, 700);
    assertEquals(1480, b.c.info().pmtu());
    b.sleep(2 * Bench.SECOND);
    assertEquals(700, b.c.info().pmtu());
    assertEquals(680, b.out.peek().len());
  }

  // §3.9.2.2

  private static void report(Bench b, NetworkErrorKind kind, long seq) {
    b.c.onNetworkError(kind, 7, (int) (Bench.ISS + seq), 0, b.now);
    b.flush();
  }

  @Test
  void section3_9_2_2_softErrorsAreToldAndNotMore() { // MUST-54, 56, 47, SHLD-25, SHLD-20
    Bench b = Bench.in(TcpState.ESTABLISHED, Bench.plain().build());
    b.write(10).drop();
    report(b, NetworkErrorKind.SOFT, 1);
    assertEquals(TcpState.ESTABLISHED, b.c.state());
    assertTrue(b.told(TcpEvent.SOFT_ERROR));
    assertEquals(7, b.c.user().errorCode());
    b.c.user().reportErrors(false);
    report(b, NetworkErrorKind.SOFT, 1);
    assertFalse(b.told(TcpEvent.SOFT_ERROR));
  }

  @Test
  void section3_9_2_2_hardErrorsEndAnAttemptToConnect() { // SHLD-26
    Bench b = Bench.in(TcpState.SYN_SENT, Bench.plain().build());
    report(b, NetworkErrorKind.HARD, 5); // not ours
    assertEquals(TcpState.SYN_SENT, b.c.state());
    report(b, NetworkErrorKind.HARD, 0);
    assertEquals(TcpState.CLOSED, b.c.state());
    assertEquals(TcpError.UNREACHABLE, b.c.pendingError());
  }

  @Test
  void section3_9_2_2_hardErrorsOnASynchronizedConnection() { // RFC 5927 §5.2
    Bench b = Bench.in(TcpState.ESTABLISHED, Bench.plain().build());
    b.write(10).drop();
    report(b, NetworkErrorKind.HARD, 1);
    assertEquals(TcpState.ESTABLISHED, b.c.state());
    b = Bench.in(TcpState.ESTABLISHED, Bench.plain().hardErrorsAbort(true).build());
    b.write(10).drop();
    report(b, NetworkErrorKind.HARD, 1);
    assertEquals(TcpState.CLOSED, b.c.state());
  }

  @Test
  void rfc6191_timeWaitIsLeftForANewerSyn() { // MAY-2, SHLD-4
    Bench b = Bench.in(TcpState.TIME_WAIT, Bench.plain().build());
    b.in(SYN, 1, 0, 65535, 0).one(); // old: acknowledged
    assertEquals(TcpState.TIME_WAIT, b.c.state());
    b.in(SYN, 5000, 0, 65535, 0);
    Bench.Sent synAck = b.one();
    assertEquals(SYN | ACK, synAck.flags());
    assertEquals(5001, synAck.ack());
    assertTrue(synAck.seq() > 2 && synAck.seq() < 1L << 31); // (1): beyond the old numbers
    assertEquals(TcpState.SYN_RECEIVED, b.c.state());
  }

  @Test
  void rfc5482_userTimeoutOption() {
    TcpConfig config =
        Bench.plain().userTimeoutOption(true).userTimeoutNanos(90 * Bench.SECOND).build();
    Bench b = new Bench(config);
    b.c.openActive(0);
    byte[] options = b.flush().one().options();
    assertEquals(28, options[options.length - 4]);
    assertEquals(90, options[options.length - 1]);
  }

  @Test
  void section3_4_initialSequenceNumbersComeFromTheSource() { // MUST-8
    Bench b = new Bench(Bench.plain().build());
    b.iss = 12345;
    b.c.openActive(0);
    assertEquals(0, b.flush().one().seq());
  }
}
