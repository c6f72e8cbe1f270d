package io.netlayers.tools.proxy;

import io.netlayers.fsm.http1.Http1Event;
import io.netlayers.fsm.http1.Http1Role;
import io.netlayers.fsm.http1.Http1State;
import io.netlayers.tools.net.HttpLink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What a session has towards the server that its client wants: nothing, a way that is being made
 * with a request's head that waits for it, or a connection with the machine over it.
 */
final class ServerSide {
  private final ProxyServer server;
  private @Nullable Upstream way;
  private @Nullable HttpLink link;
  private @Nullable ByteBuffer waitingHead;

  /** Nothing can be sent any more; what came before may still be there. */
  private boolean deaf;

  ServerSide(ProxyServer server) {
    this.server = server;
  }

  /** The connection, or null before there is one. */
  @Nullable HttpLink link() {
    return link;
  }

  /** Whether a request's head waits for a connection. */
  boolean hasWaitingHead() {
    return waitingHead != null;
  }

  /**
   * Sends a head over the connection that there is, if it leads there and is good for another
   * exchange, or over a new one once that is there.
   *
   * @param head octets from 0 to its limit, or null for a tunnel, which takes a way of its own
   * @throws IllegalArgumentException if the machine may not send the head
   */
  void reach(ProxySession session, String host, int port, @Nullable ByteBuffer head, long nowNanos)
      throws IOException {
    HttpLink kept = link;
    if (head != null && kept != null && way != null && way.leadsTo(host, port)) {
      boolean idle = kept.machine().state(Http1Role.CLIENT) == Http1State.IDLE;
      if (idle && poll(kept, nowNanos) == Http1Event.NEED_MORE && !kept.isEnded()) {
        kept.machine().sendHead(head, 0, head.limit());
        return;
      }
    }
    drop();
    waitingHead = head;
    Upstream made = new Upstream(server, session, host, port, nowNanos);
    way = made;
    made.begin();
  }

  /** Whether a way is being made, and no machine is there yet. */
  boolean isOnItsWay() {
    return way != null && link == null;
  }

  /** Looks how far the way is; after {@link #isOnItsWay}. */
  Upstream.Stage advance(long nowNanos) {
    return made().advance(nowNanos);
  }

  /** The status to answer with, after FAILED. */
  int failure() {
    return made().failure();
  }

  /** What went wrong, after FAILED. */
  String reason() {
    return made().reason();
  }

  /**
   * Takes the connection; after CONNECTED. A head that waits goes.
   *
   * @throws IllegalArgumentException if the machine may not send the head
   */
  HttpLink take(long nowNanos) {
    HttpLink fresh = server.link(made().channel(), false, nowNanos);
    link = fresh;
    ByteBuffer head = waitingHead;
    if (head != null) {
      waitingHead = null;
      fresh.machine().sendHead(head, 0, head.limit());
    }
    return fresh;
  }

  private Upstream made() {
    Upstream made = way;
    if (made == null) {
      throw new IllegalStateException("no way to a server");
    }
    return made;
  }

  /** Whether the request's content is on its way. */
  boolean isSending() {
    HttpLink open = link;
    return open != null && open.machine().state(Http1Role.CLIENT) == Http1State.SEND_BODY;
  }

  void onTimeout(long nowNanos) {
    HttpLink open = link;
    if (open != null && open.machine().nextDeadline() <= nowNanos) {
      open.machine().onTimeout(nowNanos);
    }
  }

  /**
   * The machine's next event over a connection. One that broke is one that the server closed: the
   * client is to hear of it in either case.
   */
  Http1Event poll(HttpLink open, long nowNanos) {
    try {
      Http1Event event = open.poll(nowNanos);
      return deaf && event == Http1Event.NEED_MORE ? Http1Event.CLOSED : event;
    } catch (IOException broken) {
      return Http1Event.CLOSED;
    }
  }

  /** Sends what waits; a server that hears nothing may have answered all the same. */
  void drain(long nowNanos) {
    HttpLink open = link;
    if (open != null && !deaf) {
      try {
        open.drain(nowNanos);
      } catch (IOException broken) {
        deaf = true;
      }
    }
  }

  /** Watches for the connection, or for what comes and goes over it. */
  void watch(boolean reads) {
    Upstream made = way;
    HttpLink open = link;
    if (made != null) {
      made.interest(
          open == null
              ? SelectionKey.OP_CONNECT
              : open.transport().interest(reads, open.isBlocked()));
    }
  }

  /** Watches for what a tunnel waits for. */
  void watchTunnel(int operations) {
    Upstream made = way;
    if (made != null) {
      made.interest(operations);
    }
  }

  /** When the way has taken too long, or the machine wants its turn. */
  long deadline() {
    HttpLink open = link;
    Upstream made = way;
    long at = made == null ? Long.MAX_VALUE : made.deadline();
    return open == null ? at : Math.min(at, open.machine().nextDeadline());
  }

  /** When the way has taken too long; a tunnel's machine is never asked again. */
  long wayDeadline() {
    Upstream made = way;
    return made == null ? Long.MAX_VALUE : made.deadline();
  }

  /** Lets go of all that there is; a head that waits stays nowhere. */
  void drop() throws IOException {
    HttpLink open = link;
    Upstream made = way;
    link = null;
    way = null;
    deaf = false;
    waitingHead = null;
    if (open != null) {
      open.close();
    }
    if (made != null) {
      made.close();
    }
  }
}
