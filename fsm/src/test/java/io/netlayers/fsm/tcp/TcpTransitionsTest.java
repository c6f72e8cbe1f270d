package io.netlayers.fsm.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table against RFC 9293 figure 5 and §3.10, arrow by arrow, and its totality. */
class TcpTransitionsTest {
  @Test
  void everyCellIsFilled() {
    for (TcpState state : TcpState.values()) {
      for (TcpInput input : TcpInput.values()) {
        TcpAction action = TcpTransitions.action(state, input);
        assertNotNull(action);
        TcpState target = TcpTransitions.target(state, input);
        if (action.isError() || action == TcpAction.IGNORE) {
          assertEquals(state, target, state + " moves on a refused " + input);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CLOSED, PASSIVE_OPEN, CREATE_TCB, LISTEN",
    "CLOSED, ACTIVE_OPEN, SEND_SYN, SYN_SENT",
    "LISTEN, CLOSE, DELETE_TCB, CLOSED",
    "LISTEN, SEND, SEND_SYN, SYN_SENT",
    "LISTEN, SYN, SEND_SYN_ACK, SYN_RECEIVED",
    "SYN_SENT, CLOSE, DELETE_TCB, CLOSED",
    "SYN_SENT, SYN, SEND_SYN_ACK, SYN_RECEIVED",
    "SYN_SENT, SYN_ACK, SEND_ACK, ESTABLISHED",
    "SYN_RECEIVED, RST_AFTER_PASSIVE_OPEN, RESTART_LISTEN, LISTEN",
    "SYN_RECEIVED, ACK_OF_SYN, NONE, ESTABLISHED",
    "SYN_RECEIVED, CLOSE, SEND_FIN, FIN_WAIT_1",
    "ESTABLISHED, CLOSE, SEND_FIN, FIN_WAIT_1",
    "ESTABLISHED, FIN, SEND_ACK, CLOSE_WAIT",
    "CLOSE_WAIT, CLOSE, SEND_FIN, LAST_ACK",
    "LAST_ACK, ACK_OF_FIN, DELETE_TCB, CLOSED",
    "FIN_WAIT_1, ACK_OF_FIN, NONE, FIN_WAIT_2",
    "FIN_WAIT_1, FIN, SEND_ACK, CLOSING",
    "FIN_WAIT_2, FIN, SEND_ACK, TIME_WAIT",
    "CLOSING, ACK_OF_FIN, NONE, TIME_WAIT",
    "TIME_WAIT, TIME_WAIT_TIMEOUT, DELETE_TCB, CLOSED",
  })
  void figure5(TcpState from, TcpInput input, TcpAction action, TcpState to) {
    assertEquals(action, TcpTransitions.action(from, input));
    assertEquals(to, TcpTransitions.target(from, input));
  }

  @Test
  void figure5Note2IsTheTwoInputsOfOneSegment() {
    TcpState between = TcpTransitions.target(TcpState.FIN_WAIT_1, TcpInput.ACK_OF_FIN);
    assertEquals(TcpState.TIME_WAIT, TcpTransitions.target(between, TcpInput.FIN));
  }

  /** Every arrow beyond the figure, so that none can appear unnoticed. */
  @Test
  void noOtherSegmentArrowThanThese() {
    StringBuilder moves = new StringBuilder();
    for (TcpInput input : TcpInput.values()) {
      if (input.kind() != TcpInput.Kind.SEGMENT
          || input == TcpInput.RST
          || input == TcpInput.RST_AFTER_PASSIVE_OPEN) {
        continue;
      }
      for (TcpState from : TcpState.values()) {
        TcpState to = TcpTransitions.target(from, input);
        if (to != from) {
          moves.append(from).append(' ').append(input).append(' ').append(to).append('\n');
        }
      }
    }
    assertEquals(
        """
        LISTEN SYN SYN_RECEIVED
        SYN_SENT SYN SYN_RECEIVED
        TIME_WAIT SYN SYN_RECEIVED
        SYN_SENT SYN_ACK ESTABLISHED
        SYN_RECEIVED SYN_AFTER_PASSIVE_OPEN LISTEN
        SYN_RECEIVED ACK_OF_SYN ESTABLISHED
        FIN_WAIT_1 ACK_OF_FIN FIN_WAIT_2
        CLOSING ACK_OF_FIN TIME_WAIT
        LAST_ACK ACK_OF_FIN CLOSED
        SYN_RECEIVED FIN CLOSE_WAIT
        ESTABLISHED FIN CLOSE_WAIT
        FIN_WAIT_1 FIN CLOSING
        FIN_WAIT_2 FIN TIME_WAIT
        """,
        moves.toString());
  }

  @ParameterizedTest
  @EnumSource(TcpState.class)
  void rstClosesEveryStateButListenAndClosed(TcpState state) {
    TcpState expected = state == TcpState.LISTEN ? TcpState.LISTEN : TcpState.CLOSED;
    assertEquals(expected, TcpTransitions.target(state, TcpInput.RST));
  }

  /** RFC 9293 §3.10.5: note 3 of figure 5, which has TIME-WAIT here, is not followed. */
  @ParameterizedTest
  @EnumSource(TcpState.class)
  void abortLeadsToClosedFromEveryState(TcpState state) {
    assertEquals(TcpState.CLOSED, TcpTransitions.target(state, TcpInput.ABORT));
    boolean reset =
        EnumSet.of(
                TcpState.SYN_RECEIVED,
                TcpState.ESTABLISHED,
                TcpState.FIN_WAIT_1,
                TcpState.FIN_WAIT_2,
                TcpState.CLOSE_WAIT)
            .contains(state);
    assertEquals(reset, TcpTransitions.action(state, TcpInput.ABORT) == TcpAction.SEND_RST);
  }

  @ParameterizedTest
  @CsvSource({
    "SEND, ERROR_DOES_NOT_EXIST, SEND_SYN, QUEUE, QUEUE, SERVE, ERROR_CLOSING, ERROR_CLOSING,"
        + " SERVE, ERROR_CLOSING, ERROR_CLOSING, ERROR_CLOSING",
    "CLOSE, ERROR_DOES_NOT_EXIST, DELETE_TCB, DELETE_TCB, SEND_FIN, SEND_FIN, ERROR_CLOSING,"
        + " ERROR_CLOSING, SEND_FIN, ERROR_CLOSING, ERROR_CLOSING, ERROR_CLOSING",
    "ACTIVE_OPEN, SEND_SYN, SEND_SYN, ERROR_ALREADY_EXISTS, ERROR_ALREADY_EXISTS,"
        + " ERROR_ALREADY_EXISTS, ERROR_ALREADY_EXISTS, ERROR_ALREADY_EXISTS,"
        + " ERROR_ALREADY_EXISTS, ERROR_ALREADY_EXISTS, ERROR_ALREADY_EXISTS,"
        + " ERROR_ALREADY_EXISTS",
  })
  void userCallsOfSection3_10InTheStatesOrder(
      TcpInput input,
      TcpAction closed,
      TcpAction listen,
      TcpAction synSent,
      TcpAction synReceived,
      TcpAction established,
      TcpAction finWait1,
      TcpAction finWait2,
      TcpAction closeWait,
      TcpAction closing,
      TcpAction lastAck,
      TcpAction timeWait) {
    TcpAction[] expected = {
      closed,
      listen,
      synSent,
      synReceived,
      established,
      finWait1,
      finWait2,
      closeWait,
      closing,
      lastAck,
      timeWait
    };
    for (TcpState state : TcpState.values()) {
      assertEquals(
          expected[state.ordinal()], TcpTransitions.action(state, input), state + " " + input);
    }
  }

  @Test
  void everyStateButClosedHasAWayToClosed() {
    EnumSet<TcpState> reached = EnumSet.of(TcpState.CLOSED);
    boolean grew = true;
    while (grew) {
      grew = false;
      for (TcpState from : TcpState.values()) {
        for (TcpInput input : TcpInput.values()) {
          if (input != TcpInput.ABORT && reached.contains(TcpTransitions.target(from, input))) {
            grew |= reached.add(from);
          }
        }
      }
    }
    assertTrue(reached.containsAll(EnumSet.allOf(TcpState.class)));
  }
}
