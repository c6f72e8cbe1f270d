package io.netlayers.tools.fetch;

import io.netlayers.fsm.http1.Http1Connection;
import io.netlayers.fsm.http1.Http1Event;
import io.netlayers.fsm.http1.Http1Violation;
import io.netlayers.http.body.BodyKind;
import io.netlayers.http.head.HeadWriter;
import io.netlayers.tools.net.HttpLink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.checkerframework.checker.nullness.qual.Nullable;

/** One request and its response, from the first octet to the last. */
final class Exchange {
  /** How long a 100 is waited for before content goes all the same (RFC 9110 §10.1.1). */
  private static final long CONTINUE_NANOS = 1_000_000_000L;

  private static final int STEP = 16384;

  private final Wire connection;
  private final Http1Connection machine;
  private final HttpLink link;
  private final ResponseSink sink;
  private @Nullable InputStream content;
  private final ByteBuffer step = ByteBuffer.allocate(STEP).limit(0);
  private long holdUntil;
  private boolean gaveUp;
  private boolean responded;
  private boolean over;

  /** The server closed the connection before any octet of a response. */
  static final class NoResponse extends IOException {
    private static final long serialVersionUID = 1;

    NoResponse() {
      super("the server closed the connection without a response");
    }
  }

  Exchange(Wire connection, ResponseSink sink) {
    this.connection = connection;
    this.machine = connection.machine();
    this.link = connection.link();
    this.sink = sink;
  }

  /**
   * Runs it to the end of the response, or of HTTP where a tunnel was asked for.
   *
   * @throws IOException if it does not get there; the message says why
   */
  void run(HeadWriter head, @Nullable Payload payload, boolean expects) throws IOException {
    long received = link.receivedOctets();
    try {
      machine.send(head);
      if (payload == null) {
        machine.end();
      } else {
        content = payload.source().open();
        holdUntil = expects ? connection.nowNanos() + CONTINUE_NANOS : 0;
      }
      while (!over) {
        turn();
      }
    } catch (IOException e) {
      if (isLoss(e) && responded) {
        throw new IOException(cutOff() + ": " + e.getMessage(), e);
      }
      // A reset instead of an orderly end, as long as nothing came
      throw isLoss(e) && link.receivedOctets() == received ? new NoResponse() : e;
    } finally {
      InputStream open = content;
      if (open != null && open != System.in) {
        open.close();
      }
    }
  }

  private static boolean isLoss(IOException e) {
    String message = e.getMessage();
    return e instanceof NoResponse
        || !(e instanceof Outputs.Failure)
            && message != null
            && (message.contains("reset") || message.contains("Broken pipe"));
  }

  /** Whether the connection is good for another exchange, as far as this one is concerned. */
  boolean leavesItGood() {
    return !gaveUp;
  }

  private void turn() throws IOException {
    long now = connection.nowNanos();
    if (machine.nextDeadline() <= now) {
      machine.onTimeout(now);
    }
    boolean moved = !gaveUp && sendContent(now);
    boolean drained = gaveUp || link.drain(now);
    Http1Event event = link.poll(now);
    if (event != Http1Event.NEED_MORE && event != Http1Event.PAUSED) {
      on(event);
    } else if (!moved) {
      long until = machine.nextDeadline();
      if (content != null && !gaveUp && holdUntil > now) {
        until = Math.min(until, holdUntil);
      }
      connection.await(!drained, until);
    }
  }

  /** Gives content to the machine as it has room; whether any went. */
  private boolean sendContent(long now) throws IOException {
    boolean moved = false;
    while (content != null && now >= holdUntil && (step.hasRemaining() || refill())) {
      if (machine.write(step) == 0) {
        break;
      }
      moved = true;
    }
    return moved;
  }

  /** Reads on; at the end of the content the request ends, and there is no more. */
  private boolean refill() throws IOException {
    InputStream source = content;
    int count = source == null ? -1 : source.read(step.array());
    if (count >= 0) {
      step.position(0).limit(count);
      return true;
    }
    content = null;
    if (source != null && source != System.in) {
      source.close();
    }
    machine.end();
    return false;
  }

  private void on(Http1Event event) throws IOException {
    switch (event) {
      case INFORMATIONAL -> {
        sink.informational(machine.response());
        if (machine.response().statusCode() == 100) {
          holdUntil = 0;
        }
      }
      case RESPONSE -> onResponse();
      case DATA -> sink.data(machine.buffer(), machine.dataOffset(), machine.dataLength());
      case END -> onEnd();
      case SWITCHED -> {
        sink.informational(machine.response());
        over = true;
      }
      case CLOSED -> throw new NoResponse();
      case TIMED_OUT -> throw new IOException("timed out");
      case VIOLATION -> throw violation();
      default -> {}
    }
  }

  private void onResponse() throws IOException {
    responded = true;
    int code = machine.response().statusCode();
    if (content != null && (code >= 300 || holdUntil > connection.nowNanos())) {
      // Nobody wants the rest; without it the connection is good for nothing more
      gaveUp = true;
    }
    sink.begin(machine.response(), machine.framing());
  }

  private void onEnd() throws IOException {
    if (machine.framing().kind() == BodyKind.UNTIL_CLOSE && link.transport().isCutOff()) {
      // RFC 9112 §9.8: only a goodbye of TLS says that the server meant this to be the end
      throw new IOException("the response is cut off: TLS was not closed");
    }
    sink.end(machine.hasTrailers() ? machine.trailers() : null);
    over = true;
    gaveUp |= content != null;
  }

  private String cutOff() {
    return "the response is cut off after " + sink.received() + " octets";
  }

  private IOException violation() {
    if (machine.violation() == Http1Violation.MALFORMED) {
      if (machine.refusal() == io.netlayers.http.HttpDecodeStatus.INCOMPLETE_MESSAGE) {
        return responded ? new IOException(cutOff()) : new NoResponse();
      }
      String clause = machine.refusal().clause();
      return new IOException("bad response: " + machine.refusal() + " (" + clause + ")");
    }
    String clause = machine.violation().clause();
    return new IOException("bad response: " + machine.violation() + " (" + clause + ")");
  }
}
