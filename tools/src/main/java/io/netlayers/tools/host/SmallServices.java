package io.netlayers.tools.host;

import io.netlayers.fsm.tcp.TcpConnection;
import io.netlayers.fsm.tcp.TcpState;
import io.netlayers.stack.Host;
import io.netlayers.stack.socket.DatagramInfo;
import io.netlayers.stack.socket.Endpoint;
import io.netlayers.stack.socket.TcpListenSocket;
import io.netlayers.stack.socket.TcpSocket;
import io.netlayers.stack.socket.UdpSocket;
import io.netlayers.tools.tap.SocketUser;
import io.netlayers.tools.tap.StackNode;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Echo (RFC 862), discard (RFC 863) and character generator (RFC 864), over TCP and UDP. */
public final class SmallServices {
  /** Port of echo. */
  public static final int ECHO = 7;

  /** Port of discard. */
  public static final int DISCARD = 9;

  /** Port of the character generator. */
  public static final int CHARGEN = 19;

  private static final int STEP = 1 << 16;
  private static final int LINE = 74;

  private final StackNode node;
  private final ByteBuffer step = ByteBuffer.allocateDirect(STEP);
  private final ByteBuffer lines = lines();

  private SmallServices(StackNode node) {
    this.node = node;
  }

  /** Starts all of them on every address of a host. */
  public static void start(StackNode node) {
    SmallServices services = new SmallServices(node);
    services.listen(ECHO, socket -> node.use(socket, services.new Echo(socket)));
    services.listen(DISCARD, socket -> node.use(socket, now -> services.discard(socket, now)));
    services.listen(CHARGEN, socket -> node.use(socket, services.new Generator(socket)));
    services.bind(ECHO, ByteBuffer::flip);
    services.bind(DISCARD, octets -> octets.limit(0));
    services.bind(CHARGEN, octets -> octets.clear().put(0, services.lines, 0, LINE).limit(LINE));
  }

  /** RFC 864: lines of 72 characters, each begins one character later than the last. */
  private static ByteBuffer lines() {
    ByteBuffer lines = ByteBuffer.allocateDirect(95 * LINE);
    for (int line = 0; line < 95; line++) {
      for (int i = 0; i < 72; i++) {
        lines.put((byte) (' ' + (line + i) % 95));
      }
      lines.put((byte) '\r').put((byte) '\n');
    }
    return lines.flip();
  }

  private void listen(int port, Consumer<TcpSocket> accepted) {
    TcpListenSocket listening = node.host().listen(Endpoint.any(port), 1024);
    node.use(
        listening,
        now -> {
          for (TcpSocket s = listening.accept(); s != null; s = listening.accept()) {
            accepted.accept(s);
          }
        });
  }

  /** Answers each datagram with what the action leaves of it; with nothing, not at all. */
  private void bind(int port, Consumer<ByteBuffer> action) {
    Host host = node.host();
    UdpSocket socket = host.udp(Endpoint.any(port));
    DatagramInfo info = new DatagramInfo();
    node.use(
        socket,
        now -> {
          while (socket.receive(step.clear(), info) != UdpSocket.NOTHING) {
            action.accept(step);
            // RFC 5358's lesson: a service never answers one of its kind
            if ((step.hasRemaining() || port == ECHO) && info.source().port() >= 1024) {
              socket.reply(step, info, now);
            }
          }
          socket.takeError();
        });
  }

  private void discard(TcpSocket socket, long now) {
    int count = 1;
    while (count > 0) {
      count = socket.isOpen() ? socket.read(step.clear(), now) : 0;
    }
    if (count < 0) {
      end(socket, now);
    }
  }

  private void end(TcpSocket socket, long now) {
    node.release(socket);
    socket.close(now);
  }

  /** A connection to the character generator, which sends until the peer closes. */
  private final class Generator implements SocketUser {
    private final TcpSocket socket;
    private final ByteBuffer text = lines.duplicate();

    Generator(TcpSocket socket) {
      this.socket = socket;
    }

    @Override
    public void onReady(long now) {
      discard(socket, now);
      int taken = 1;
      while (taken > 0 && socket.isOpen() && socket.state().mayWrite()) {
        if (!text.hasRemaining()) {
          text.rewind();
        }
        taken = socket.write(text, now);
      }
    }
  }

  /** A connection to echo: what does not go back yet stays in the socket. */
  private final class Echo implements SocketUser {
    private final TcpSocket socket;

    Echo(TcpSocket socket) {
      this.socket = socket;
    }

    @Override
    public void onReady(long now) {
      while (socket.isOpen()) {
        long room = socket.state().mayWrite() ? socket.writable() : STEP;
        if (room <= 0) {
          return;
        }
        int count = socket.read(step.clear().limit((int) Math.min(room, STEP)), now);
        if (count == 0) {
          return;
        }
        if (count == TcpConnection.END_OF_STREAM || count == TcpConnection.FAILED) {
          end(socket, now);
        } else if (socket.state() == TcpState.ESTABLISHED
            || socket.state() == TcpState.CLOSE_WAIT) {
          socket.write(step.flip(), now);
        }
      }
    }
  }
}
