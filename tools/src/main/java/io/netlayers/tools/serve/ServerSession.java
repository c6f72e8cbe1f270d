package io.netlayers.tools.serve;

import io.netlayers.fsm.http1.Http1Connection;
import io.netlayers.fsm.http1.Http1Event;
import io.netlayers.fsm.http1.Http1Role;
import io.netlayers.fsm.http1.Http1State;
import io.netlayers.fsm.http1.Http1Violation;
import io.netlayers.http.HttpMethod;
import io.netlayers.http.head.RequestHeadView;
import io.netlayers.tools.net.EventLoop;
import io.netlayers.tools.net.HttpLink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;

/** One connection to the server: its machine's events, answered. */
public final class ServerSession extends EventLoop.Member {
  /** Events that one connection may have before others get their turn. */
  private static final int MOST_EVENTS = 64;

  /** How long a peer may take nothing of what is sent to it. */
  private static final long STALL_NANOS = 60_000_000_000L;

  /** How long is read on behind the last response, lest a reset destroys it (RFC 9112 §9.6). */
  private static final long LINGER_NANOS = 2_000_000_000L;

  /** Content of a request that nobody wants is read up to here; behind it the connection ends. */
  private static final long MOST_UNWANTED = 1 << 20;

  private final FileService server;
  private final HttpLink link;
  private final Http1Connection machine;
  private final String peer;
  private @Nullable SelectionKey key;

  private @Nullable Answer answer;
  private @Nullable Upload upload;
  private String requestLine = "";

  /** Whether a request has begun and not ended. */
  private boolean reading;

  /** Whether the last request that has begun has its response. */
  private boolean answered;

  private long sinceNanos;
  private long unwanted;

  private boolean closing;
  private boolean closed;
  private boolean lastOne;
  private long lingerUntil = Long.MAX_VALUE;
  private long stalledSince = Long.MAX_VALUE;

  ServerSession(FileService server, HttpLink link, String peer) {
    this.server = server;
    this.link = link;
    this.machine = link.machine();
    this.peer = peer;
  }

  void watchedBy(SelectionKey selectionKey) {
    key = selectionKey;
  }

  @Override
  protected void turn(long now) throws IOException {
    if (closed) {
      return;
    }
    if (closing ? now >= lingerUntil : now - stalledSince >= STALL_NANOS) {
      close();
      return;
    }
    machine.wallClock(server.epochSeconds());
    if (!closing && machine.nextDeadline() <= now) {
      machine.onTimeout(now);
      on(machine.pollEvent(), now);
    }
    for (int events = 0; !closed && !closing; events++) {
      if (!send(now)) {
        Answer current = answer;
        if (current != null && current.content().hasPaused()) {
          stalledSince = Long.MAX_VALUE;
          server.loop().callAgain(this);
        } else {
          stalledSince = Math.min(stalledSince, now);
        }
        break;
      }
      stalledSince = Long.MAX_VALUE;
      if (machine.mustClose() || lastOne && machine.exchanges() == 0) {
        closing = true;
        lingerUntil = now + LINGER_NANOS;
        machine.close();
        break;
      }
      if (events == MOST_EVENTS) {
        server.loop().callAgain(this);
        break;
      }
      Http1Event event = link.poll(now);
      if (event == Http1Event.NEED_MORE || event == Http1Event.PAUSED) {
        break;
      }
      on(event, now);
    }
    if (closing && !closed) {
      linger(now);
    }
    if (!closed) {
      watch();
    }
  }

  private void watch() {
    boolean blocked = stalledSince != Long.MAX_VALUE;
    int interest = link.transport().interest(closing || !blocked, !closing && blocked);
    SelectionKey watched = key;
    if (watched != null) {
      watched.interestOps(interest);
    }
  }

  /** Sends what there is to send; whether that went. */
  private boolean send(long now) throws IOException {
    Answer current = answer;
    if (current != null) {
      long before = current.content().sent();
      if (!current.content().sendTo(link, now)) {
        if (current.content().sent() > before) {
          stalledSince = now;
        }
        return false;
      }
      machine.end();
      finish(current);
    }
    return link.drain(now);
  }

  private void finish(Answer done) throws IOException {
    answer = null;
    answered = true;
    log(done.status(), done.content().sent());
    done.content().close();
  }

  private void log(int status, long octets) {
    long nanos = server.loop().nowNanos() - sinceNanos;
    server.log().add(peer, requestLine, status, octets, nanos);
  }

  private void on(Http1Event event, long now) throws IOException {
    switch (event) {
      case REQUEST -> onRequest(machine.request(), now);
      case DATA -> onData();
      case END -> onEnd();
      case VIOLATION, TIMED_OUT -> onFault(event);
      default -> {}
    }
  }

