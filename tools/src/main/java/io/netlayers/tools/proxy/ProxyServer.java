package io.netlayers.tools.proxy;

import io.netlayers.fsm.http1.Http1Config;
import io.netlayers.fsm.http1.Http1Connection;
import io.netlayers.http.FieldName;
import io.netlayers.http.field.HttpDate;
import io.netlayers.http.head.HeadWriter;
import io.netlayers.tools.net.BufferPool;
import io.netlayers.tools.net.EventLoop;
import io.netlayers.tools.net.HttpLink;
import io.netlayers.tools.net.Listener;
import io.netlayers.tools.net.Transport;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.security.SecureRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Gives each connection that comes its session. */
final class ProxyServer implements Listener.Door, AutoCloseable {
  private final EventLoop loop;
  private final PrintStream log;
  private final BufferPool pool = new BufferPool();
  private final Http1Config config;
  private final Listener listener;
  private final ForwardedHeads heads;
  private final Names names;

  /** Which addresses a name has. */
  interface Names {
    InetAddress[] find(String name) throws UnknownHostException;
  }

  /** Names are looked up where that holds nobody up. */
  private final ExecutorService lookups =
      Executors.newFixedThreadPool(
          4,
          task -> {
            Thread thread = new Thread(task, "lookup");
            thread.setDaemon(true);
            return thread;
          });

  ProxyServer(EventLoop loop, InetSocketAddress address, Http1Config config, PrintStream log)
      throws IOException {
    this(loop, address, config, log, InetAddress::getAllByName);
  }

  @SuppressWarnings({"nullness:argument", "nullness:assignment"}) // made last, when all is set
  ProxyServer(
      EventLoop loop, InetSocketAddress address, Http1Config config, PrintStream log, Names names)
      throws IOException {
    this.loop = loop;
    this.log = log;
    this.config = config;
    this.names = names;
    this.heads =
        new ForwardedHeads("netlayers-" + Integer.toHexString(new SecureRandom().nextInt()));
    this.listener = new Listener(loop, address, this);
  }

  EventLoop loop() {
    return loop;
  }

  ForwardedHeads heads() {
    return heads;
  }

  Names names() {
    return names;
  }

  ExecutorService lookups() {
    return lookups;
  }

  InetSocketAddress address() throws IOException {
    return listener.address();
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
    // RFC 9110 §6.6.1
    String date = HttpDate.format(System.currentTimeMillis() / 1000);
    HeadWriter head = new HeadWriter().response(status).field(FieldName.DATE, date);
    if (status == 405) {
      // RFC 9110 §15.5.6; what this proxy answers as the last on the way
      head.field(FieldName.ALLOW, "OPTIONS");
    }
    if (status != 204) {
      head.field(FieldName.CONTENT_LENGTH, 0);
    }
    return head.end();
  }

  @Override
  public void arrived(SocketChannel channel, long now) throws IOException {
    new ProxySession(this, link(channel, true, now)).begin(channel);
  }

  @Override
  public void failed(IOException failure) {
    tell("netlayers: " + failure.getMessage());
  }

  @Override
  public void close() throws IOException {
    lookups.shutdownNow();
    listener.close();
  }
}
