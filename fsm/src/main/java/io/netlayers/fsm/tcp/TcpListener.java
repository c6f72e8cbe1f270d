package io.netlayers.fsm.tcp;

import io.netlayers.tcp.TcpFlags;
import io.netlayers.tcp.TcpSegmentView;
import java.util.ArrayDeque;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A listening socket: connections whose handshake is under way, bounded in number, and those whose
 * handshake is done and that wait for {@link #accept}, bounded too. A {@link TcpHost} makes it and
 * feeds it.
 */
public final class TcpListener {
  private final TcpConfig config;
  private final int maxHalfOpen;
  private final int maxWaiting;
  private final SynCookieMode cookies;
  private final ArrayDeque<TcpConnection> waiting = new ArrayDeque<>();
  private int halfOpen;
  private long lastCookieAt = -1;

  /** Connections that were refused for want of room, and cookies sent and come back. */
  private long dropped;

  private long cookiesSent;
  private long cookiesAccepted;

  /**
   * A listening socket, to be bound by a host.
   *
   * @param config of the connections that it makes
   * @param maxHalfOpen handshakes under way at once, the SYN queue, ≥ 0
   * @param maxWaiting connections that may wait to be accepted, ≥ 1; as long as so many do, no SYN
   *     is taken and no handshake ends: its ACK is dropped, and its SYN,ACK goes again
   * @param cookies what happens beyond the first bound
   */
  public TcpListener(TcpConfig config, int maxHalfOpen, int maxWaiting, SynCookieMode cookies) {
    if (maxHalfOpen < 0 || maxWaiting < 1) {
      throw new IllegalArgumentException("no backlog: " + maxHalfOpen + ", " + maxWaiting);
    }
    this.config = config;
    this.maxHalfOpen = maxHalfOpen;
    this.maxWaiting = maxWaiting;
    this.cookies = cookies;
  }

  /** What its connections are configured with. */
  public TcpConfig config() {
    return config;
  }

  /** A connection whose handshake is done, the oldest; null where none waits. */
  public @Nullable TcpConnection accept() {
    return waiting.pollFirst();
  }

  /** Connections that wait to be accepted. */
  public int waiting() {
    return waiting.size();
  }

  /** Handshakes under way that are remembered. */
  public int halfOpen() {
    return halfOpen;
  }

  /** SYNs and handshakes that were dropped for want of room. */
  public long dropped() {
    return dropped;
  }

  /** SYN,ACKs sent with a cookie. */
  public long cookiesSent() {
    return cookiesSent;
  }

  /** Connections made from a cookie. */
  public long cookiesAccepted() {
    return cookiesAccepted;
  }

  boolean hasRoomToWait() {
    return waiting.size() < maxWaiting;
  }

  boolean remembersSyns() {
    return cookies != SynCookieMode.ALWAYS && halfOpen < maxHalfOpen;
  }

  boolean sendsCookies() {
    return cookies != SynCookieMode.NEVER;
  }

  /** Whether a cookie that was sent may still come back. */
  boolean expectsCookies(long nowNanos, long lifeNanos) {
    return lastCookieAt >= 0 && nowNanos - lastCookieAt <= lifeNanos;
  }

  void cookieSent(long nowNanos) {
    lastCookieAt = nowNanos;
    cookiesSent++;
  }

  void cookieAccepted() {
    cookiesAccepted++;
  }

  void begun() {
    halfOpen++;
  }

  void ended() {
    halfOpen--;
  }

  void drop() {
    dropped++;
  }

  /**
   * Whether a segment would end a handshake while as many connections wait to be accepted as may:
   * it is dropped, and the handshake goes on. The SYN,ACK goes again and draws another ACK.
   */
  static boolean holdsBack(TcpConnection connection, TcpSegmentView view) {
    if (connection.isResting() || connection.state() != TcpState.SYN_RECEIVED) {
      return false;
    }
    TcpListener parent = connection.tcb().parent;
    if (parent == null
        || parent.hasRoomToWait()
        || !view.has(TcpFlags.ACK)
        || (view.flags() & (TcpFlags.SYN | TcpFlags.RST)) != 0) {
      return false;
    }
    parent.drop();
    return true;
  }

  void established(TcpConnection connection) {
    waiting.addLast(connection);
  }
}
