package io.netlayers.fsm.tcp;

import static io.netlayers.fsm.tcp.TcpInput.ABORT;
import static io.netlayers.fsm.tcp.TcpInput.ACK_OF_FIN;
import static io.netlayers.fsm.tcp.TcpInput.ACK_OF_SYN;
import static io.netlayers.fsm.tcp.TcpInput.ACTIVE_OPEN;
import static io.netlayers.fsm.tcp.TcpInput.CLOSE;
import static io.netlayers.fsm.tcp.TcpInput.FIN;
import static io.netlayers.fsm.tcp.TcpInput.HARD_ERROR;
import static io.netlayers.fsm.tcp.TcpInput.PASSIVE_OPEN;
import static io.netlayers.fsm.tcp.TcpInput.RECEIVE;
import static io.netlayers.fsm.tcp.TcpInput.RETRANSMISSION_TIMEOUT;
import static io.netlayers.fsm.tcp.TcpInput.RST;
import static io.netlayers.fsm.tcp.TcpInput.RST_AFTER_PASSIVE_OPEN;
import static io.netlayers.fsm.tcp.TcpInput.SEND;
import static io.netlayers.fsm.tcp.TcpInput.STATUS;
import static io.netlayers.fsm.tcp.TcpInput.SYN;
import static io.netlayers.fsm.tcp.TcpInput.SYN_ACK;
import static io.netlayers.fsm.tcp.TcpInput.SYN_AFTER_PASSIVE_OPEN;
import static io.netlayers.fsm.tcp.TcpInput.TIME_WAIT_TIMEOUT;
import static io.netlayers.fsm.tcp.TcpInput.USER_TIMEOUT;
import static io.netlayers.fsm.tcp.TcpState.CLOSED;
import static io.netlayers.fsm.tcp.TcpState.CLOSE_WAIT;
import static io.netlayers.fsm.tcp.TcpState.CLOSING;
import static io.netlayers.fsm.tcp.TcpState.ESTABLISHED;
import static io.netlayers.fsm.tcp.TcpState.FIN_WAIT_1;
import static io.netlayers.fsm.tcp.TcpState.FIN_WAIT_2;
import static io.netlayers.fsm.tcp.TcpState.LAST_ACK;
import static io.netlayers.fsm.tcp.TcpState.LISTEN;
import static io.netlayers.fsm.tcp.TcpState.SYN_RECEIVED;
import static io.netlayers.fsm.tcp.TcpState.SYN_SENT;
import static io.netlayers.fsm.tcp.TcpState.TIME_WAIT;

/**
 * The whole table: what each input does in each state (RFC 9293 figure 5 with its notes 1 and 2,
 * and §3.10). It holds states and no window, timer or number.
 *
 * <p>Note 3 of figure 5 has an aborting side enter TIME-WAIT; §3.10.5 deletes the connection
 * record. The table follows §3.10.5, as every deployed endpoint does: an ABORT leads to CLOSED.
 *
 * <p>Note 2 (FIN-WAIT-1 to TIME-WAIT) is the path of the two inputs of one segment: ACK_OF_FIN to
 * FIN-WAIT-2, FIN to TIME-WAIT.
 */
public final class TcpTransitions {
  private static final TcpState[] STATES = TcpState.values();
  private static final TcpInput[] INPUTS = TcpInput.values();
  private static final TcpAction[] ACTIONS = TcpAction.values();

  /** A cell is the action's ordinal above four bits of the target's; -1 until it is filled. */
  private static final short[] CELLS = fill();

  private TcpTransitions() {}

  /** What to do when {@code input} comes in {@code state}. */
  public static TcpAction action(TcpState state, TcpInput input) {
    return ACTIONS[cell(state, input) >> 4];
  }

  /** The state after {@code input} in {@code state}; {@code state} itself where nothing moves. */
  public static TcpState target(TcpState state, TcpInput input) {
    return STATES[cell(state, input) & 0xF];
  }

  private static int cell(TcpState state, TcpInput input) {
    return CELLS[state.ordinal() * INPUTS.length + input.ordinal()];
  }

  private static short[] fill() {
    short[] cells = new short[STATES.length * INPUTS.length];
    java.util.Arrays.fill(cells, (short) -1);
    userCalls(cells);
    segments(cells);
    timeouts(cells);
    for (short cell : cells) {
      if (cell < 0) {
        throw new IllegalStateException("a cell of the table is empty");
      }
    }
    return cells;
  }

