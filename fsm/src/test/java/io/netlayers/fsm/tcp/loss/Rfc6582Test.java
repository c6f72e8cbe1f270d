package io.netlayers.fsm.tcp.loss;

import static io.netlayers.fsm.tcp.loss.NewRenoRecovery.Step.ENTER;
import static io.netlayers.fsm.tcp.loss.NewRenoRecovery.Step.EXIT;
import static io.netlayers.fsm.tcp.loss.NewRenoRecovery.Step.INFLATE;
import static io.netlayers.fsm.tcp.loss.NewRenoRecovery.Step.LIMITED_TRANSMIT;
import static io.netlayers.fsm.tcp.loss.NewRenoRecovery.Step.NONE;
import static io.netlayers.fsm.tcp.loss.NewRenoRecovery.Step.RETRANSMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** RFC 6582 §3.2 with RFC 5681 §3.2, and RFC 3042. */
class Rfc6582Test {
  private static final int SMSS = 1000;
  private static final long ISS = 1L << 32;
  private static final long UNA = ISS + 1;

  private final NewRenoRecovery recovery = new NewRenoRecovery(ISS);

  private void enter() {
    assertEquals(LIMITED_TRANSMIT, recovery.onDuplicate(UNA, false, SMSS));
    assertEquals(LIMITED_TRANSMIT, recovery.onDuplicate(UNA, false, SMSS));
    assertEquals(ENTER, recovery.onDuplicate(UNA, false, SMSS));
    recovery.enter(5 * SMSS, UNA + 10 * SMSS, SMSS);
  }

  @Test
  void step2_threeDuplicatesBeginRecoveryWithAnInflatedWindow() {
    enter();
    assertTrue(recovery.inRecovery());
    assertEquals(8 * SMSS, recovery.cwnd());
    assertEquals(INFLATE, recovery.onDuplicate(UNA, false, SMSS));
    assertEquals(9 * SMSS, recovery.cwnd());
  }

  @Test
  void step3_aPartialAckDeflatesAndSendsAgain() {
    enter();
    long una = UNA + 3 * SMSS;
    assertEquals(RETRANSMIT, recovery.onAdvance(una, 3 * SMSS, SMSS));
    assertEquals((8 - 3 + 1) * SMSS, recovery.cwnd());
    assertEquals(RETRANSMIT, recovery.onAdvance(una + 10, 10, SMSS));
    assertEquals(6 * SMSS - 10, recovery.cwnd());
    assertTrue(recovery.inRecovery());
  }

  @Test
  void step3_aFullAckEndsRecovery() {
    enter();
    assertEquals(EXIT, recovery.onAdvance(UNA + 10 * SMSS, 10 * SMSS, SMSS));
    assertFalse(recovery.inRecovery());
  }

  /** "the Cumulative Acknowledgment field covers more than recover": ack_number - 1 > recover. */
  @Test
  void step4_duplicatesOfWhatWasSentBeforeATimeoutBeginNothing() {
    recovery.onTimeout(UNA + 10 * SMSS);
    for (long una = UNA + 9 * SMSS; una <= UNA + 10 * SMSS; una += SMSS) {
      recovery.onAdvance(una, SMSS, SMSS);
      recovery.onDuplicate(una, false, SMSS);
      recovery.onDuplicate(una, false, SMSS);
      assertEquals(NONE, recovery.onDuplicate(una, false, SMSS));
      assertEquals(NONE, recovery.onDuplicate(una, false, SMSS));
      assertTrue(recovery.hasRecoveredTo(una));
    }
    long beyond = UNA + 10 * SMSS + 1;
    assertFalse(recovery.hasRecoveredTo(beyond));
    recovery.onAdvance(beyond, 1, SMSS);
    recovery.onDuplicate(beyond, false, SMSS);
    recovery.onDuplicate(beyond, false, SMSS);
    assertEquals(ENTER, recovery.onDuplicate(beyond, false, SMSS));
  }

  @Test
  void rfc5682_section2_1_step3b_aSpuriousTimeoutLetsDuplicatesCountAgain() {
    recovery.onTimeout(UNA + 10 * SMSS);
    recovery.undo(UNA + 2 * SMSS);
    recovery.onDuplicate(UNA + 2 * SMSS, false, SMSS);
    recovery.onDuplicate(UNA + 2 * SMSS, false, SMSS);
    assertEquals(ENTER, recovery.onDuplicate(UNA + 2 * SMSS, false, SMSS));
  }

  @Test
  void section4_aHeuristicMaySayThatItIsALossAfterAll() {
    recovery.onTimeout(UNA + 10 * SMSS);
    recovery.onDuplicate(UNA, true, SMSS);
    recovery.onDuplicate(UNA, true, SMSS);
    assertEquals(ENTER, recovery.onDuplicate(UNA, true, SMSS));
  }

  @Test
  void anAdvanceOutsideRecoveryForgetsDuplicates() {
    recovery.onDuplicate(UNA, false, SMSS);
    recovery.onDuplicate(UNA, false, SMSS);
    assertEquals(2, recovery.duplicates());
    assertEquals(NONE, recovery.onAdvance(UNA + SMSS, SMSS, SMSS));
    assertEquals(LIMITED_TRANSMIT, recovery.onDuplicate(UNA + SMSS, false, SMSS));
  }

  @Test
  void theWindowNeverFallsBelowASegment() {
    enter();
    recovery.onAdvance(UNA + 9 * SMSS, 9 * SMSS, SMSS);
    assertTrue(recovery.cwnd() >= SMSS);
  }

  @Test
  void rfc3042_twoSegmentsBeyondTheWindow() {
    assertEquals(0, LimitedTransmit.extraOctets(0, false, SMSS));
    assertEquals(SMSS, LimitedTransmit.extraOctets(1, false, SMSS));
    assertEquals(2 * SMSS, LimitedTransmit.extraOctets(2, false, SMSS));
    assertEquals(2 * SMSS, LimitedTransmit.extraOctets(3, false, SMSS));
    assertEquals(0, LimitedTransmit.extraOctets(2, true, SMSS));
  }
}
