package io.netlayers.fsm.http1;

import static io.netlayers.fsm.http1.Http1Input.*;
import static io.netlayers.fsm.http1.Http1Role.CLIENT;
import static io.netlayers.fsm.http1.Http1Role.SERVER;
import static io.netlayers.fsm.http1.Http1State.*;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The tables: what each input makes of each end's state. Both ends of a connection run both tables;
 * neither table knows which end it runs on. Every cell is filled: with a target, with the state
 * itself where the input is none of this end's business, or with ILLEGAL.
 *
 * <p>An input is allowed where neither table says ILLEGAL; then both ends move. The idea is that of
 * h11's tables; pipelining is added to them.
 */
public final class Http1Transitions {
  private static final Http1State[] STATES = Http1State.values();
  private static final int INPUTS = Http1Input.values().length;
  private static final byte ILLEGAL = -1;
  private static final byte[] CELLS = fill();

  private Http1Transitions() {}

  /** The state of an end after an input, or null where the input is illegal. */
  public static @Nullable Http1State target(Http1Role end, Http1State state, Http1Input input) {
    byte cell = CELLS[index(end, state, input)];
    return cell == ILLEGAL ? null : STATES[cell];
  }

  private static int index(Http1Role end, Http1State state, Http1Input input) {
    return (end.ordinal() * STATES.length + state.ordinal()) * INPUTS + input.ordinal();
  }

  private static byte[] fill() {
    byte[] cells = new byte[Http1Role.values().length * STATES.length * INPUTS];
    for (Http1Input input : Http1Input.values()) {
      for (Http1State state : STATES) {
        // What the other end does leaves this one where it is, unless a line below says more
        set(cells, CLIENT, state, input, input.sender() == SERVER ? state : null);
        set(cells, SERVER, state, input, input.sender() == CLIENT ? state : null);
      }
    }
    client(cells);
    server(cells);
    for (Http1Input input : Http1Input.values()) {
      // States that the other end alone is ever in
      set(cells, CLIENT, SEND_RESPONSE, input, null);
      set(cells, SERVER, SWITCHING, input, null);
    }
    return cells;
  }

  private static void client(byte[] t) {
    set(t, CLIENT, IDLE, REQUEST, SEND_BODY);
    set(t, CLIENT, SEND_BODY, REQUEST_DATA, SEND_BODY);
    set(t, CLIENT, SEND_BODY, REQUEST_END, DONE);
    set(t, CLIENT, SEND_BODY, PROPOSAL_END, SWITCHING);
    for (Http1State state : STATES) {
      set(t, CLIENT, state, REQUEST_FAULT, ERROR);
      // RFC 9112 §8: a close in mid-request is a fault of its own
      set(t, CLIENT, state, CLIENT_CLOSE, CLOSED);
      // Only who asked for a switch can be answered with one
      set(t, CLIENT, state, SWITCH_ACCEPTED, null);
    }
    set(t, CLIENT, SEND_BODY, CLIENT_CLOSE, null);
    set(t, CLIENT, ERROR, CLIENT_CLOSE, ERROR);
    set(t, CLIENT, CLOSED, REQUEST_FAULT, CLOSED);
    set(t, CLIENT, SWITCHING, SWITCH_ACCEPTED, TUNNEL);
    // By halves, while it waited: the tunnel leads to it alone
    set(t, CLIENT, CLOSED, SWITCH_ACCEPTED, CLOSED);
    // RFC 9110 §7.8: an answer other than a switch declines it
    set(t, CLIENT, SWITCHING, RESPONSE, DONE);

    set(t, CLIENT, DONE, RECYCLE, IDLE);
    set(t, CLIENT, IDLE, RECYCLE, IDLE);
    set(t, CLIENT, DONE, NEXT_REQUEST, IDLE);
    for (Http1State state : STATES) {
      set(t, CLIENT, state, NEXT_RESPONSE, state);
      set(t, CLIENT, state, LAST_RESPONSE, state);
    }
    set(t, CLIENT, IDLE, LAST_REQUEST, MUST_CLOSE);
    set(t, CLIENT, DONE, LAST_REQUEST, MUST_CLOSE);
    // Nobody is left to answer what was proposed
    set(t, CLIENT, SWITCHING, LAST_REQUEST, MUST_CLOSE);
  }

  private static void server(byte[] t) {
    set(t, SERVER, IDLE, REQUEST, SEND_RESPONSE);
    // A request that cannot be read is answered too (RFC 9112 §2.2)
    set(t, SERVER, IDLE, REQUEST_FAULT, SEND_RESPONSE);
    // No request is begun once nothing can answer it
    for (Http1State state : new Http1State[] {MUST_CLOSE, TUNNEL, CLOSED, ERROR}) {
      set(t, SERVER, state, REQUEST, null);
    }

    set(t, SERVER, SEND_RESPONSE, INFORMATIONAL, SEND_RESPONSE);
    set(t, SERVER, SEND_RESPONSE, SWITCH_ACCEPTED, TUNNEL);
    set(t, SERVER, SEND_RESPONSE, RESPONSE, SEND_BODY);
    set(t, SERVER, SEND_RESPONSE, EARLIER_RESPONSE, SEND_BODY);
    set(t, SERVER, SEND_BODY, RESPONSE_DATA, SEND_BODY);
    set(t, SERVER, SEND_BODY, RESPONSE_END, DONE);
    for (Http1State state : STATES) {
      set(t, SERVER, state, RESPONSE_FAULT, ERROR);
      set(t, SERVER, state, SERVER_CLOSE, CLOSED);
    }
    set(t, SERVER, CLOSED, RESPONSE_FAULT, CLOSED);
    set(t, SERVER, ERROR, SERVER_CLOSE, ERROR);
    set(t, SERVER, SEND_RESPONSE, SERVER_CLOSE, null);
    set(t, SERVER, SEND_BODY, SERVER_CLOSE, null);

    set(t, SERVER, DONE, RECYCLE, IDLE);
    set(t, SERVER, DONE, NEXT_RESPONSE, SEND_RESPONSE);
    for (Http1State state : STATES) {
      set(t, SERVER, state, NEXT_REQUEST, state);
      set(t, SERVER, state, LAST_REQUEST, state);
    }
    set(t, SERVER, DONE, LAST_RESPONSE, MUST_CLOSE);
    set(t, SERVER, IDLE, LAST_RESPONSE, MUST_CLOSE);
  }

  private static void set(
      byte[] cells, Http1Role end, Http1State from, Http1Input input, @Nullable Http1State to) {
    cells[index(end, from, input)] = to == null ? ILLEGAL : (byte) to.ordinal();
  }
}
