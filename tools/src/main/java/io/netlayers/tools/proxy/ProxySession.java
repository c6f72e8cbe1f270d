package io.netlayers.tools.proxy;

import io.netlayers.fsm.http1.Http1Connection;
import io.netlayers.fsm.http1.Http1Event;
import io.netlayers.fsm.http1.Http1Role;
import io.netlayers.fsm.http1.Http1State;
import io.netlayers.http.HttpMethod;
import io.netlayers.http.body.BodyKind;
import io.netlayers.http.head.RequestHeadView;
import io.netlayers.http.uri.Authority;
import io.netlayers.http.uri.RequestTarget;
import io.netlayers.http.uri.Uri;
import io.netlayers.tools.net.EventLoop;
import io.netlayers.tools.net.HttpLink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * One client of the proxy: the machine towards it, {@code near}, and the machine towards the server
 * that it wants, {@code far}. What one has no room for stays in the other's buffer, and is asked
 * for again when there is room.
 */
final class ProxySession extends EventLoop.Member {
  private static final int MOST_STEPS = 64;
  private static final long LINGER_NANOS = 2_000_000_000L;

  private final ProxyServer server;
  private final HttpLink near;
  private @Nullable SelectionKey nearKey;
  private @Nullable Upstream upstream;
  private @Nullable HttpLink far;

  /** A request's head that goes on once there is a connection. */
  private @Nullable ByteBuffer waitingHead;

  private boolean wantsTunnel;
  private @Nullable TunnelPair tunnel;

  /** Content that the other machine had no room for. */
  private @Nullable ByteBuffer heldUp;

  private @Nullable ByteBuffer heldDown;
  private boolean responded;
  private boolean closed;
  private long lingerUntil = Long.MAX_VALUE;
  private String asked = "";

  ProxySession(ProxyServer server, HttpLink near) {
    this.server = server;
    this.near = near;
  }

