package io.netlayers.tools.fetch;

import io.netlayers.fsm.http1.Http1Config;
import io.netlayers.fsm.http1.Http1Connection;
import io.netlayers.fsm.http1.Http1Event;
import io.netlayers.fsm.http1.Http1Role;
import io.netlayers.fsm.http1.Http1State;
import io.netlayers.http.Deviation;
import io.netlayers.http.Leniency;
import io.netlayers.http.uri.UriHost;
import io.netlayers.tools.net.BufferPool;
import io.netlayers.tools.net.HttpLink;
import io.netlayers.tools.net.TlsTransport;
import io.netlayers.tools.net.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** A connection over a socket of the kernel's. */
final class ClientConnection implements Wire {
  /** What many servers do, and what leaves no doubt where a response ends. */
  private static final Leniency USUAL =
      Leniency.of(Deviation.MISSING_REASON_SPACE, Deviation.REPEATED_CONTENT_LENGTH);

  private final Selector selector;
  private final Origin next;
  private final Settings settings;
  private final BufferPool pool = new BufferPool();
  private final long originNanos = System.nanoTime();
  private final SelectionKey key;
  private final SocketChannel channel;
  private HttpLink link;

  private ClientConnection(
      Selector selector, SocketChannel channel, Transport transport, Origin next, Settings settings)
      throws IOException {
    this.selector = selector;
    this.next = next;
    this.settings = settings;
    this.channel = channel;
    this.key = channel.register(selector, 0);
    Http1Config config = config(settings);
    Http1Connection machine = Http1Connection.client(config, System.nanoTime() - originNanos);
    this.link = new HttpLink(machine, transport, pool, config.limits().receiveBuffer());
  }

  private static Http1Config config(Settings settings) {
    return Http1Config.builder()
        .headTimeoutNanos(settings.patienceNanos())
        .bodyTimeoutNanos(settings.patienceNanos())
        .idleTimeoutNanos(0)
        .leniency(USUAL)
        .build();
  }

  /**
   * Connects to a server, or to the proxy on the way to it; no TLS is begun behind a proxy.
   *
   * @throws IOException if that is not possible; the message says why in one line
   */
  static ClientConnection open(Origin origin, Settings settings) throws IOException {
    Origin next = settings.proxy().orElse(origin);
    Selector selector = Selector.open();
    try {
      SocketChannel channel = connected(selector, next, settings.connectNanos());
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      Transport transport =
          next.https()
              ? new TlsTransport(channel, engine(next, settings))
              : Transport.plain(channel);
      return new ClientConnection(selector, channel, transport, next, settings);
    } catch (IOException e) {
      selector.close();
      throw e;
    }
  }

  private static SocketChannel connected(Selector selector, Origin next, long nanos)
      throws IOException {
    InetAddress[] addresses;
    try {
      addresses = InetAddress.getAllByName(next.hostName());
    } catch (UnknownHostException e) {
      throw new IOException(next.hostName() + ": no such host", e);
    }
    IOException last = new IOException("no address");
    for (InetAddress address : addresses) {
      SocketChannel channel = SocketChannel.open();
      try {
        channel.configureBlocking(false);
        connect(selector, channel, new InetSocketAddress(address, next.port()), nanos);
        return channel;
      } catch (IOException e) {
        channel.close();
        last = e;
      } catch (UnsupportedAddressTypeException e) {
        channel.close();
        last = new IOException("no IPv6 here", e);
      }
    }
    String message = "cannot connect to " + next.authority() + ": " + last.getMessage();
    throw new IOException(message, last);
  }

  private static void connect(
      Selector selector, SocketChannel channel, InetSocketAddress address, long nanos)
      throws IOException {
    if (channel.connect(address)) {
      return;
    }
    SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
    long until = System.nanoTime() + nanos;
    while (!channel.finishConnect()) {
      long left = until - System.nanoTime();
      if (left <= 0) {
        throw new IOException("timed out");
      }
      selector.select(left / 1_000_000 + 1);
      selector.selectedKeys().clear();
    }
    key.interestOps(0);
  }

  private static SSLEngine engine(Origin origin, Settings settings) {
    SSLEngine engine = settings.tls().createSSLEngine(origin.hostName(), origin.port());
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    if (origin.host().kind() == UriHost.Kind.REG_NAME) {
      parameters.setServerNames(serverNames(origin.hostName()));
    }
    if (settings.checksName()) {
      // RFC 9110 §4.3.4: the certificate has to be for the URI's host
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    engine.setSSLParameters(parameters);
    return engine;
  }

  /** What TLS tells of a name (RFC 6066 §3): nothing of one that has underscores, say. */
  private static List<SNIServerName> serverNames(String host) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    try {
      return List.of(new SNIHostName(name));
    } catch (IllegalArgumentException noHostName) {
      return List.of();
    }
  }

  /** The proxy agreed to a tunnel: from here on TLS to the server, and a machine of its own. */
  void throughTunnel(Origin origin) throws IOException {
    if (link.leftover().hasRemaining()) {
      throw new IOException(next.authority() + ": the proxy talks into the tunnel");
    }
    Http1Config config = config(settings);
    Http1Connection machine = Http1Connection.client(config, nowNanos());
    Transport transport = new TlsTransport(channel, engine(origin, settings));
    link = new HttpLink(machine, transport, pool, config.limits().receiveBuffer());
  }

  @Override
  public HttpLink link() {
    return link;
  }

  @Override
  public long nowNanos() {
    return System.nanoTime() - originNanos;
  }

  @Override
  public void await(boolean blocked, long untilNanos) throws IOException {
    key.interestOps(link.transport().interest(true, blocked));
    if (untilNanos == Long.MAX_VALUE) {
      selector.select();
    } else {
      selector.select(Math.max(0, untilNanos - nowNanos()) / 1_000_000 + 1);
    }
    selector.selectedKeys().clear();
  }

  /** Whether another request may be sent; a server may have closed in the meantime. */
  boolean isReusable() throws IOException {
    if (machine().mustClose() || machine().state(Http1Role.CLIENT) != Http1State.IDLE) {
      return false;
    }
    return link.poll(nowNanos()) == Http1Event.NEED_MORE && !link.isEnded();
  }

  @Override
  public void close() throws IOException {
    try {
      link.transport().shutdownOutput();
    } catch (IOException gone) {
      // nobody hears the goodbye
      link.close();
    }
    link.close();
    selector.close();
  }
}
