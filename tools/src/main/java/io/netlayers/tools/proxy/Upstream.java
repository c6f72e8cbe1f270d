package io.netlayers.tools.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The way to a server: its name looked up, a socket connected to the first of its addresses that
 * answers, without holding anybody up.
 */
final class Upstream {
  private static final long PATIENCE_NANOS = 10_000_000_000L;

  /** How far it is. */
  enum Stage {
    LOOKING_UP,
    CONNECTING,
    CONNECTED,
    FAILED
  }

  private final ProxyServer server;
  private final ProxySession session;
  private final String host;
  private final int port;
  private final long until;
  private Iterator<InetAddress> untried = Collections.emptyIterator();
  private Stage stage = Stage.LOOKING_UP;
  private @Nullable SocketChannel channel;
  private @Nullable SelectionKey key;
  private int failure;
  private String reason = "";

  Upstream(ProxyServer server, ProxySession session, String host, int port, long nowNanos) {
    this.server = server;
    this.session = session;
    this.host = host;
    this.port = port;
    this.until = nowNanos + PATIENCE_NANOS;
  }

  /** Begins; the session is called once there is something to do. */
  void begin() {
    String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    server
        .lookups()
        .execute(
            () -> {
              try {
                List<InetAddress> found = List.of(server.names().find(name));
                server.loop().execute(() -> lookedUp(found));
              } catch (UnknownHostException e) {
                server.loop().execute(() -> lookedUp(List.of()));
              }
            });
  }

  private void lookedUp(List<InetAddress> found) {
    if (stage != Stage.LOOKING_UP || session.isClosed()) {
      return;
    }
    untried = found.iterator();
    reason = "no such host";
    tryNext();
    server.loop().call(session);
  }

  /** Begins to connect to the next address; where there is none, the last failure stands. */
  private void tryNext() {
    while (untried.hasNext()) {
      InetAddress address = untried.next();
      try {
        closeChannel();
        SocketChannel made = SocketChannel.open();
        channel = made;
        made.configureBlocking(false);
        made.setOption(StandardSocketOptions.TCP_NODELAY, true);
        stage = Stage.CONNECTING;
        made.connect(new InetSocketAddress(address, port));
        key = server.loop().watch(made, SelectionKey.OP_CONNECT, session);
        return;
      } catch (IOException refused) {
        reason = String.valueOf(refused.getMessage());
      } catch (UnsupportedAddressTypeException noIpv6) {
        reason = "no IPv6 here: " + address.getHostAddress();
      }
    }
    fail(502, reason);
  }

  private void fail(int status, String why) {
    stage = Stage.FAILED;
    failure = status;
    reason = why;
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
        reason = String.valueOf(refused.getMessage());
        tryNext();
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
    closeChannel();
  }

  private void closeChannel() {
    SocketChannel made = channel;
    if (made != null) {
      try {
        made.close();
      } catch (IOException closedAlready) {
        channel = null;
      }
    }
  }
}
