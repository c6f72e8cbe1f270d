package io.netlayers.fsm.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netlayers.tcp.TcpFlags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Blind attacks: RFC 5961 §3 (RST), §4 (SYN), §5 (data), §7 (limits). */
class Rfc5961Test {
  private static final int ACK = TcpFlags.ACK;
  private static final int SYN = TcpFlags.SYN;
  private static final int RST = TcpFlags.RST;

  private static Bench established() {
    return Bench.in(TcpState.ESTABLISHED, Bench.plain().receiveBufferOctets(4000).build());
  }

  @Test
  void section3_2_resetInTheWindowButNotAtItsEdgeIsChallenged() {
    Bench b = established();
    b.in(RST, 2, 0, 0, 0);
    Bench.Sent challenge = b.one();
    assertEquals(ACK, challenge.flags());
    assertEquals(1, challenge.seq());
    assertEquals(1, challenge.ack());
    b.in(RST, 4000, 0, 0, 0).one();
    b.in(RST, 4001, 0, 0, 0).none();
    assertEquals(TcpState.ESTABLISHED, b.c.state());
    b.in(RST, 1, 0, 0, 0).none();
    assertEquals(TcpState.CLOSED, b.c.state());
  }

  @Test
  void asBeforeItAnyResetOrSynInTheWindowResets() {
    TcpConfig before =
        Bench.plain()
            .receiveBufferOctets(4000)
            .resetAnywhereInWindow(true)
            .resetBySyn(true)
            .build();
    Bench b = Bench.in(TcpState.ESTABLISHED, before);
    b.in(RST, 4001, 0, 0, 0).none();
    assertEquals(TcpState.ESTABLISHED, b.c.state());
    b.in(RST, 2, 0, 0, 0).none();
    assertEquals(TcpState.CLOSED, b.c.state());

    b = Bench.in(TcpState.ESTABLISHED, before);
    b.in(SYN, 0, 0, 1000, 0);
    assertEquals(ACK, b.one().flags());
    assertEquals(TcpState.ESTABLISHED, b.c.state());
    b.drop().in(SYN, 2, 0, 1000, 0);
    assertEquals(RST, b.one().flags() & RST);
    assertEquals(TcpState.CLOSED, b.c.state());
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"CLOSED", "LISTEN", "SYN_SENT", "SYN_RECEIVED", "TIME_WAIT"})
  void section4_2_synIsChallengedWhateverItsNumber(TcpState state) {
    for (long seq : new long[] {0, 1, 2, 3000, 90_000}) {
      Bench b = Bench.in(state, Bench.plain().build());
      b.in(SYN, seq, 0, 1000, 0);
      Bench.Sent challenge = b.one();
      assertEquals(ACK, challenge.flags());
      assertEquals(state, b.c.state());
    }
  }

  @Test
  void section5_2_ackOutsideOfTheRangeIsAnsweredAndItsTextDropped() {
    Bench b = established(); // MAX.SND.WND is 65535, SND.UNA 1, SND.NXT 1
    b.in(ACK, 1, 2, 1000, 10);
    assertEquals(ACK, b.one().flags());
    b.in(ACK, 1, 1 - 65536, 1000, 10);
    assertEquals(ACK, b.one().flags());
    assertEquals(0, b.read(100).length);
    b.in(ACK, 1, 1 - 65535, 1000, 10);
    assertEquals(10, b.read(100).length);
  }

  @Test
  void section7_challengesAreLimited() {
    Bench b = established();
    int challenges = 0;
    for (int i = 0; i < 100; i++) {
      b.in(RST, 2, 0, 0, 0);
      challenges += b.out.size();
      b.drop();
    }
    assertEquals(10, challenges);
    b.sleep(5 * Bench.SECOND).drop();
    b.in(SYN, 2, 0, 0, 0).one();
  }

  @Test
  void retransmittedTextIsAlwaysAnswered() {
    Bench b = established();
    b.in(ACK, 1, 1, 1000, 10).drop();
    for (int i = 0; i < 50; i++) {
      b.in(ACK, 1, 1, 1000, 10);
      assertEquals(11, b.one().ack());
    }
  }
}
