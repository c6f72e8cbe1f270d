package io.netlayers.tools.walk;

import io.netlayers.fsm.http1.Http1Config;
import io.netlayers.fsm.http1.Http1Connection;
import io.netlayers.fsm.http1.Http1Event;
import io.netlayers.http.head.ResponseHead;
import io.netlayers.stack.socket.TcpListenSocket;
import io.netlayers.stack.socket.TcpSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Answers the requests of one connection with a page of a given size, and closes when it does. */
final class WebServer implements SimulatedHost.Program {
  private static final byte[] LINE =
      "Netlayers: each layer wraps the one above.\n".getBytes(StandardCharsets.US_ASCII);

  private final TcpListenSocket listener;
  private final ByteBuffer page;
  private @Nullable HttpEnd end;
  private boolean answering;

  WebServer(TcpListenSocket listener, int octets) {
    this.listener = listener;
    this.page = ByteBuffer.allocate(octets);
    while (page.hasRemaining()) {
      page.put(LINE, 0, Math.min(LINE.length, page.remaining()));
    }
  }

  @Override
  public void run(long now) {
    HttpEnd current = end;
    if (current == null) {
      TcpSocket socket = listener.accept();
      if (socket == null) {
        return;
      }
      current = new HttpEnd(Http1Connection.server(Http1Config.defaults(), now), socket);
      end = current;
    }
    current.receive(now);
    boolean over = serve(current.http());
    current.send(now);
    if (over && current.isFlushed()) {
      current.socket().close(now);
    }
  }

  /** Whether the client has closed and there is nothing left to answer. */
  private boolean serve(Http1Connection http) {
    for (Http1Event event = http.pollEvent(); ; event = http.pollEvent()) {
      switch (event) {
        case REQUEST, DATA -> {}
        case END -> {
          http.send(
              ResponseHead.builder()
                  .statusCode(200)
                  .field("Content-Type", "text/plain")
                  .field("Content-Length", Integer.toString(page.capacity()))
                  .build());
          page.rewind();
          answering = true;
          write(http);
        }
        case CLOSED, VIOLATION, TIMED_OUT -> {
          return true;
        }
        default -> {
          write(http);
          return false;
        }
      }
    }
  }

  private void write(Http1Connection http) {
    if (answering) {
      http.write(page);
      if (!page.hasRemaining()) {
        answering = false;
        http.end();
      }
    }
  }
}
