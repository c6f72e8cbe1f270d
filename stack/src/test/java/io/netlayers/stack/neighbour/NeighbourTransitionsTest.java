package io.netlayers.stack.neighbour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 4861 Appendix C, row by row. */
class NeighbourTransitionsTest {
  @Test
  void everyCellIsFilled() {
    for (NeighbourState state : NeighbourState.values()) {
      for (NeighbourInput input : NeighbourInput.values()) {
        assertNotNull(NeighbourTransitions.action(state, input));
        assertNotNull(NeighbourTransitions.next(state, input));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    // "INCOMPLETE, NA Solicited=0 / Solicited=1, Override=any: record, send queued packets"
    "INCOMPLETE, ADVERTISED_OTHER, RECORD_AND_SEND, STALE",
    "INCOMPLETE, ADVERTISED_OVERRIDE, RECORD_AND_SEND, STALE",
    "INCOMPLETE, SOLICITED_OTHER, RECORD_AND_SEND, REACHABLE",
    "INCOMPLETE, SOLICITED_OVERRIDE, RECORD_AND_SEND, REACHABLE",
    // "INCOMPLETE, NS, RS, RA, Redirect with link-layer address: STALE"
    "INCOMPLETE, NAMED_OTHER, RECORD_AND_SEND, STALE",
    "INCOMPLETE, TIMEOUT, SOLICIT, INCOMPLETE",
    "INCOMPLETE, TIMEOUT_LAST, GIVE_UP, UNREACHABLE",
    // "!INCOMPLETE, NA, S=1, O=0, same: REACHABLE"
    "STALE, SOLICITED_SAME, NONE, REACHABLE",
    "PROBE, SOLICITED_SAME, NONE, REACHABLE",
    // "REACHABLE, NA, S=any, O=0, different: STALE"; "STALE, PROBE, or DELAY: unchanged"
    "REACHABLE, SOLICITED_OTHER, NONE, STALE",
    "REACHABLE, ADVERTISED_OTHER, NONE, STALE",
    "STALE, SOLICITED_OTHER, NONE, STALE",
    "DELAY, SOLICITED_OTHER, NONE, DELAY",
    "PROBE, ADVERTISED_OTHER, NONE, PROBE",
    // "!INCOMPLETE, NA, S=1, O=1: record if different, REACHABLE"
    "DELAY, SOLICITED_OVERRIDE, RECORD, REACHABLE",
    // "!INCOMPLETE, NA, S=0, O=1, different: STALE"; same: unchanged
    "REACHABLE, ADVERTISED_OVERRIDE, RECORD, STALE",
    "REACHABLE, ADVERTISED_SAME, NONE, REACHABLE",
    "PROBE, ADVERTISED_SAME, NONE, PROBE",
    // "!INCOMPLETE, NS, RS, RA, Redirect: different: STALE; same: unchanged"
    "REACHABLE, NAMED_OTHER, RECORD, STALE",
    "REACHABLE, NAMED_SAME, NONE, REACHABLE",
    "DELAY, NAMED_SAME, NONE, DELAY",
    // "!INCOMPLETE, upper-layer reachability confirmation: REACHABLE"
    "STALE, CONFIRMED, NONE, REACHABLE",
    "PROBE, CONFIRMED, NONE, REACHABLE",
    // timeouts and sending
    "REACHABLE, TIMEOUT, NONE, STALE",
    "STALE, SEND, NONE, DELAY",
    "DELAY, SEND, NONE, DELAY",
    "DELAY, TIMEOUT, PROBE, PROBE",
    "PROBE, TIMEOUT, PROBE, PROBE",
    "PROBE, TIMEOUT_LAST, GIVE_UP, UNREACHABLE",
  })
  void appendixC(
      NeighbourState state, NeighbourInput input, NeighbourAction action, NeighbourState next) {
    assertEquals(action, NeighbourTransitions.action(state, input));
    assertEquals(next, NeighbourTransitions.next(state, input));
  }
}
