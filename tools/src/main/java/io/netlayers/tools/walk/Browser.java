package io.netlayers.tools.walk;

import io.netlayers.fsm.http1.Http1Config;
import io.netlayers.fsm.http1.Http1Connection;
import io.netlayers.fsm.http1.Http1Event;
import io.netlayers.fsm.tcp.TcpState;
import io.netlayers.http.head.RequestHead;
import io.netlayers.stack.socket.TcpSocket;

/** Sends one request, reads the response, and closes. */
final class Browser implements SimulatedHost.Program {
  private final HttpEnd end;
  private final RequestHead request;
  private boolean asked;
  private boolean done;
  private int statusCode;
  private long octets;

  Browser(TcpSocket socket, String authority, String target, long now) {
    end = new HttpEnd(Http1Connection.client(Http1Config.defaults(), now), socket);
    request =
        RequestHead.builder()
            .method("GET")
            .target(target)
            .field("Host", authority)
            .field("Accept", "*/*")
            .build();
  }

  /** The response's status code, or 0 while there is none. */
  int statusCode() {
    return statusCode;
  }

  /** Octets of the response's content so far. */
  long octets() {
    return octets;
  }

  /** Whether the response is whole. */
  boolean isDone() {
    return done;
  }

  /** Whether there will be no response. */
  boolean isBroken() {
    return end.isBroken() && !done;
  }

  /** The connection's state. */
  TcpState state() {
    return end.socket().state();
  }

  @Override
  public void run(long now) {
    if (done) {
      return;
    }
    Http1Connection http = end.http();
    if (!asked && state() == TcpState.ESTABLISHED) {
      asked = true;
      http.send(request);
      http.end();
    }
    end.receive(now);
    boolean more = true;
    while (more) {
      Http1Event event = http.pollEvent();
      switch (event) {
        case RESPONSE -> statusCode = http.response().statusCode();
        case DATA -> octets += http.dataLength();
        case END -> done = true;
        case INFORMATIONAL -> {}
        default -> more = false;
      }
    }
    end.send(now);
    if (done) {
      end.socket().close(now);
    }
  }
}
