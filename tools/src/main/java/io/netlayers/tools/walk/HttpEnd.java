package io.netlayers.tools.walk;

import io.netlayers.fsm.http1.Http1Connection;
import io.netlayers.fsm.tcp.TcpConnection;
import io.netlayers.stack.socket.TcpSocket;
import java.nio.ByteBuffer;

/** An HTTP machine over a TCP socket of a host: octets down, octets up. */
final class HttpEnd {
  private static final int OCTETS = 1 << 16;

  private final Http1Connection http;
  private final TcpSocket socket;
  private final ByteBuffer in = ByteBuffer.allocate(OCTETS).limit(0);
  private final ByteBuffer out = ByteBuffer.allocate(OCTETS).limit(0);
  private boolean ended;
  private boolean broken;

  HttpEnd(Http1Connection http, TcpSocket socket) {
    this.http = http;
    this.socket = socket;
  }

  Http1Connection http() {
    return http;
  }

  TcpSocket socket() {
    return socket;
  }

  /** Whether TCP gave up, or was reset. */
  boolean isBroken() {
    return broken;
  }

  /** The last step of decapsulation: what TCP has goes to the machine. */
  void receive(long now) {
    if (ended) {
      return;
    }
    in.compact();
    int count = socket.read(in, now);
    in.flip();
    http.onOctets(in, now);
    if (count == TcpConnection.FAILED || count == TcpConnection.END_OF_STREAM) {
      ended = true;
      broken = count == TcpConnection.FAILED;
      http.onEnd(now);
    }
  }

  /** The first step of encapsulation: what the machine has to send goes to TCP. */
  void send(long now) {
    while (socket.state().mayWrite()) {
      if (!out.hasRemaining()) {
        out.clear();
        http.pollTransmit(out, now);
        out.flip();
      }
      if (!out.hasRemaining() || socket.write(out, now) <= 0) {
        return;
      }
    }
  }

  /** Whether TCP has taken all that the machine had to send. */
  boolean isFlushed() {
    return !out.hasRemaining() && http.outputOctets() == 0;
  }
}