  private void onRequest(RequestHeadView request, long now) throws IOException {
    sinceNanos = now;
    unwanted = 0;
    reading = true;
    answered = false;
    requestLine = request.methodString() + ' ' + request.targetString() + ' ' + request.version();
    boolean headAlone = request.method() == HttpMethod.HEAD;
    Optional<Answer> objection = server.responder().objection(request);
    if (objection.isPresent()) {
      answer(objection.get(), headAlone);
    } else if (request.method() == HttpMethod.PUT) {
      onPut(request);
    } else {
      Answer found;
      try {
        found = server.responder().answer(request);
      } catch (IOException e) {
        found = server.responder().failed(e);
      }
      answer(found, headAlone);
    }
  }

  private void onPut(RequestHeadView request) throws IOException {
    Upload.Begun begun = Upload.begin(server.site(), server.responder(), request);
    if (begun instanceof Upload.Going going) {
      upload = going.upload();
      if (machine.expectsContinue()) {
        machine.sendContinue();
      }
    } else if (begun instanceof Upload.Refused refused) {
      answer(server.responder().plain(refused.status()), false);
    }
  }

  private void answer(Answer next, boolean headAlone) {
    if (headAlone) {
      next.content().withoutOctets();
    }
    machine.send(next.head());
    answer = next;
  }

  private void onData() throws IOException {
    Upload current = upload;
    if (current == null) {
      unwanted += machine.dataLength();
      lastOne |= unwanted > MOST_UNWANTED;
      if (lastOne) {
        // Answered already, and too long to be read only to keep the connection
        machine.abort();
      }
      return;
    }
    ByteBuffer data = machine.buffer().duplicate();
    data.limit(machine.dataOffset() + machine.dataLength()).position(machine.dataOffset());
    try {
      current.write(data);
    } catch (IOException e) {
      dropUpload();
      answer(server.responder().failed(e), false);
    }
  }

  private void onEnd() throws IOException {
    reading = false;
    Upload current = upload;
    if (current != null) {
      upload = null;
      Answer done;
      try (current) {
        done = server.responder().bare(current.finish());
      } catch (IOException e) {
        done = server.responder().failed(e);
      }
      answer(done, false);
    }
  }

  private void onFault(Http1Event event) throws IOException {
    dropUpload();
    boolean idle = event == Http1Event.TIMED_OUT && machine.violation() != Http1Violation.TOO_SLOW;
    if (idle || answer != null || reading && answered) {
      return;
    }
    int status = Math.max(machine.refusal().statusCode(), machine.violation().statusCode());
    status = machine.refusal().isRefusal() ? machine.refusal().statusCode() : status;
    if (reading) {
      log(status, 0);
    } else {
      server.log().add(peer, "", status, 0, 0);
    }
  }

  private void dropUpload() throws IOException {
    Upload current = upload;
    if (current != null) {
      upload = null;
      current.close();
    }
  }

  /** Reads on and forgets, until the peer has closed too. */
  private void linger(long now) throws IOException {
    if (!link.transport().shutdownOutput() || !isOver(link, now)) {
      return;
    }
    close();
  }

  private static boolean isOver(HttpLink link, long now) throws IOException {
    for (int i = 0; i < MOST_EVENTS; i++) {
      Http1Event event = link.poll(now);
      if (event == Http1Event.NEED_MORE || event == Http1Event.PAUSED) {
        break;
      }
    }
    return link.isEnded();
  }

  /** The server ends: what is on its way goes out, and nothing new is begun. */
  void finishUp(long now) {
    lastOne = true;
    boolean idle = machine.state(Http1Role.CLIENT) == Http1State.IDLE && machine.exchanges() == 0;
    if (idle && answer == null) {
      server.loop().call(this);
    }
  }

  @Override
  protected long deadline() {
    if (closed) {
      return Long.MAX_VALUE;
    }
    if (closing) {
      return lingerUntil;
    }
    long stall = stalledSince == Long.MAX_VALUE ? Long.MAX_VALUE : stalledSince + STALL_NANOS;
    return Math.min(stall, machine.nextDeadline());
  }

  @Override
  protected void failed(IOException failure) {
    Answer current = answer;
    if (current != null) {
      log(current.status(), current.content().sent());
    }
    close();
  }

  void close() {
    if (closed) {
      return;
    }
    closed = true;
    server.forget(this);
    try {
      Answer current = answer;
      if (current != null) {
        current.content().close();
      }
      dropUpload();
      link.close();
    } catch (IOException alreadyGone) {
      // there is nobody left to tell
      answer = null;
    }
  }
}
