package io.netlayers.fsm.http1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.http.HttpMethod;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every cell, every joint state, and that settling ends. */
class Http1TransitionsTest {
  @ParameterizedTest
  @CsvSource({
    "CLIENT, IDLE, REQUEST, SEND_BODY",
    "CLIENT, SEND_BODY, REQUEST_END, DONE",
    "CLIENT, SEND_BODY, PROPOSAL_END, SWITCHING",
    "CLIENT, SWITCHING, SWITCH_ACCEPTED, TUNNEL",
    "CLIENT, SWITCHING, RESPONSE, DONE",
    "CLIENT, SWITCHING, EARLIER_RESPONSE, SWITCHING",
    "CLIENT, DONE, RECYCLE, IDLE",
    "CLIENT, SEND_BODY, RESPONSE, SEND_BODY",
    "SERVER, IDLE, REQUEST, SEND_RESPONSE",
    "SERVER, SEND_RESPONSE, INFORMATIONAL, SEND_RESPONSE",
    "SERVER, SEND_RESPONSE, RESPONSE, SEND_BODY",
    "SERVER, SEND_RESPONSE, SWITCH_ACCEPTED, TUNNEL",
    "SERVER, SEND_BODY, RESPONSE_END, DONE",
    "SERVER, DONE, NEXT_RESPONSE, SEND_RESPONSE",
    "SERVER, DONE, LAST_RESPONSE, MUST_CLOSE",
    "SERVER, MUST_CLOSE, SERVER_CLOSE, CLOSED",
  })
  void arrows(Http1Role end, Http1State from, Http1Input input, Http1State to) {
    assertEquals(to, Http1Transitions.target(end, from, input));
  }

  @ParameterizedTest
  @CsvSource({
    "CLIENT, DONE, REQUEST",
    "CLIENT, MUST_CLOSE, REQUEST",
    "CLIENT, SWITCHING, REQUEST",
    "CLIENT, TUNNEL, REQUEST",
    "CLIENT, IDLE, REQUEST_DATA",
    "CLIENT, DONE, SWITCH_ACCEPTED",
    "CLIENT, SEND_BODY, CLIENT_CLOSE",
    "SERVER, IDLE, RESPONSE",
    "SERVER, SEND_BODY, RESPONSE",
    "SERVER, SEND_BODY, INFORMATIONAL",
    "SERVER, DONE, RESPONSE_DATA",
    "SERVER, TUNNEL, RESPONSE",
    "SERVER, SEND_RESPONSE, SERVER_CLOSE",
    "SERVER, MUST_CLOSE, REQUEST",
  })
  void illegal(Http1Role end, Http1State from, Http1Input input) {
    assertNull(Http1Transitions.target(end, from, input));
  }

  @Test
  void onlyItsOwnDoingMovesAnEndIntoFaultOrClose() {
    for (Http1State state : Http1State.values()) {
      if (state == Http1State.SWITCHING || state == Http1State.SEND_RESPONSE) {
        continue;
      }
      assertEquals(
          state, Http1Transitions.target(Http1Role.CLIENT, state, Http1Input.SERVER_CLOSE));
      assertEquals(
          state, Http1Transitions.target(Http1Role.CLIENT, state, Http1Input.RESPONSE_FAULT));
      assertEquals(
          state, Http1Transitions.target(Http1Role.SERVER, state, Http1Input.CLIENT_CLOSE));
      assertNotNull(Http1Transitions.target(Http1Role.SERVER, state, Http1Input.REQUEST_FAULT));
    }
  }

  /** Totality: whatever is reached and whatever comes, it is refused or it settles. */
  @Test
  void everyReachableJointStateTakesEveryInput() {
    Set<String> seen = new HashSet<>();
    ArrayDeque<String> paths = new ArrayDeque<>();
    paths.add("");
    Http1Input[] inputs = Http1Input.values();
    while (!paths.isEmpty()) {
      String path = paths.remove();
      for (int i = 0; i < inputs.length * 2; i++) {
        Conversation c = replay(path);
        if (inputs[i / 2].sender() == null) {
          continue;
        }
        step(c, (char) i);
        if (seen.add(c.toString() + c.exchanges().oldestPersists() + c.exchanges().allPersist())
            && path.length() < 12) {
          paths.add(path + (char) i);
        }
        assertTrue(c.exchanges().count() <= 3);
        boolean rest =
            c.state(Http1Role.CLIENT) == Http1State.IDLE
                && c.state(Http1Role.SERVER) == Http1State.IDLE;
        assertTrue(!rest || c.exchanges().count() == 0, c.toString());
      }
    }
    assertTrue(seen.size() > 60, "joint states: " + seen.size());
  }

  private static Conversation replay(String path) {
    Conversation c = new Conversation(3);
    for (char step : path.toCharArray()) {
      step(c, step);
    }
    return c;
  }

  private static void step(Conversation c, char step) {
    Http1Input input = Http1Input.values()[step / 2];
    if (input == Http1Input.RESPONSE || input == Http1Input.EARLIER_RESPONSE) {
      input = c.responseInput();
    }
    if (input == Http1Input.SWITCH_ACCEPTED && c.exchanges().count() > 1) {
      return;
    }
    boolean head =
        input == Http1Input.REQUEST
            || input == Http1Input.REQUEST_FAULT && c.state(Http1Role.CLIENT) == Http1State.IDLE;
    if (head && c.allows(input)) {
      c.exchanges().add(HttpMethod.GET, step % 2 == 0, false, false);
    }
    c.apply(input);
  }
}
