package io.netlayers.stack.neighbour;

import static io.netlayers.stack.neighbour.NeighbourAction.GIVE_UP;
import static io.netlayers.stack.neighbour.NeighbourAction.NONE;
import static io.netlayers.stack.neighbour.NeighbourAction.RECORD;
import static io.netlayers.stack.neighbour.NeighbourAction.RECORD_AND_SEND;
import static io.netlayers.stack.neighbour.NeighbourAction.SOLICIT;
import static io.netlayers.stack.neighbour.NeighbourState.DELAY;
import static io.netlayers.stack.neighbour.NeighbourState.INCOMPLETE;
import static io.netlayers.stack.neighbour.NeighbourState.PROBE;
import static io.netlayers.stack.neighbour.NeighbourState.REACHABLE;
import static io.netlayers.stack.neighbour.NeighbourState.STALE;
import static io.netlayers.stack.neighbour.NeighbourState.UNREACHABLE;

/**
 * The table of RFC 4861 Appendix C: (state, input) → (action, state), every cell filled. Rows are
 * inputs in their order, columns states in theirs.
 */
final class NeighbourTransitions {
  private record Cell(NeighbourAction action, NeighbourState next) {}

  private static final NeighbourState[] STATES = NeighbourState.values();
  private static final NeighbourInput[] INPUTS = NeighbourInput.values();
  private static final Cell[] CELLS = new Cell[STATES.length * INPUTS.length];

  static {
    row(
        NeighbourInput.SEND,
        NONE,
        INCOMPLETE,
        NONE,
        REACHABLE,
        NONE,
        DELAY,
        NONE,
        DELAY,
        NONE,
        PROBE);
    row(
        NeighbourInput.NAMED_SAME,
        RECORD_AND_SEND,
        STALE,
        NONE,
        REACHABLE,
        NONE,
        STALE,
        NONE,
        DELAY,
        NONE,
        PROBE);
    row(
        NeighbourInput.NAMED_OTHER,
        RECORD_AND_SEND,
        STALE,
        RECORD,
        STALE,
        RECORD,
        STALE,
        RECORD,
        STALE,
        RECORD,
        STALE);
    row(
        NeighbourInput.SOLICITED_SAME,
        RECORD_AND_SEND,
        REACHABLE,
        NONE,
        REACHABLE,
        NONE,
        REACHABLE,
        NONE,
        REACHABLE,
        NONE,
        REACHABLE);
    row( // not to override: what was REACHABLE is doubted, all else stays
        NeighbourInput.SOLICITED_OTHER,
        RECORD_AND_SEND,
        REACHABLE,
        NONE,
        STALE,
        NONE,
        STALE,
        NONE,
        DELAY,
        NONE,
        PROBE);
    row(
        NeighbourInput.SOLICITED_OVERRIDE,
        RECORD_AND_SEND,
        REACHABLE,
        RECORD,
        REACHABLE,
        RECORD,
        REACHABLE,
        RECORD,
        REACHABLE,
        RECORD,
        REACHABLE);
    row(
        NeighbourInput.ADVERTISED_SAME,
        RECORD_AND_SEND,
        STALE,
        NONE,
        REACHABLE,
        NONE,
        STALE,
        NONE,
        DELAY,
        NONE,
        PROBE);
    row(
        NeighbourInput.ADVERTISED_OTHER,
        RECORD_AND_SEND,
        STALE,
        NONE,
        STALE,
        NONE,
        STALE,
        NONE,
        DELAY,
        NONE,
        PROBE);
    row(
        NeighbourInput.ADVERTISED_OVERRIDE,
        RECORD_AND_SEND,
        STALE,
        RECORD,
        STALE,
        RECORD,
        STALE,
        RECORD,
        STALE,
        RECORD,
        STALE);
    row(
        NeighbourInput.CONFIRMED,
        NONE,
        INCOMPLETE,
        NONE,
        REACHABLE,
        NONE,
        REACHABLE,
        NONE,
        REACHABLE,
        NONE,
        REACHABLE);
    row(
        NeighbourInput.TIMEOUT,
        SOLICIT,
        INCOMPLETE,
        NONE,
        STALE,
        NONE,
        STALE,
        NeighbourAction.PROBE,
        PROBE,
        NeighbourAction.PROBE,
        PROBE);
    row(
        NeighbourInput.TIMEOUT_LAST,
        GIVE_UP,
        UNREACHABLE,
        NONE,
        STALE,
        NONE,
        STALE,
        NeighbourAction.PROBE,
        PROBE,
        GIVE_UP,
        UNREACHABLE);
  }

  private NeighbourTransitions() {}

  /** Five cells, an action and a state each; nothing happens to an entry that is UNREACHABLE. */
  private static void row(NeighbourInput input, Object... cells) {
    for (int state = 0; state < UNREACHABLE.ordinal(); state++) {
      CELLS[input.ordinal() * STATES.length + state] =
          new Cell((NeighbourAction) cells[state * 2], (NeighbourState) cells[state * 2 + 1]);
    }
    CELLS[input.ordinal() * STATES.length + UNREACHABLE.ordinal()] = new Cell(NONE, UNREACHABLE);
  }

  static NeighbourAction action(NeighbourState state, NeighbourInput input) {
    return CELLS[input.ordinal() * STATES.length + state.ordinal()].action();
  }

  static NeighbourState next(NeighbourState state, NeighbourInput input) {
    return CELLS[input.ordinal() * STATES.length + state.ordinal()].next();
  }
}
