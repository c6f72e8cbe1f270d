package io.netlayers.fsm.tcp.loss;

import static io.netlayers.fsm.tcp.loss.FRto.Verdict.CONVENTIONAL;
import static io.netlayers.fsm.tcp.loss.FRto.Verdict.SEND_NEW;
import static io.netlayers.fsm.tcp.loss.FRto.Verdict.SPURIOUS;
import static io.netlayers.fsm.tcp.loss.FRto.Verdict.WAIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** RFC 5682 (F-RTO), RFC 3522 (Eifel) and RFC 3708 (D-SACK): which reactions were for nothing. */
class Rfc5682Test {
  private final FRto frto = new FRto();

  @Test
  void section2_twoAdvancingAcksSaySpurious() {
    frto.onTimeout(1000, 2000, 9000, false);
    assertTrue(frto.isUndecided());
    assertEquals(SEND_NEW, frto.onAck(2000, 2000, true, false, false, 9000, true));
    assertEquals(SPURIOUS, frto.onAck(3000, 3000, true, true, false, 9000, true));
    assertFalse(frto.isUndecided());
  }

  @Test
  void section2_step2a_aDuplicateFirstIsConventional() {
    frto.onTimeout(1000, 2000, 9000, false);
    assertEquals(CONVENTIONAL, frto.onAck(1000, 1000, false, false, false, 9000, true));
    assertFalse(frto.isUndecided());
  }

  @Test
  void section2_step2a_anAckOfEverythingTellsNothing() {
    frto.onTimeout(1000, 2000, 9000, false);
    assertEquals(CONVENTIONAL, frto.onAck(9000, 9000, true, true, false, 9000, true));
  }

  @Test
  void section2_step2b_withoutNewDataNothingCanBeTold() {
    frto.onTimeout(1000, 2000, 9000, false);
    assertEquals(CONVENTIONAL, frto.onAck(2000, 2000, true, false, false, 9000, false));
  }

  @Test
  void section2_step3a_aDuplicateSecondIsConventional() {
    frto.onTimeout(1000, 2000, 9000, false);
    frto.onAck(2000, 2000, true, false, false, 9000, true);
    assertEquals(CONVENTIONAL, frto.onAck(2000, 2000, false, false, false, 9000, true));
  }

  @Test
  void section2_step1_notAgainWithinARecovery() {
    frto.onTimeout(1000, 2000, 9000, true);
    assertFalse(frto.isUndecided());
    assertEquals(CONVENTIONAL, frto.onAck(2000, 2000, true, true, false, 9000, true));
  }

  @Test
  void section3_withSackDuplicatesAreWaitedFor() {
    frto.onTimeout(1000, 2000, 9000, false);
    assertEquals(WAIT, frto.onAck(1000, 1000, false, true, true, 9000, true));
    assertEquals(SEND_NEW, frto.onAck(2000, 2000, true, false, true, 9000, true));
    assertEquals(SPURIOUS, frto.onAck(2000, 4000, false, true, true, 11_000, true));
  }

  /** "If the Cumulative Acknowledgment field or the SACK information covers more". */
  @Test
  void section3_step3a_whatWentAfterTheTimeoutCameToo() {
    frto.onTimeout(1000, 2000, 9000, false);
    assertEquals(SEND_NEW, frto.onAck(2000, 2000, true, false, true, 9000, true));
    assertEquals(CONVENTIONAL, frto.onAck(8000, 10_000, true, true, true, 11_000, true));
    frto.onTimeout(1000, 2000, 9000, false);
    frto.onAck(2000, 2000, true, false, true, 9000, true);
    assertEquals(SPURIOUS, frto.onAck(9000, 9000, true, true, true, 11_000, true));
  }

  /** "the acknowledgment does not acknowledge all of the data that was retransmitted in step 1". */
  @Test
  void section2_step2a_aPartOfWhatWasSentAgain() {
    frto.onTimeout(1000, 2000, 9000, false);
    assertEquals(CONVENTIONAL, frto.onAck(1500, 1500, true, false, false, 9000, true));
    assertFalse(frto.isUndecided());
  }

  @Test
  void section3_withSackOnlyOriginalsProveIt() {
    frto.onTimeout(1000, 2000, 9000, false);
    frto.onAck(2000, 2000, true, false, true, 9000, true);
    assertEquals(CONVENTIONAL, frto.onAck(2000, 2000, false, false, true, 9000, true));
  }

  @Test
  void rfc3522_anEchoFromBeforeTheRetransmission() {
    EifelDetection eifel = new EifelDetection();
    assertFalse(eifel.onAdvance(5));
    eifel.onRetransmission(100);
    eifel.onRetransmission(200); // the first counts
    assertTrue(eifel.onAdvance(99));
    assertFalse(eifel.isArmed());
    eifel.onRetransmission(100);
    assertFalse(eifel.onAdvance(100));
    eifel.onRetransmission(3);
    assertTrue(eifel.onAdvance(-2)); // across the wrap
    eifel.onRetransmission(-2);
    assertFalse(eifel.onAdvance(3));
    eifel.onRetransmission(9);
    eifel.cancel();
    assertFalse(eifel.onAdvance(8));
  }

  @Test
  void rfc3708_everyRetransmissionWasADuplicate() {
    DuplicateSackUndo undo = new DuplicateSackUndo();
    assertFalse(undo.onDuplicate(1000, 2000));
    undo.begin(1000, 9000);
    assertFalse(undo.onDuplicate(1000, 2000)); // nothing was sent again yet
    undo.onRetransmission(1000);
    undo.onRetransmission(1000);
    assertFalse(undo.onDuplicate(1000, 2000));
    assertFalse(undo.onDuplicate(500, 1500)); // from before the episode
    assertFalse(undo.onDuplicate(8500, 9500)); // from after it
    assertTrue(undo.onDuplicate(2000, 3000));
    assertFalse(undo.isOpen());
    assertFalse(undo.onDuplicate(3000, 4000));
  }
}
