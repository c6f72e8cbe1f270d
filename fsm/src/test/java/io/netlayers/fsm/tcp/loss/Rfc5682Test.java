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
    frto.onTimeout(1000, 9000, false);
    assertTrue(frto.isUndecided());
    assertEquals(SEND_NEW, frto.onAck(2000, true, false, false, true));
    assertEquals(SPURIOUS, frto.onAck(3000, true, true, false, true));
    assertFalse(frto.isUndecided());
  }

  @Test
  void section2_step2a_aDuplicateFirstIsConventional() {
    frto.onTimeout(1000, 9000, false);
    assertEquals(CONVENTIONAL, frto.onAck(1000, false, false, false, true));
    assertFalse(frto.isUndecided());
  }

  @Test
  void section2_step2a_anAckOfEverythingTellsNothing() {
    frto.onTimeout(1000, 9000, false);
    assertEquals(CONVENTIONAL, frto.onAck(9000, true, true, false, true));
  }

  @Test
  void section2_step2b_withoutNewDataNothingCanBeTold() {
    frto.onTimeout(1000, 9000, false);
    assertEquals(CONVENTIONAL, frto.onAck(2000, true, false, false, false));
  }

  @Test
  void section2_step3a_aDuplicateSecondIsConventional() {
    frto.onTimeout(1000, 9000, false);
    frto.onAck(2000, true, false, false, true);
    assertEquals(CONVENTIONAL, frto.onAck(2000, false, false, false, true));
  }

  @Test
  void section2_step1_notAgainWithinARecovery() {
    frto.onTimeout(1000, 9000, true);
    assertFalse(frto.isUndecided());
    assertEquals(CONVENTIONAL, frto.onAck(2000, true, true, false, true));
  }

  @Test
  void section3_withSackDuplicatesAreWaitedFor() {
    frto.onTimeout(1000, 9000, false);
    assertEquals(WAIT, frto.onAck(1000, false, true, true, true));
    assertEquals(SEND_NEW, frto.onAck(2000, true, false, true, true));
    assertEquals(SPURIOUS, frto.onAck(2000, false, true, true, true));
  }

  @Test
  void section3_withSackOnlyOriginalsProveIt() {
    frto.onTimeout(1000, 9000, false);
    frto.onAck(2000, true, false, true, true);
    assertEquals(CONVENTIONAL, frto.onAck(2000, false, false, true, true));
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
