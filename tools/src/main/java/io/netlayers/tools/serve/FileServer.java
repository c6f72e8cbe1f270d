package io.netlayers.tools.serve;

import io.netlayers.fsm.http1.Http1Config;
import io.netlayers.tools.net.EventLoop;
import io.netlayers.tools.net.Listener;
import io.netlayers.tools.net.TlsTransport;
import io.netlayers.tools.net.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Gives each connection that comes its session, and ends in good order. */
final class FileServer extends EventLoop.Member implements Listener.Door, AutoCloseable {
  private static final long GRACE_NANOS = 5_000_000_000L;

  private final EventLoop loop;
  private final Listener listener;
  private final FileService service;
  private final @Nullable SSLContext tls;
  private long stopAt = Long.MAX_VALUE;

  /** How a server is to behave. */
  record Settings(
      InetSocketAddress address, boolean takesPut, Http1Config config, @Nullable SSLContext tls) {}

  /**
   * A server that listens.
   *
   * @throws IOException if it cannot; the message says why in one line
   */
  @SuppressWarnings({"nullness:argument", "nullness:assignment"}) // made last, when all is set
  FileServer(EventLoop loop, Site site, AccessLog log, Clock clock, Settings settings)
      throws IOException {
    this.loop = loop;
    this.service = new FileService(loop, site, log, clock, settings.takesPut(), settings.config());
    this.tls = settings.tls();
    this.listener = new Listener(loop, settings.address(), this);
  }

  /** Where it listens. */
  InetSocketAddress address() throws IOException {
    return listener.address();
  }

  @Override
  protected void turn(long now) throws IOException {
    if (now >= stopAt) {
      loop.stop();
    }
  }

  @Override
  public void arrived(SocketChannel channel, long now) throws IOException {
    InetSocketAddress peer = (InetSocketAddress) channel.getRemoteAddress();
    ServerSession session = service.begin(transport(channel), Listener.text(peer.getAddress()));
    session.watchedBy(loop.watch(channel, SelectionKey.OP_READ, session));
    loop.call(session);
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
          try {
            listener.close();
          } catch (IOException closedAlready) {
            stopAt = loop.nowNanos();
          }
          service.finishUp(loop::stop);
          loop.call(this);
        });
  }

  @Override
  protected long deadline() {
    return stopAt;
  }

  @Override
  public void failed(IOException failure) {
    service.flushLog();
    loop.stop();
  }

  @Override
  public void close() throws IOException {
    service.close();
    listener.close();
  }
}
