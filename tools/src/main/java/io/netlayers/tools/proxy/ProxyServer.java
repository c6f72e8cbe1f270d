package io.netlayers.tools.proxy;

import io.netlayers.fsm.http1.Http1Config;
import io.netlayers.fsm.http1.Http1Connection;
import io.netlayers.http.head.HeadWriter;
import io.netlayers.tools.net.BufferPool;
import io.netlayers.tools.net.EventLoop;
import io.netlayers.tools.net.HttpLink;
import io.netlayers.tools.net.Transport;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.security.SecureRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Listens, and gives each connection its session. */
final class ProxyServer extends EventLoop.Member implements AutoCloseable {
  private static final int BACKLOG = 256;
  private static final long PAUSE_NANOS = 100_000_000L;

  private final EventLoop loop;
  private final PrintStream log;
  private final BufferPool pool = new BufferPool();
  private final Http1Config config;
  private final ServerSocketChannel listening;
  private final SelectionKey key;
  private final ForwardedHeads heads;

  /** Names are looked up where that holds nobody up. */
  private final ExecutorService lookups =
      Executors.newFixedThreadPool(
          4,
          task -> {
            Thread thread = new Thread(task, "lookup");
            thread.setDaemon(true);
            return thread;
          });

  private long pausedUntil = Long.MAX_VALUE;

  @SuppressWarnings("nullness:argument") // registered last, when all fields are set
  ProxyServer(EventLoop loop, InetSocketAddress address, Http1Config config, PrintStream log)
      throws IOException {
    this.loop = loop;
    this.log = log;
    this.config = config;
    this.heads =
        new ForwardedHeads("netlayers-" + Integer.toHexString(new SecureRandom().nextInt()));
    this.listening = ServerSocketChannel.open();
    try {
      listening.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      listening.bind(address, BACKLOG);
    } catch (BindException e) {
      listening.close();
      String where = address.getHostString() + ":" + address.getPort();
      throw new IOException("cannot listen on " + where + ": " + e.getMessage(), e);
    }
    listening.configureBlocking(false);
    this.key = loop.watch(listening, SelectionKey.OP_ACCEPT, this);
  }

  EventLoop loop() {
    return loop;
  }

  ForwardedHeads heads() {
    return heads;
  }

  ExecutorService lookups() {
    return lookups;
  }

  InetSocketAddress address() throws IOException {
    return (InetSocketAddress) listening.getLocalAddress();
  }

  /** A link over a connected socket. */
  HttpLink link(SocketChannel channel, boolean asServer, long now) {
    Http1Connection machine =
        asServer ? Http1Connection.server(config, now) : Http1Connection.client(config, now);
    return new HttpLink(machine, Transport.plain(channel), pool, config.limits().receiveBuffer());
  }

  /** A line for what was asked and answered. */
  void tell(String line) {
    log.println(line);
    log.flush();
  }

  /** An answer of the proxy's own, without content. */
  static HeadWriter answer(int status) {
    HeadWriter head = new HeadWriter().response(status);
    if (status != 204) {
      head.field(io.netlayers.http.FieldName.CONTENT_LENGTH, 0);
    }
    return head.end();
  }

  @Override
  protected void turn(long now) throws IOException {
    if (now >= pausedUntil) {
      pausedUntil = Long.MAX_VALUE;
      key.interestOps(SelectionKey.OP_ACCEPT);
    }
    SocketChannel channel;
    try {
      channel = listening.accept();
    } catch (IOException tooManyFiles) {
      key.interestOps(0);
      pausedUntil = now + PAUSE_NANOS;
      return;
    }
    if (channel != null) {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      ProxySession session = new ProxySession(this, link(channel, true, now));
      session.begin(channel);
    }
  }

  @Override
  protected long deadline() {
    return pausedUntil;
  }

  @Override
  protected void failed(IOException failure) {
    tell("netlayers: " + failure.getMessage());
  }

  @Override
  public void close() throws IOException {
    lookups.shutdownNow();
    listening.close();
  }
}
