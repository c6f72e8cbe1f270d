package io.netlayers.tools.host;

import io.netlayers.fsm.tcp.TcpInfo;
import io.netlayers.stack.socket.Endpoint;
import io.netlayers.stack.socket.TcpListenSocket;
import io.netlayers.stack.socket.TcpSocket;
import io.netlayers.tools.serve.FileService;
import io.netlayers.tools.serve.ServerSession;
import io.netlayers.tools.tap.SocketUser;
import io.netlayers.tools.tap.StackNode;
import io.netlayers.tools.tap.StackTransport;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.Locale;

/** A directory over HTTP, over the stack's own TCP; a line when a connection comes and goes. */
public final class WebService implements SocketUser {
  private final StackNode node;
  private final FileService files;
  private final PrintStream out;
  private final boolean quiet;
  private final TcpListenSocket listening;
  private final ByteBuffer step = StackTransport.step();

  /**
   * Listens.
   *
   * @throws io.netlayers.stack.socket.SocketException if the port is in use
   */
  public WebService(StackNode node, FileService files, int port, PrintStream out, boolean quiet) {
    this.node = node;
    this.files = files;
    this.out = out;
    this.quiet = quiet;
    listening = node.host().listen(Endpoint.any(port), 1024);
    node.use(listening, this);
  }

  @Override
  public void onReady(long nowNanos) {
    for (TcpSocket s = listening.accept(); s != null; s = listening.accept()) {
      begin(s, nowNanos);
    }
  }

  private void begin(TcpSocket socket, long now) {
    socket.configure(user -> user.noDelay(true), now);
    if (!quiet) {
      out.println(socket.peer() + " connected");
      out.flush();
    }
    StackTransport transport =
        new StackTransport(node, socket, step) {
          @Override
          public void close() {
            ended(socket);
            super.close();
          }
        };
    String peer = String.valueOf(socket.peer().address());
    ServerSession session = files.begin(transport, peer);
    node.use(
        socket,
        new SocketUser() {
          @Override
          public void onReady(long nowNanos) {
            node.loop().call(session);
          }

          @Override
          public boolean wantsTurn() {
            return transport.isReady();
          }
        });
    node.loop().call(session);
  }

  @Override
  public String toString() {
    return "port " + listening.local().port() + " of every address";
  }

  private void ended(TcpSocket socket) {
    if (quiet) {
      return;
    }
    TcpInfo info = socket.info();
    out.printf(
        Locale.ROOT,
        "%s %s: %,d octets received, %,d sent, %,d sent again, round trip %.3f ms%n",
        socket.peer(),
        info.state().rfcName(),
        info.octetsReceived(),
        info.octetsSent(),
        info.octetsRetransmitted(),
        info.rtt() / 1e6);
    out.flush();
  }
}