  void begin(SocketChannel channel) throws IOException {
    nearKey = server.loop().watch(channel, SelectionKey.OP_READ, this);
    server.loop().call(this);
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  protected void turn(long now) throws IOException {
    if (closed || now >= Math.min(lingerUntil, stillUntil())) {
      close();
      return;
    }
    if (near.machine().nextDeadline() <= now) {
      near.machine().onTimeout(now);
    }
    HttpLink towards = far;
    if (towards != null && towards.machine().nextDeadline() <= now) {
      towards.machine().onTimeout(now);
    }
    int steps = 0;
    while (!closed && step(now)) {
      if (++steps == MOST_STEPS) {
        server.loop().callAgain(this);
        break;
      }
    }
    if (!closed) {
      watch();
    }
  }

  /** One thing that can be done now; false where there is none. */
  private boolean step(long now) throws IOException {
    TunnelPair pair = tunnel;
    if (pair != null) {
      boolean moved = pair.move(now);
      if (pair.isOver()) {
        close();
      }
      return moved;
    }
    if (advanceUpstream(now)) {
      // A tunnel may be there now, and then no machine reads any more
      return true;
    }
    boolean nearClear = near.drain(now);
    HttpLink link = far;
    if (link != null) {
      link.drain(now);
    }
    if (lingerUntil != Long.MAX_VALUE) {
      near.poll(now);
      if (near.isEnded()) {
        close();
      }
      return false;
    }
    if (nearClear && near.machine().mustClose()) {
      lingerUntil = now + LINGER_NANOS;
      near.transport().shutdownOutput();
      dropFar();
      return true;
    }
    return pumpDown(now) | pumpUp(now);
  }

  // ---- Towards the server

  private boolean advanceUpstream(long now) throws IOException {
    Upstream way = upstream;
    if (way == null || far != null) {
      return false;
    }
    switch (way.advance(now)) {
      case FAILED:
        int status = way.failure();
        dropFar();
        answer(status);
        return true;
      case CONNECTED:
        if (wantsTunnel) {
          return beginTunnel(way, now);
        }
        HttpLink link = server.link(way.channel(), false, now);
        far = link;
        sendHead(link);
        return true;
      default:
        return false;
    }
  }

  private boolean beginTunnel(Upstream way, long now) throws IOException {
    if (near.machine().state(Http1Role.CLIENT) != Http1State.SWITCHING) {
      return false;
    }
    near.machine().send(new io.netlayers.http.head.HeadWriter().response(200).end());
    if (!near.drain(now)) {
      throw new IOException("no room for the answer to CONNECT");
    }
    server.tell(asked + " 200 tunnel");
    HttpLink link = server.link(way.channel(), false, now);
    far = link;
    tunnel = new TunnelPair(near.transport(), link.transport(), near.leftover(), now);
    return true;
  }

  private long stillUntil() {
    TunnelPair pair = tunnel;
    return pair == null ? Long.MAX_VALUE : pair.deadline();
  }

  private void sendHead(HttpLink link) {
    ByteBuffer head = waitingHead;
    if (head != null) {
      waitingHead = null;
      try {
        link.machine().sendHead(head, 0, head.limit());
      } catch (IllegalArgumentException mayNotBeSent) {
        // RFC 9112 §6.1: chunks to a server of HTTP/1.0, as RFC 9110 §15.5.12 answers them
        boolean chunked = near.machine().framing().kind() == BodyKind.CHUNKED;
        answer(chunked ? 411 : 400);
      }
    }
  }

  private boolean pumpUp(long now) throws IOException {
    ByteBuffer held = heldUp;
    HttpLink link = far;
    if (held != null) {
      if (link != null && isSending(link)) {
        boolean moved = link.machine().write(held) > 0;
        heldUp = held.hasRemaining() ? held : null;
        return moved;
      }
      if (waitingHead == null) {
        // Nobody takes it any more
        heldUp = null;
        return true;
      }
      return false;
    }
    if (waitingHead != null) {
      return false;
    }
    Http1Event event = near.poll(now);
    switch (event) {
      case NEED_MORE, PAUSED:
        return false;
      case REQUEST:
        onRequest(near.machine().request(), now);
        break;
      case DATA:
        heldUp = Passing.data(near.machine());
        break;
      case END:
        if (link != null && isSending(link)) {
          Passing.end(link.machine(), near.machine());
        }
        break;
      case VIOLATION, TIMED_OUT:
        dropFar();
        break;
      default:
        break;
    }
    return true;
  }

  private static boolean isSending(HttpLink link) {
    return link.machine().state(Http1Role.CLIENT) == Http1State.SEND_BODY;
  }

  private void onRequest(RequestHeadView request, long now) throws IOException {
    responded = false;
    asked = request.methodString() + ' ' + request.targetString();
    int status = server.heads().objection(request);
    if (status != 0) {
      answer(status);
      return;
    }
    wantsTunnel = request.method() == HttpMethod.CONNECT;
    if (wantsTunnel) {
      RequestTarget.AuthorityForm to = ForwardedHeads.tunnel(request).orElse(null);
      if (to == null) {
        answer(400);
      } else {
        reach(to.host().text(), to.port(), now);
      }
      return;
    }
    Uri target = ForwardedHeads.target(request).orElseThrow();
    Authority authority = target.authority().orElseThrow();
    waitingHead = Passing.octets(server.heads().request(request, near.machine().framing(), target));
    reach(authority.host().text(), authority.portNumber().orElse(80), now);
  }

  /** Goes on over the connection that there is, or over a new one. */
  private void reach(String host, int port, long now) throws IOException {
    Upstream way = upstream;
    HttpLink link = far;
    if (!wantsTunnel && link != null && way != null && way.leadsTo(host, port)) {
      boolean idle = link.machine().state(Http1Role.CLIENT) == Http1State.IDLE;
      if (idle && link.poll(now) == Http1Event.NEED_MORE && !link.isEnded()) {
        sendHead(link);
        return;
      }
    }
    dropFar();
    Upstream made = new Upstream(host, port, now);
    upstream = made;
    made.begin(server, this);
  }

  // ---- Towards the client

  private boolean pumpDown(long now) throws IOException {
    HttpLink link = far;
    if (link == null) {
      return false;
    }
    ByteBuffer held = heldDown;
    if (held != null) {
      boolean moved = near.machine().write(held) > 0;
      heldDown = held.hasRemaining() ? held : null;
      return moved;
    }
    Http1Event event = link.poll(now);
    switch (event) {
      case NEED_MORE, PAUSED:
        return false;
      case INFORMATIONAL:
        if (near.machine().request().minorVersion() > 0 && !responded) {
          forward(link, event);
        }
        break;
      case RESPONSE:
        forward(link, event);
        break;
      case DATA:
        heldDown = Passing.data(link.machine());
        break;
      case END:
        Passing.end(near.machine(), link.machine());
        if (link.machine().state(Http1Role.CLIENT) == Http1State.MUST_CLOSE) {
          dropFar();
        }
        break;
      default:
        broken(event);
        break;
    }
    return true;
  }

  private void forward(HttpLink link, Http1Event event) throws IOException {
    Http1Connection from = link.machine();
    int status = from.response().statusCode();
    try {
      near.machine().send(server.heads().response(from.response(), from.framing()));
    } catch (IllegalArgumentException mayNotBeSent) {
      // Such as a length that is none, in an answer to HEAD
      broken(Http1Event.VIOLATION);
      return;
    }
    if (event == Http1Event.RESPONSE) {
      responded = true;
      server.tell(asked + ' ' + status);
    }
  }

  /** The server closed, broke the protocol or took too long. */
  private void broken(Http1Event event) throws IOException {
    dropFar();
    Http1State state = near.machine().state(Http1Role.SERVER);
    if (state == Http1State.SEND_RESPONSE) {
      answer(event == Http1Event.TIMED_OUT ? 504 : 502);
    } else if (state == Http1State.SEND_BODY) {
      // Whoever reads the response has to see that it is cut off
      near.machine().abort();
      close();
    }
  }

  private void answer(int status) {
    waitingHead = null;
    if (near.machine().state(Http1Role.SERVER) == Http1State.SEND_RESPONSE) {
      near.machine().send(ProxyServer.answer(status));
      near.machine().end();
      server.tell(asked + ' ' + status);
    }
  }

  // ---- The sockets

  private void watch() {
    SelectionKey key = nearKey;
    Upstream way = upstream;
    HttpLink link = far;
    TunnelPair pair = tunnel;
    if (key == null || !key.isValid()) {
      return;
    }
    if (pair != null && way != null) {
      key.interestOps(pair.nearInterest());
      way.interest(pair.farInterest());
      return;
    }
    boolean reads = heldUp == null && waitingHead == null;
    key.interestOps(near.transport().interest(reads, near.isBlocked()));
    if (way != null && link != null) {
      way.interest(link.transport().interest(heldDown == null, link.isBlocked()));
    } else if (way != null) {
      way.interest(SelectionKey.OP_CONNECT);
    }
  }

  private void dropFar() throws IOException {
    HttpLink link = far;
    Upstream way = upstream;
    far = null;
    upstream = null;
    heldDown = null;
    if (link != null) {
      link.close();
    }
    if (way != null) {
      way.close();
    }
  }

  @Override
  protected long deadline() {
    if (closed) {
      return Long.MAX_VALUE;
    }
    long at = Math.min(Math.min(lingerUntil, stillUntil()), near.machine().nextDeadline());
    HttpLink link = far;
    Upstream way = upstream;
    at = way == null ? at : Math.min(at, way.deadline());
    return link == null || tunnel != null ? at : Math.min(at, link.machine().nextDeadline());
  }

  @Override
  protected void failed(IOException failure) {
    close();
  }

  void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      dropFar();
      near.close();
    } catch (IOException alreadyGone) {
      upstream = null;
    }
  }
}