  /** RFC 9293 §3.10.1 to §3.10.6. */
  private static void userCalls(short[] t) {
    // OPEN: only without a connection, or from passive to active (§3.10.1)
    stayAll(t, PASSIVE_OPEN, TcpAction.ERROR_ALREADY_EXISTS);
    stayAll(t, ACTIVE_OPEN, TcpAction.ERROR_ALREADY_EXISTS);
    set(t, CLOSED, PASSIVE_OPEN, TcpAction.CREATE_TCB, LISTEN);
    set(t, CLOSED, ACTIVE_OPEN, TcpAction.SEND_SYN, SYN_SENT);
    set(t, LISTEN, ACTIVE_OPEN, TcpAction.SEND_SYN, SYN_SENT);

    // SEND (§3.10.2)
    stayAll(t, SEND, TcpAction.ERROR_CLOSING);
    stay(t, CLOSED, SEND, TcpAction.ERROR_DOES_NOT_EXIST);
    set(t, LISTEN, SEND, TcpAction.SEND_SYN, SYN_SENT);
    stay(t, SYN_SENT, SEND, TcpAction.QUEUE);
    stay(t, SYN_RECEIVED, SEND, TcpAction.QUEUE);
    stay(t, ESTABLISHED, SEND, TcpAction.SERVE);
    stay(t, CLOSE_WAIT, SEND, TcpAction.SERVE);

    // RECEIVE (§3.10.3): what has come is served in every state but CLOSED; whether there is
    // any, and what "closing" answers when there is none, is the receive buffer's to say
    stayAll(t, RECEIVE, TcpAction.SERVE);
    stay(t, CLOSED, RECEIVE, TcpAction.ERROR_DOES_NOT_EXIST);
    stay(t, LISTEN, RECEIVE, TcpAction.QUEUE);
    stay(t, SYN_SENT, RECEIVE, TcpAction.QUEUE);
    stay(t, SYN_RECEIVED, RECEIVE, TcpAction.QUEUE);

    // CLOSE (§3.10.4)
    stayAll(t, CLOSE, TcpAction.ERROR_CLOSING);
    stay(t, CLOSED, CLOSE, TcpAction.ERROR_DOES_NOT_EXIST);
    set(t, LISTEN, CLOSE, TcpAction.DELETE_TCB, CLOSED);
    set(t, SYN_SENT, CLOSE, TcpAction.DELETE_TCB, CLOSED);
    set(t, SYN_RECEIVED, CLOSE, TcpAction.SEND_FIN, FIN_WAIT_1);
    set(t, ESTABLISHED, CLOSE, TcpAction.SEND_FIN, FIN_WAIT_1);
    set(t, CLOSE_WAIT, CLOSE, TcpAction.SEND_FIN, LAST_ACK);

    // ABORT (§3.10.5)
    goAll(t, ABORT, TcpAction.SEND_RST, CLOSED);
    stay(t, CLOSED, ABORT, TcpAction.ERROR_DOES_NOT_EXIST);
    set(t, LISTEN, ABORT, TcpAction.DELETE_TCB, CLOSED);
    set(t, SYN_SENT, ABORT, TcpAction.DELETE_TCB, CLOSED);
    set(t, CLOSING, ABORT, TcpAction.DELETE_TCB, CLOSED);
    set(t, LAST_ACK, ABORT, TcpAction.DELETE_TCB, CLOSED);
    set(t, TIME_WAIT, ABORT, TcpAction.DELETE_TCB, CLOSED);

    // STATUS (§3.10.6)
    stayAll(t, STATUS, TcpAction.SERVE);
    stay(t, CLOSED, STATUS, TcpAction.ERROR_DOES_NOT_EXIST);
  }

