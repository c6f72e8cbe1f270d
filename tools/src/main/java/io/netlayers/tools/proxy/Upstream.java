package io.netlayers.tools.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The way to a server: its name looked up, its socket connected, without holding anybody up. */
final class Upstream {
  private static final long PATIENCE_NANOS = 10_000_000_000L;

  /** How far it is. */
  enum Stage {
    LOOKING_UP,
    CONNECTING,
    CONNECTED,
    FAILED
  }

  private final String host;
  private final int port;
  private final long until;
  private Stage stage = Stage.LOOKING_UP;
  private @Nullable SocketChannel channel;
  private @Nullable SelectionKey key;
  private int failure;
  private String reason = "";

  Upstream(String host, int port, long nowNanos) {
    this.host = host;
    this.port = port;
    this.until = nowNanos + PATIENCE_NANOS;
  }

  /** Begins; the session is called once there is something to do. */
  void begin(ProxyServer server, ProxySession session) {
    String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    server
        .lookups()
        .execute(
            () -> {
              try {
                InetAddress address = InetAddress.getByName(name);
                server.loop().execute(() -> connect(server, session, address));
              } catch (UnknownHostException e) {
                server.loop().execute(() -> fail(server, session, "no such host"));
              }
            });
  }

  private void fail(ProxyServer server, ProxySession session, String why) {
    fail(502, why);
    server.loop().call(session);
  }

  private void fail(int status, String why) {
    stage = Stage.FAILED;
    failure = status;
    reason = why;
  }

  private void connect(ProxyServer server, ProxySession session, InetAddress address) {
    if (stage != Stage.LOOKING_UP || session.isClosed()) {
      return;
    }
    try {
      SocketChannel made = SocketChannel.open();
      channel = made;
      made.configureBlocking(false);
      made.setOption(StandardSocketOptions.TCP_NODELAY, true);
      stage = Stage.CONNECTING;
      made.connect(new InetSocketAddress(address, port));
      key = server.loop().watch(made, SelectionKey.OP_CONNECT, session);
      server.loop().call(session);
    } catch (IOException refused) {
      fail(server, session, String.valueOf(refused.getMessage()));
    }
  }

  /** Looks how far it is. */
  Stage advance(long nowNanos) {
    SocketChannel made = channel;
    if (stage == Stage.CONNECTING && made != null) {
      try {
        if (made.finishConnect()) {
          stage = Stage.CONNECTED;
        }
      } catch (IOException refused) {
        fail(502, String.valueOf(refused.getMessage()));
      }
    }
    if (stage != Stage.CONNECTED && stage != Stage.FAILED && nowNanos >= until) {
      fail(504, "no connection in time");
    }
    return stage;
  }

  long deadline() {
    return stage == Stage.CONNECTED || stage == Stage.FAILED ? Long.MAX_VALUE : until;
  }

  /** The status to answer with, once it has failed. */
  int failure() {
    return failure;
  }

  /** What went wrong, once it has failed. */
  String reason() {
    return reason;
  }

  boolean leadsTo(String otherHost, int otherPort) {
    return host.equalsIgnoreCase(otherHost) && port == otherPort;
  }

  /** The socket; after CONNECTED. */
  SocketChannel channel() {
    SocketChannel made = channel;
    if (made == null) {
      throw new IllegalStateException("not connected");
    }
    return made;
  }

  void interest(int operations) {
    SelectionKey watched = key;
    if (watched != null && watched.isValid()) {
      watched.interestOps(operations);
    }
  }

  void close() {
    stage = Stage.FAILED;
    SocketChannel made = channel;
    if (made != null) {
      try {
        made.close();
      } catch (IOException closedAlready) {
        failure = 502;
      }
    }
  }
}
