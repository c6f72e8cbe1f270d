package io.netlayers.tools.net;

import io.netlayers.core.IpAddress;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Listens, and hands over each connection that comes. */
public final class Listener extends EventLoop.Member implements AutoCloseable {
  private static final int BACKLOG = 1024;
  private static final int ACCEPTS_A_TURN = 64;
  private static final long PAUSE_NANOS = 100_000_000L;

  private final ServerSocketChannel listening;
  private final SelectionKey key;
  private final Door door;
  private long pausedUntil = Long.MAX_VALUE;

  /** Where connections go. */
  public interface Door {
    /** One has come; it does not block. What this throws closes that connection and no more. */
    void arrived(SocketChannel channel, long nowNanos) throws IOException;

    /** Nobody can come any more. */
    void failed(IOException failure);
  }

  /**
   * Begins to listen.
   *
   * @throws IOException if it cannot; the message says why in one line
   */
  @SuppressWarnings("nullness:argument") // registered last, when all fields are set
  public Listener(EventLoop loop, InetSocketAddress address, Door door) throws IOException {
    this.door = door;
    this.listening = bound(address);
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

  /** An address and port as a URI has them. */
  public static String text(InetSocketAddress address) {
    InetAddress ip = address.getAddress();
    String host = ip == null ? address.getHostString() : text(ip);
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  /** An address, that of IPv6 in its short form (RFC 5952 §4). */
  public static String text(InetAddress ip) {
    String text = ip.getHostAddress();
    int zone = text.indexOf('%');
    return IpAddress.parse(zone < 0 ? text : text.substring(0, zone)).toString();
  }

  /** Where it listens. */
  public InetSocketAddress address() throws IOException {
    return (InetSocketAddress) listening.getLocalAddress();
  }

  @Override
  protected void turn(long now) throws IOException {
    if (!listening.isOpen()) {
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
      hand(channel, now);
    }
  }

  private void hand(SocketChannel channel, long now) throws IOException {
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      door.arrived(channel, now);
    } catch (IOException | RuntimeException gone) {
      channel.close();
    }
  }

  @Override
  protected long deadline() {
    return pausedUntil;
  }

  @Override
  protected void failed(IOException failure) {
    door.failed(failure);
  }

  /** Takes no more connections. */
  @Override
  public void close() throws IOException {
    pausedUntil = Long.MAX_VALUE;
    key.cancel();
    listening.close();
  }
}
