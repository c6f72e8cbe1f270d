package io.netlayers.tools.proxy;

import io.netlayers.fsm.http1.Http1Connection;
import io.netlayers.fsm.http1.Http1Event;
import io.netlayers.fsm.http1.Http1Role;
import io.netlayers.fsm.http1.Http1State;
import io.netlayers.http.HttpMethod;
import io.netlayers.http.body.BodyKind;
import io.netlayers.http.head.HeadWriter;
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
  private final ServerSide far;
  private @Nullable SelectionKey nearKey;
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
    this.far = new ServerSide(server);
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
    far.onTimeout(now);
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
    if (advance(now)) {
      // A tunnel may be there now, and then no machine reads any more
      return true;
    }
    boolean nearClear = near.drain(now);
    far.drain(now);
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

  private boolean advance(long now) throws IOException {
    if (!far.isOnItsWay()) {
      return false;
    }
    switch (far.advance(now)) {
      case FAILED:
        int status = far.failure();
        String reason = far.reason();
        dropFar();
        answer(status, reason);
        return true;
      case CONNECTED:
        if (wantsTunnel) {
          return beginTunnel(now);
        }
        try {
          far.take(now);
        } catch (IllegalArgumentException mayNotBeSent) {
          refuse();
        }
        return true;
      default:
        return false;
    }
  }

  private boolean beginTunnel(long now) throws IOException {
    if (near.machine().state(Http1Role.CLIENT) != Http1State.SWITCHING) {
      return false;
    }
    near.machine().send(new HeadWriter().response(200).end());
    if (!near.drain(now)) {
      throw new IOException("no room for the answer to CONNECT");
    }
    server.tell(asked + " 200 tunnel");
    HttpLink link = far.take(now);
    tunnel = new TunnelPair(near.transport(), link.transport(), near.leftover(), now);
    return true;
  }

  private long stillUntil() {
    TunnelPair pair = tunnel;
    return pair == null ? Long.MAX_VALUE : pair.deadline();
  }

  private boolean pumpUp(long now) throws IOException {
    ByteBuffer held = heldUp;
    HttpLink link = far.link();
    if (held != null) {
      if (link != null && far.isSending()) {
        boolean moved = link.machine().write(held) > 0;
        heldUp = held.hasRemaining() ? held : null;
        return moved;
      }
      if (!far.hasWaitingHead()) {
        // Nobody takes it any more
        heldUp = null;
        return true;
      }
      return false;
    }
    if (far.hasWaitingHead()) {
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
        if (link != null && far.isSending()) {
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

  private void onRequest(RequestHeadView request, long now) throws IOException {
    responded = false;
    asked = request.methodString() + ' ' + request.targetString();
    int status = server.heads().objection(request);
    if (status != 0) {
      answer(status, "");
      return;
    }
    wantsTunnel = request.method() == HttpMethod.CONNECT;
    if (wantsTunnel) {
      RequestTarget.AuthorityForm to = ForwardedHeads.tunnel(request).orElse(null);
      if (to == null) {
        answer(400, "");
      } else {
        dropFar();
        far.reach(this, to.host().text(), to.port(), null, now);
      }
      return;
    }
    Uri target = ForwardedHeads.target(request).orElseThrow();
    Authority authority = target.authority().orElseThrow();
    ByteBuffer head =
        Passing.octets(server.heads().request(request, near.machine().framing(), target));
    try {
      far.reach(this, authority.host().text(), authority.portNumber().orElse(80), head, now);
    } catch (IllegalArgumentException mayNotBeSent) {
      refuse();
    }
  }

  /**
   * Answers a head that the machine towards the server may not send: chunks to a server of HTTP/1.0
   * (RFC 9112 §6.1), as RFC 9110 §15.5.12 answers them.
   */
  private void refuse() {
    boolean chunked = near.machine().framing().kind() == BodyKind.CHUNKED;
    answer(chunked ? 411 : 400, "");
  }

  // ---- Towards the client

  private boolean pumpDown(long now) throws IOException {
    HttpLink link = far.link();
    if (link == null) {
      return false;
    }
    ByteBuffer held = heldDown;
    if (held != null) {
      boolean moved = near.machine().write(held) > 0;
      heldDown = held.hasRemaining() ? held : null;
      return moved;
    }
    Http1Event event = far.poll(link, now);
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
        broken(link, event);
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
      broken(link, Http1Event.VIOLATION);
      return;
    }
    if (event == Http1Event.RESPONSE) {
      responded = true;
      server.tell(asked + ' ' + status);
    }
  }

  /** The server closed, broke the protocol or took too long. */
  private void broken(HttpLink link, Http1Event event) throws IOException {
    String reason =
        switch (event) {
          case TIMED_OUT -> "no response in time";
          case VIOLATION -> "bad response: " + link.machine().refusal();
          default -> "closed without a response";
        };
    dropFar();
    Http1State state = near.machine().state(Http1Role.SERVER);
    if (state == Http1State.SEND_RESPONSE) {
      boolean late = event == Http1Event.TIMED_OUT;
      answer(late ? 504 : 502, reason);
    } else if (state == Http1State.SEND_BODY) {
      // Whoever reads the response has to see that it is cut off
      near.machine().abort();
      close();
    }
  }

  /** Answers what goes no further; whoever looks after the proxy is told the reason. */
  private void answer(int status, String reason) {
    if (near.machine().state(Http1Role.SERVER) == Http1State.SEND_RESPONSE) {
      near.machine().send(ProxyServer.answer(status));
      near.machine().end();
      server.tell(asked + ' ' + status + (reason.isEmpty() ? "" : " " + reason));
    }
  }

  // ---- The sockets

  private void watch() {
    SelectionKey key = nearKey;
    TunnelPair pair = tunnel;
    if (key == null || !key.isValid()) {
      return;
    }
    if (pair != null) {
      key.interestOps(pair.nearInterest());
      far.watchTunnel(pair.farInterest());
      return;
    }
    boolean reads = heldUp == null && !far.hasWaitingHead();
    key.interestOps(near.transport().interest(reads, near.isBlocked()));
    far.watch(heldDown == null);
  }

  private void dropFar() throws IOException {
    heldDown = null;
    far.drop();
  }

  @Override
  protected long deadline() {
    if (closed) {
      return Long.MAX_VALUE;
    }
    long at = Math.min(Math.min(lingerUntil, stillUntil()), near.machine().nextDeadline());
    return Math.min(at, tunnel != null ? far.wayDeadline() : far.deadline());
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
      heldUp = null;
    }
  }
}
