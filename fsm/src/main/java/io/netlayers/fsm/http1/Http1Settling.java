package io.netlayers.fsm.http1;

import static io.netlayers.fsm.http1.Http1State.CLOSED;
import static io.netlayers.fsm.http1.Http1State.DONE;
import static io.netlayers.fsm.http1.Http1State.ERROR;
import static io.netlayers.fsm.http1.Http1State.IDLE;
import static io.netlayers.fsm.http1.Http1State.MUST_CLOSE;
import static io.netlayers.fsm.http1.Http1State.SWITCHING;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What follows from both states together, asked after every input until nothing follows (RFC 9112
 * §9.3, §9.6). With pipelining the client's state is that of the newest request, the server's that
 * of the oldest exchange.
 */
public final class Http1Settling {
  private Http1Settling() {}

  /**
   * The input that follows, or null.
   *
   * @param oldestPersists whether the connection outlives the oldest exchange
   * @param allPersist whether the connection outlives every exchange that has begun
   * @param othersWait whether requests behind the oldest have come
   * @param roomAhead whether another request may come before the response to the newest
   */
  public static @Nullable Http1Input next(
      Http1State client,
      Http1State server,
      boolean oldestPersists,
      boolean allPersist,
      boolean othersWait,
      boolean roomAhead) {
    if (server == DONE) {
      boolean gone = !othersWait && (client == CLOSED || client == ERROR || client == MUST_CLOSE);
      if (!oldestPersists || gone) {
        return Http1Input.LAST_RESPONSE;
      }
      if (othersWait) {
        return Http1Input.NEXT_RESPONSE;
      }
      if (client == DONE || client == IDLE) {
        return Http1Input.RECYCLE;
      }
    }
    if (server == IDLE && (client == CLOSED || client == MUST_CLOSE)) {
      return Http1Input.LAST_RESPONSE;
    }
    boolean serverOver = server == MUST_CLOSE || server == CLOSED || server == ERROR;
    // RFC 9112 §9.6: who got a close sends no more requests, though others wait for responses
    boolean between = client == DONE || client == IDLE;
    if (between && (!allPersist || serverOver) || client == SWITCHING && serverOver) {
      return Http1Input.LAST_REQUEST;
    }
    return client == DONE && roomAhead ? Http1Input.NEXT_REQUEST : null;
  }
}
