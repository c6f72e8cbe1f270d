package io.netlayers.tools.serve;

import io.netlayers.fsm.http1.Http1Config;
import io.netlayers.tools.net.EventLoop;
import io.netlayers.tools.net.TlsTransport;
import io.netlayers.tools.net.Transport;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Listens, and gives each connection its session. */
final class FileServer extends EventLoop.Member implements AutoCloseable {
  private static final int BACKLOG = 1024;
  private static final int ACCEPTS_A_TURN = 64;
  private static final long GRACE_NANOS = 5_000_000_000L;
  private static final long PAUSE_NANOS = 100_000_000L;

  private final EventLoop loop;
  private final ServerSocketChannel listening;
  private final SelectionKey key;
  private final FileService service;
  private final @Nullable SSLContext tls;
  private long pausedUntil = Long.MAX_VALUE;
  private long stopAt = Long.MAX_VALUE;

  /** How a server is to behave. */
  record Settings(
      InetSocketAddress address, boolean takesPut, Http1Config config, @Nullable SSLContext tls) {}

  /**
   * A server that listens.
   *
   * @throws IOException if it cannot; the message says why in one line
   */
  @SuppressWarnings("nullness:argument") // registered last, when all fields are set
  FileServer(EventLoop loop, Site site, AccessLog log, Clock clock, Settings settings)
      throws IOException {
    this.loop = loop;
    this.service = new FileService(loop, site, log, clock, settings.takesPut(), settings.config());
    this.tls = settings.tls();
    this.listening = bound(settings.address());
    this.key = loop.watch(listening, SelectionKey.OP_ACCEPT, this);
  }

  private static ServerSocketChannel bound(InetSocketAddress address) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(address, BACKLOG);
      channel.configureBlocking(false);
      return channel;
    } catch (BindException e) {
      channel.close();
      throw new IOException("cannot listen on " + text(address) + ": " + e.getMessage(), e);
    }
  }

  /** An address as a URI has it. */
  static String text(InetSocketAddress address) {
    InetAddress ip = address.getAddress();
    String host = ip == null ? address.getHostString() : ip.getHostAddress();
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  /** Where it listens. */
  InetSocketAddress address() throws IOException {
    return (InetSocketAddress) listening.getLocalAddress();
  }

  @Override
  protected void turn(long now) throws IOException {
    if (now >= stopAt) {
      loop.stop();
      return;
    }
    if (stopAt != Long.MAX_VALUE) {
      return;
    }
    if (now >= pausedUntil) {
      pausedUntil = Long.MAX_VALUE;
      key.interestOps(SelectionKey.OP_ACCEPT);
    }
    for (int i = 0; i < ACCEPTS_A_TURN; i++) {
      SocketChannel channel;
      try {
        channel = listening.accept();
      } catch (IOException tooManyFiles) {
        // Those that wait go on waiting until others have closed
        key.interestOps(0);
        pausedUntil = now + PAUSE_NANOS;
        return;
      }
      if (channel == null) {
        return;
      }
      begin(channel);
    }
  }

  private void begin(SocketChannel channel) throws IOException {
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      InetSocketAddress peer = (InetSocketAddress) channel.getRemoteAddress();
      ServerSession session = service.begin(transport(channel), peer.getAddress().getHostAddress());
      session.watchedBy(loop.watch(channel, SelectionKey.OP_READ, session));
      loop.call(session);
    } catch (IOException gone) {
      channel.close();
    }
  }

  private Transport transport(SocketChannel channel) throws IOException {
    SSLContext context = tls;
    if (context == null) {
      return Transport.plain(channel);
    }
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"http/1.1", "http/1.0"});
    engine.setSSLParameters(parameters);
    return new TlsTransport(channel, engine);
  }

  /** Ends the loop once what is on its way is sent; from any thread. */
  void stop() {
    loop.execute(
        () -> {
          if (stopAt != Long.MAX_VALUE) {
            return;
          }
          stopAt = loop.nowNanos() + GRACE_NANOS;
          key.cancel();
          try {
            listening.close();
          } catch (IOException closedAlready) {
            stopAt = loop.nowNanos();
          }
          service.finishUp(loop::stop);
          loop.call(this);
        });
  }

  @Override
  protected long deadline() {
    return Math.min(pausedUntil, stopAt);
  }

  @Override
  protected void failed(IOException failure) {
    service.flushLog();
    loop.stop();
  }

  @Override
  public void close() throws IOException {
    service.close();
    listening.close();
  }
}
