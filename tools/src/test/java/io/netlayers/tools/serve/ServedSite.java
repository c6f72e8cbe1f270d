package io.netlayers.tools.serve;

import io.netlayers.fsm.http1.Http1Config;
import io.netlayers.tools.net.EventLoop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import javax.net.ssl.SSLContext;

/** A server on a loopback port of its own, in a thread of the test. */
public final class ServedSite implements AutoCloseable {
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final EventLoop loop;
  private final FileServer server;
  private final Thread thread;

  /** Serves a directory with the defaults, PUT allowed. */
  public ServedSite(Path directory) throws IOException {
    this(directory, Http1Config.defaults(), null);
  }

  /** Serves a directory, with TLS if there is a context. */
  public ServedSite(Path directory, Http1Config config, SSLContext tls) throws IOException {
    loop = new EventLoop();
    AccessLog lines = new AccessLog(new PrintStream(log, true), Clock.systemUTC(), false);
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    FileServer.Settings settings = new FileServer.Settings(any, true, config, tls);
    server = new FileServer(loop, new Site(directory), lines, Clock.systemUTC(), settings);
    thread = new Thread(this::run, "server");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      loop.run();
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
    }
  }

  /** Its port. */
  public int port() throws IOException {
    return server.address().getPort();
  }

  String log() {
    return log.toString(StandardCharsets.UTF_8);
  }

  /** Asks it to end, and waits until it has. */
  void stop() throws InterruptedException {
    server.stop();
    thread.join(10_000);
  }

  boolean isRunning() {
    return thread.isAlive();
  }

  Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  /** Sends octets in which | is CRLF, ends that direction, and answers all that came back. */
  String talk(String request) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(octets(request));
      socket.shutdownOutput();
      return all(socket.getInputStream());
    }
  }

  static byte[] octets(String text) {
    return text.replace("|", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  static String all(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).replace("\r\n", "|");
  }

  @Override
  public void close() throws IOException {
    server.stop();
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.close();
    loop.close();
  }
}
