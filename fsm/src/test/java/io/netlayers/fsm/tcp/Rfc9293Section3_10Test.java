package io.netlayers.fsm.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.tcp.TcpFlags;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** User calls in every state, and segments in CLOSED, LISTEN and SYN-SENT. */
class Rfc9293Section3_10Test {
  private static final int ACK = TcpFlags.ACK;
  private static final int SYN = TcpFlags.SYN;
  private static final int FIN = TcpFlags.FIN;
  private static final int RST = TcpFlags.RST;

  private static Bench in(TcpState state) {
    return Bench.in(state, Bench.plain().build());
  }

  private static void refuses(Bench b, TcpError error, Runnable call) {
    String before = b.c.toString() + b.c.info();
    TcpCallException e = assertThrows(TcpCallException.class, call::run);
    assertEquals(error, e.error());
    assertEquals(before, b.c.toString() + b.c.info(), "a refused call changed something");
  }

  // §3.10.1 OPEN

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"CLOSED", "LISTEN"})
  void openWhereAConnectionIs(TcpState state) {
    Bench b = in(state);
    refuses(b, TcpError.ALREADY_EXISTS, () -> b.c.openActive(0));
    refuses(b, TcpError.ALREADY_EXISTS, () -> b.c.openPassive(0));
  }

  @Test
  void activeOpenSendsSyn() {
    Bench b = in(TcpState.CLOSED);
    b.c.openActive(0);
    Bench.Sent syn = b.flush().one();
    assertEquals(SYN, syn.flags());
    assertEquals(0, syn.seq());
    assertEquals(TcpState.SYN_SENT, b.c.state());
  }

  @Test
  void activeOpenFromListen() {
    Bench b = in(TcpState.LISTEN);
    b.c.openActive(0);
    assertEquals(SYN, b.flush().one().flags());
    assertEquals(TcpState.SYN_SENT, b.c.state());
  }

  @Test
  void activeOpenWithoutPeer() {
    TcpConnection c = new TcpConnection(TcpConfig.standard(), new TcpPool(), (who, now) -> 1, 80);
    TcpCallException e = assertThrows(TcpCallException.class, () -> c.openActive(0));
    assertEquals(TcpError.REMOTE_UNSPECIFIED, e.error());
    assertEquals(TcpState.CLOSED, c.state());
  }

  // §3.10.2 SEND

  @Test
  void sendFromListenOpensActively() {
    Bench b = in(TcpState.LISTEN);
    b.write(10);
    assertEquals(SYN, b.one().flags());
    assertEquals(TcpState.SYN_SENT, b.c.state());
    b.in(SYN | ACK, 0, 1, 1000, new byte[0], Bench.mss(1460));
    Bench.Sent text = b.one();
    assertEquals(10, text.len());
    assertEquals(1, text.seq());
    assertEquals(1, text.ack());
  }

  @ParameterizedTest
  @CsvSource({
    "CLOSED, DOES_NOT_EXIST",
    "FIN_WAIT_1, CLOSING",
    "FIN_WAIT_2, CLOSING",
    "CLOSING, CLOSING",
    "LAST_ACK, CLOSING",
    "TIME_WAIT, CLOSING"
  })
  void sendIsRefused(TcpState state, TcpError error) {
    Bench b = in(state);
    refuses(b, error, () -> b.c.write(ByteBuffer.allocate(1), 0));
  }

  @ParameterizedTest
  @EnumSource(names = {"SYN_SENT", "SYN_RECEIVED"})
  void sendIsQueuedUntilEstablished(TcpState state) {
    Bench b = in(state);
    b.write(100).none();
    if (state == TcpState.SYN_SENT) {
      b.in(SYN | ACK, 0, 1, 1000, 0);
    } else {
      b.in(ACK, 1, 1, 1000, 0);
    }
    assertEquals(100, b.one().len());
  }

  @ParameterizedTest
  @EnumSource(names = {"ESTABLISHED", "CLOSE_WAIT"})
  void sendGoesWithAPiggybackedAck(TcpState state) {
    Bench b = in(state);
    b.write(100);
    Bench.Sent text = b.one();
    assertTrue(text.has(ACK | TcpFlags.PSH)); // MUST-61
    assertEquals(state == TcpState.ESTABLISHED ? 1 : 2, text.ack());
  }

  // §3.10.3 RECEIVE

  @ParameterizedTest
  @EnumSource(names = {"LISTEN", "SYN_SENT", "SYN_RECEIVED", "ESTABLISHED", "FIN_WAIT_1"})
  void receiveWaits(TcpState state) {
    assertEquals(0, in(state).read(10).length);
  }

  @ParameterizedTest
  @EnumSource(names = {"CLOSE_WAIT", "CLOSING", "LAST_ACK", "TIME_WAIT"})
  void receiveAfterTheEnd(TcpState state) {
    assertNull(in(state).read(10));
  }

  @Test
  void receiveWithoutConnection() {
    Bench b = in(TcpState.CLOSED);
    refuses(b, TcpError.DOES_NOT_EXIST, () -> b.c.read(ByteBuffer.allocate(1), 0));
  }

  @Test
  void textOnHandIsReadAfterACleanEnd() {
    Bench b = in(TcpState.ESTABLISHED);
    b.in(FIN | ACK, 1, 1, 1000, 20);
    b.c.shutdown(0);
    b.flush().in(ACK, 22, 2, 1000, 0);
    assertEquals(TcpState.CLOSED, b.c.state());
    assertEquals(20, b.read(100).length);
    assertNull(b.read(100));
    assertEquals(0, b.pool.chunksLent());
  }

  // §3.10.4 CLOSE

  @ParameterizedTest
  @EnumSource(names = {"LISTEN", "SYN_SENT"})
  void closeBeforeThePeerIsKnownDeletes(TcpState state) {
    Bench b = in(state);
    b.c.shutdown(0);
    b.flush().none();
    assertEquals(TcpState.CLOSED, b.c.state());
  }

  @Test
  void closeInSynReceivedWithoutTextSendsFin() {
    Bench b = in(TcpState.SYN_RECEIVED);
    b.c.shutdown(0);
    assertEquals(FIN | ACK, b.flush().one().flags());
    assertEquals(TcpState.FIN_WAIT_1, b.c.state());
    b.in(ACK, 1, 2, 1000, 0); // of SYN and FIN
    assertEquals(TcpState.FIN_WAIT_2, b.c.state());
  }

  @Test
  void closeInSynReceivedWithTextWaits() {
    Bench b = in(TcpState.SYN_RECEIVED);
    b.write(10);
    b.c.shutdown(0);
    assertEquals(TcpState.SYN_RECEIVED, b.c.state());
    refuses(b, TcpError.CLOSING, () -> b.c.write(ByteBuffer.allocate(1), 0));
    b.in(ACK, 1, 1, 1000, 0);
    assertEquals(TcpState.FIN_WAIT_1, b.c.state());
    Bench.Sent last = b.one();
    assertEquals(10, last.len());
    assertTrue(last.has(FIN));
  }

  @Test
  void closeWaitsForPrecedingSends() {
    Bench b = new Bench(Bench.plain().build()).accept(500, Bench.mss(1460)); // a small window
    b.write(800).drop();
    b.c.shutdown(0);
    b.flush().none();
    assertEquals(TcpState.FIN_WAIT_1, b.c.state()); // "in any case"
    b.in(ACK, 1, 501, 500, 0);
    Bench.Sent last = b.one();
    assertEquals(300, last.len());
    assertTrue(last.has(FIN));
  }

  @ParameterizedTest
  @CsvSource({
    "CLOSED, DOES_NOT_EXIST",
    "FIN_WAIT_1, CLOSING",
    "FIN_WAIT_2, CLOSING",
    "CLOSING, CLOSING",
    "LAST_ACK, CLOSING",
    "TIME_WAIT, CLOSING"
  })
  void closeIsRefused(TcpState state, TcpError error) {
    Bench b = in(state);
    refuses(b, error, () -> b.c.shutdown(0));
  }

  // §3.10.5 ABORT

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "CLOSED")
  void abort(TcpState state) {
    Bench b = in(state);
    b.c.abort(0);
    b.flush();
    assertEquals(TcpState.CLOSED, b.c.state());
    boolean reset =
        switch (state) {
          case SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT -> true;
          default -> false;
        };
    if (reset) {
      Bench.Sent rst = b.one();
      assertEquals(RST, rst.flags());
      boolean finSent = state == TcpState.FIN_WAIT_1 || state == TcpState.FIN_WAIT_2;
      assertEquals(finSent ? 2 : 1, rst.seq()); // <SEQ=SND.NXT>
    } else {
      b.none();
    }
    assertEquals(TcpConnection.NO_DEADLINE, b.c.nextDeadline());
    assertEquals(0, b.pool.chunksLent());
  }

  @Test
  void abortWithoutConnection() {
    Bench b = in(TcpState.CLOSED);
    refuses(b, TcpError.DOES_NOT_EXIST, () -> b.c.abort(0));
  }

  // §3.10.7.1 CLOSED

  @Test
  void closedAnswersWithAnAcceptableReset() {
    Bench b = in(TcpState.CLOSED);
    b.in(RST, 5, 0, 0, 0).none();
    b.in(SYN, 5, 0, 0, 7);
    Bench.Sent reset = b.one();
    assertEquals(RST | ACK, reset.flags());
    assertEquals(-Bench.ISS & 0xFFFFFFFFL, reset.seq()); // number zero
    assertEquals(5 + 8, reset.ack());
    b.in(ACK, 5, 99, 0, 7);
    reset = b.one();
    assertEquals(RST, reset.flags());
    assertEquals(99, reset.seq());
  }

  // §3.10.7.2 LISTEN

  @Test
  void listenIgnoresResetsAndResetsAcks() {
    Bench b = in(TcpState.LISTEN);
    b.in(RST | SYN, 5, 0, 0, 0).none();
    b.in(SYN | ACK, 5, 44, 0, 0);
    Bench.Sent reset = b.one();
    assertEquals(RST, reset.flags());
    assertEquals(44, reset.seq());
    b.in(FIN, 5, 0, 0, 10).none();
    assertEquals(TcpState.LISTEN, b.c.state());
  }

  @Test
  void listenAnswersASynAndQueuesItsText() {
    Bench b = in(TcpState.LISTEN);
    b.in(SYN | FIN, 0, 0, 1000, 20);
    Bench.Sent synAck = b.one();
    assertEquals(SYN | ACK, synAck.flags());
    assertEquals(0, synAck.seq());
    assertEquals(1, synAck.ack());
    assertEquals(TcpState.SYN_RECEIVED, b.c.state());
    assertEquals(0, b.read(100).length);
    b.in(ACK, 22, 1, 1000, 0);
    assertEquals(TcpState.CLOSE_WAIT, b.c.state());
    assertEquals(20, b.read(100).length);
    assertEquals(22, b.out.getLast().ack());
  }

  // §3.10.7.3 SYN-SENT

  @ParameterizedTest
  @CsvSource({"0", "2", "4294967295"})
  void synSentAnswersABadAckWithAReset(long ack) {
    Bench b = in(TcpState.SYN_SENT);
    b.in(ACK, 5, ack, 0, 0);
    Bench.Sent reset = b.one();
    assertEquals(RST, reset.flags());
    assertEquals(ack, reset.seq());
    b.in(ACK | RST, 5, ack, 0, 0).none();
    assertEquals(TcpState.SYN_SENT, b.c.state());
  }

  @Test
  void synSentBelievesAResetThatAcknowledgesTheSyn() {
    Bench b = in(TcpState.SYN_SENT);
    b.in(RST, 0, 0, 0, 0).none();
    assertEquals(TcpState.SYN_SENT, b.c.state());
    b.in(RST | ACK, 0, 1, 0, 0).none();
    assertEquals(TcpState.CLOSED, b.c.state());
    assertEquals(TcpError.REFUSED, b.c.pendingError());
    assertEquals(TcpConnection.FAILED, b.c.write(ByteBuffer.allocate(1), 0));
  }

  @Test
  void synSentEstablishesAndGoesOnWithTheRest() {
    Bench b = in(TcpState.SYN_SENT);
    b.in(SYN | ACK | FIN, 0, 1, 1000, 5);
    assertEquals(TcpState.CLOSE_WAIT, b.c.state());
    assertEquals(7, b.one().ack());
    assertEquals(5, b.read(100).length);
  }

  @Test
  void synSentWithoutSynDropsTheSegment() {
    Bench b = in(TcpState.SYN_SENT);
    b.in(ACK, 0, 1, 1000, 5).none();
    assertEquals(TcpState.SYN_SENT, b.c.state());
  }

  @Test
  void simultaneousOpen() { // MUST-10
    Bench b = in(TcpState.SYN_SENT);
    b.in(SYN, 0, 0, 1000, 0);
    Bench.Sent synAck = b.one();
    assertEquals(SYN | ACK, synAck.flags());
    assertEquals(0, synAck.seq());
    assertEquals(TcpState.SYN_RECEIVED, b.c.state());
    b.in(SYN | ACK, 0, 1, 1000, 0);
    b.drop().in(ACK, 1, 1, 1000, 0);
    assertEquals(TcpState.ESTABLISHED, b.c.state());
  }

  @Test
  void halfOpenConnectionIsDiscovered() { // §3.5.1, figure 9
    Bench b = in(TcpState.SYN_SENT);
    b.in(ACK, 300, 77, 1000, 0);
    assertEquals(RST, b.one().flags());
    b.in(SYN | ACK, 0, 1, 1000, 0);
    assertEquals(TcpState.ESTABLISHED, b.c.state());
  }

  // §3.6.1

  @Test
  void closeWithUnreadTextResets() { // SHLD-3
    Bench b = in(TcpState.ESTABLISHED);
    b.in(ACK, 1, 1, 1000, 5).drop();
    b.c.close(0);
    assertTrue(b.flush().one().has(RST));
    assertEquals(TcpState.CLOSED, b.c.state());
  }

  @Test
  void textAfterCloseResets() {
    Bench b = in(TcpState.ESTABLISHED);
    b.c.close(0);
    assertTrue(b.flush().one().has(FIN));
    b.in(ACK, 1, 2, 1000, 0);
    assertEquals(TcpState.FIN_WAIT_2, b.c.state());
    b.in(ACK, 1, 2, 1000, 5);
    assertTrue(b.one().has(RST));
    assertEquals(TcpState.CLOSED, b.c.state());
  }

  @Test
  void timeRunningBackwardsIsRefused() {
    Bench b = in(TcpState.ESTABLISHED);
    b.c.onTimeout(100);
    String before = b.c.info().toString();
    assertThrows(IllegalArgumentException.class, () -> b.c.onTimeout(99));
    assertThrows(IllegalArgumentException.class, () -> b.c.read(ByteBuffer.allocate(1), -1));
    assertEquals(before, b.c.info().toString());
    b.c.onTimeout(Long.MAX_VALUE - 1);
  }
}