  /** RFC 9293 §3.10.7, and figure 5. */
  private static void segments(short[] t) {
    stayAll(t, SYN, TcpAction.ILLEGAL);
    set(t, LISTEN, SYN, TcpAction.SEND_SYN_ACK, SYN_RECEIVED);
    set(t, SYN_SENT, SYN, TcpAction.SEND_SYN_ACK, SYN_RECEIVED);
    // A new incarnation reopens the connection (§3.6.1, RFC 6191)
    set(t, TIME_WAIT, SYN, TcpAction.SEND_SYN_ACK, SYN_RECEIVED);

    stayAll(t, SYN_ACK, TcpAction.ILLEGAL);
    set(t, SYN_SENT, SYN_ACK, TcpAction.SEND_ACK, ESTABLISHED);

    stayAll(t, SYN_AFTER_PASSIVE_OPEN, TcpAction.ILLEGAL);
    set(t, SYN_RECEIVED, SYN_AFTER_PASSIVE_OPEN, TcpAction.RESTART_LISTEN, LISTEN);

    stayAll(t, ACK_OF_SYN, TcpAction.ILLEGAL);
    set(t, SYN_RECEIVED, ACK_OF_SYN, TcpAction.NONE, ESTABLISHED);
    // CLOSE came before the SYN was acknowledged (§3.10.4, SYN-RECEIVED)
    stay(t, FIN_WAIT_1, ACK_OF_SYN, TcpAction.NONE);
    stay(t, CLOSING, ACK_OF_SYN, TcpAction.NONE);

    stayAll(t, ACK_OF_FIN, TcpAction.ILLEGAL);
    set(t, FIN_WAIT_1, ACK_OF_FIN, TcpAction.NONE, FIN_WAIT_2);
    set(t, CLOSING, ACK_OF_FIN, TcpAction.NONE, TIME_WAIT);
    set(t, LAST_ACK, ACK_OF_FIN, TcpAction.DELETE_TCB, CLOSED);

    stayAll(t, FIN, TcpAction.IGNORE);
    set(t, SYN_RECEIVED, FIN, TcpAction.SEND_ACK, CLOSE_WAIT);
    set(t, ESTABLISHED, FIN, TcpAction.SEND_ACK, CLOSE_WAIT);
    set(t, FIN_WAIT_1, FIN, TcpAction.SEND_ACK, CLOSING);
    set(t, FIN_WAIT_2, FIN, TcpAction.SEND_ACK, TIME_WAIT);
    stay(t, TIME_WAIT, FIN, TcpAction.RESTART_TIME_WAIT);

    goAll(t, RST, TcpAction.DELETE_TCB, CLOSED);
    stay(t, CLOSED, RST, TcpAction.IGNORE);
    stay(t, LISTEN, RST, TcpAction.IGNORE);

    goAll(t, RST_AFTER_PASSIVE_OPEN, TcpAction.DELETE_TCB, CLOSED);
    stay(t, CLOSED, RST_AFTER_PASSIVE_OPEN, TcpAction.IGNORE);
    stay(t, LISTEN, RST_AFTER_PASSIVE_OPEN, TcpAction.IGNORE);
    set(t, SYN_RECEIVED, RST_AFTER_PASSIVE_OPEN, TcpAction.RESTART_LISTEN, LISTEN);
  }

  /** RFC 9293 §3.10.8 and §3.9.2.2. */
  private static void timeouts(short[] t) {
    goAll(t, USER_TIMEOUT, TcpAction.DELETE_TCB, CLOSED);
    stay(t, CLOSED, USER_TIMEOUT, TcpAction.IGNORE);
    stay(t, LISTEN, USER_TIMEOUT, TcpAction.IGNORE);

    stayAll(t, RETRANSMISSION_TIMEOUT, TcpAction.RETRANSMIT);
    stay(t, CLOSED, RETRANSMISSION_TIMEOUT, TcpAction.IGNORE);
    stay(t, LISTEN, RETRANSMISSION_TIMEOUT, TcpAction.IGNORE);
    stay(t, FIN_WAIT_2, RETRANSMISSION_TIMEOUT, TcpAction.IGNORE);
    stay(t, TIME_WAIT, RETRANSMISSION_TIMEOUT, TcpAction.IGNORE);

    stayAll(t, TIME_WAIT_TIMEOUT, TcpAction.ILLEGAL);
    set(t, TIME_WAIT, TIME_WAIT_TIMEOUT, TcpAction.DELETE_TCB, CLOSED);
    // An orphaned half-closed connection is not kept for ever (configuration, off by default)
    set(t, FIN_WAIT_2, TIME_WAIT_TIMEOUT, TcpAction.DELETE_TCB, CLOSED);

    goAll(t, HARD_ERROR, TcpAction.DELETE_TCB, CLOSED);
    stay(t, CLOSED, HARD_ERROR, TcpAction.IGNORE);
    stay(t, LISTEN, HARD_ERROR, TcpAction.IGNORE);
    stay(t, TIME_WAIT, HARD_ERROR, TcpAction.IGNORE);
  }

  private static void set(
      short[] cells, TcpState state, TcpInput input, TcpAction action, TcpState target) {
    cells[state.ordinal() * INPUTS.length + input.ordinal()] =
        (short) (action.ordinal() << 4 | target.ordinal());
  }

  private static void stay(short[] cells, TcpState state, TcpInput input, TcpAction action) {
    set(cells, state, input, action, state);
  }

  private static void stayAll(short[] cells, TcpInput input, TcpAction action) {
    for (TcpState state : STATES) {
      stay(cells, state, input, action);
    }
  }

  private static void goAll(short[] cells, TcpInput input, TcpAction action, TcpState target) {
    for (TcpState state : STATES) {
      set(cells, state, input, action, target);
    }
  }
}
