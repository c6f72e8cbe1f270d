package io.netlayers.tools.kernel;

import io.netlayers.fsm.tcp.TcpConfig;
import io.netlayers.fsm.tcp.TcpConnection;
import io.netlayers.fsm.tcp.TcpState;
import io.netlayers.stack.socket.Endpoint;
import io.netlayers.stack.socket.TcpSocket;
import io.netlayers.tools.tap.SocketUser;
import io.netlayers.tools.tap.StackNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/** A connection of ours to a server of the kernel's: says something, and hears to the end. */
final class StackClient implements SocketUser {
  private final StackNode node;
  private final TcpSocket socket;
  private final ByteBuffer said;
  private final boolean halfCloses;
  private final int expected;
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private final ByteBuffer step = ByteBuffer.allocate(1 << 16);
  private boolean shut;
  private boolean pauses;

  /** What was heard; fails with TCP's error. */
  final CompletableFuture<byte[]> whole = new CompletableFuture<>();

  private StackClient(
      StackNode node, TcpSocket socket, byte[] said, boolean halfCloses, int expected) {
    this.node = node;
    this.socket = socket;
    this.said = ByteBuffer.wrap(said);
    this.halfCloses = halfCloses;
    this.expected = expected;
    node.use(socket, this);
  }

  /**
   * Connects, on the loop's thread.
   *
   * @param halfCloses whether it closes its direction when it has said everything
   * @param expected octets after which it closes, or -1 to hear to the peer's end
   */
  static StackClient begin(
      StackNode node,
      Endpoint peer,
      TcpConfig config,
      byte[] said,
      boolean halfCloses,
      int expected) {
    TcpSocket socket = node.host().connect(Endpoint.any(0), peer, config, node.now());
    return new StackClient(node, socket, said, halfCloses, expected);
  }

  /** Reads nothing until it is told to go on. */
  StackClient pausing(boolean pause) {
    pauses = pause;
    onReady(node.now());
    return this;
  }

  TcpSocket socket() {
    return socket;
  }

  @Override
  public void onReady(long now) {
    if (whole.isDone()) {
      return;
    }
    TcpState state = socket.state();
    if (state == TcpState.SYN_SENT) {
      return;
    }
    while (said.hasRemaining() && socket.state().mayWrite()) {
      if (socket.write(said, now) <= 0) {
        break;
      }
    }
    if (!said.hasRemaining() && halfCloses && !shut) {
      shut = true;
      socket.shutdown(now);
    }
    if (pauses) {
      return;
    }
    int count = socket.read(step.clear(), now);
    while (count > 0) {
      heard.write(step.array(), 0, count);
      count = socket.read(step.clear(), now);
    }
    if (count == TcpConnection.FAILED) {
      whole.completeExceptionally(new IOException(socket.pendingError().toString()));
    } else if (count == TcpConnection.END_OF_STREAM || heard.size() == expected) {
      whole.complete(heard.toByteArray());
      socket.close(now);
    }
  }
}
