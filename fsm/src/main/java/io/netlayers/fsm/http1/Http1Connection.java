package io.netlayers.fsm.http1;

import io.netlayers.core.OctetString;
import io.netlayers.fsm.http1.Http1Deadlines.Wait;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.body.MessageFraming;
import io.netlayers.http.head.FieldLine;
import io.netlayers.http.head.FieldSectionView;
import io.netlayers.http.head.HeadWriter;
import io.netlayers.http.head.RequestHead;
import io.netlayers.http.head.RequestHeadView;
import io.netlayers.http.head.ResponseHead;
import io.netlayers.http.head.ResponseHeadView;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * One end of an HTTP/1.1 connection. Not safe for several threads.
 *
 * <p>In: {@link #onOctets}, {@link #onEnd}, {@link #onTimeout}. Out: {@link #pollEvent} until it
 * answers {@link Http1Event#NEED_MORE} or {@link Http1Event#PAUSED}, {@link #pollTransmit} until it
 * moves nothing, {@link #nextDeadline}. Views that an event lends lie over the caller's buffer and
 * are good until the next poll.
 *
 * <p>A command that is not possible in the state throws {@link IllegalStateException}, one whose
 * argument cannot be sent {@link IllegalArgumentException}; either way nothing has changed.
 */
public final class Http1Connection {
  /** No deadline is set. */
  public static final long NO_DEADLINE = Http1Deadlines.NO_DEADLINE;

  private final Http1Role role;
  private final Conversation conversation;
  private final Incoming incoming;
  private final Outgoing outgoing;
  private final Http1Deadlines deadlines;
  private final Waiting waiting;
  private final Receiving receiving;
  private final Sending sending;

  private Http1Event lent = Http1Event.NEED_MORE;
  private boolean timedOut;

  private Http1Connection(Http1Role role, Http1Config config, long nowNanos) {
    this.role = role;
    this.conversation = new Conversation(config.pipelineDepth());
    this.incoming = new Incoming(role.peer(), config);
    this.outgoing = new Outgoing(config.outputOctets());
    this.deadlines = new Http1Deadlines(config, nowNanos);
    this.waiting = new Waiting(role, conversation, incoming, deadlines);
    this.sending = new Sending(role, conversation, outgoing);
    this.receiving =
        new Receiving(role, conversation, incoming, sending, config.informationalResponses());
  }

  /** The client's end of a connection that is open since {@code nowNanos}. */
  public static Http1Connection client(Http1Config config, long nowNanos) {
    return new Http1Connection(Http1Role.CLIENT, config, nowNanos);
  }

  /** The server's end of a connection that is open since {@code nowNanos}. */
  public static Http1Connection server(Http1Config config, long nowNanos) {
    return new Http1Connection(Http1Role.SERVER, config, nowNanos);
  }

  // ---- Inputs

  /**
   * Gives octets of the peer: those from the buffer's position to its limit, beginning with the
   * first that was not consumed yet. {@link #pollEvent} moves the position over what it consumed;
   * what is left after {@link Http1Event#NEED_MORE} or {@link Http1Event#PAUSED} has to be given
   * again, with more behind it. A buffer of {@link io.netlayers.http.HttpLimits#receiveBuffer}
   * octets is always large enough.
   */
  public void onOctets(ByteBuffer octets, long nowNanos) {
    deadlines.advance(nowNanos);
    incoming.feed(octets);
    deadlines.onInput();
    lent = Http1Event.PAUSED;
  }

  /** The peer closed its direction; no octets follow those that were given. */
  public void onEnd(long nowNanos) {
    deadlines.advance(nowNanos);
    incoming.end();
    lent = Http1Event.PAUSED;
  }

  /** Time has passed; has an effect from {@link #nextDeadline} on. */
  public void onTimeout(long nowNanos) {
    deadlines.advance(nowNanos);
    Wait wait = waiting.waitsFor(lent);
    if (nowNanos < deadlines.deadline(wait)) {
      return;
    }
    timedOut = true;
    if (wait == Wait.IDLE) {
      conversation.apply(Http1Input.LAST_REQUEST);
    } else {
      receiving.blame(
          Http1Violation.TOO_SLOW, HttpDecodeStatus.OK, Http1Violation.TOO_SLOW.statusCode());
    }
  }

  /** When {@link #onTimeout} is to be called, or {@link #NO_DEADLINE}. */
  public long nextDeadline() {
    return deadlines.deadline(waiting.waitsFor(lent));
  }

  // ---- Events

  /**
   * What is next in the octets that were given. Where that is NEED_MORE the peer has its time from
   * the last that this machine was told, and not from when octets came that nobody asked for.
   */
  public Http1Event pollEvent() {
    if (timedOut) {
      timedOut = false;
      lent = Http1Event.TIMED_OUT;
      return lent;
    }
    boolean within = incoming.isHeadBegun();
    Http1Event next = receiving.poll();
    if (next == Http1Event.NEED_MORE && lent != next) {
      deadlines.onStarved(!within);
    }
    lent = next;
    return next;
  }

  /** The same, and tells the time. */
  public Http1Event pollEvent(long nowNanos) {
    deadlines.advance(nowNanos);
    return pollEvent();
  }

  // ---- What events lend

  /** The head that {@link Http1Event#REQUEST} lends. */
  public RequestHeadView request() {
    return incoming.request();
  }

  /** The head that INFORMATIONAL, RESPONSE and SWITCHED lend. */
  public ResponseHeadView response() {
    return incoming.response();
  }

  /** How the message that is being received is framed. */
  public MessageFraming framing() {
    return incoming.framing();
  }

  /** The buffer that was given last, in which data ranges lie. */
  public ByteBuffer buffer() {
    return incoming.octets();
  }

  /** Absolute index of the content that {@link Http1Event#DATA} lends. */
  public int dataOffset() {
    return incoming.body().dataOffset();
  }

  /** Octets of content that {@link Http1Event#DATA} lends. */
  public int dataLength() {
    return incoming.body().dataLength();
  }

  /** Whether the message that {@link Http1Event#END} ended has trailer fields. */
  public boolean hasTrailers() {
    return incoming.body().hasTrailers();
  }

  /** The trailer fields, where {@link #hasTrailers} says that there are some. */
  public FieldSectionView trailers() {
    return incoming.body().trailers();
  }

  /**
   * Whether the request that {@link Http1Event#REQUEST} lends waits for a 100 before it sends its
   * content (RFC 9110 §10.1.1): answer with {@link #sendContinue} or a final response.
   */
  public boolean expectsContinue() {
    return receiving.expectsContinue();
  }

  /**
   * What was mended or put up with in the message that is being received, as {@link
   * io.netlayers.http.Deviation#bit bits}: of head and framing, and from END on of its trailers.
   */
  public int deviations() {
    boolean request = role == Http1Role.SERVER;
    int head = request ? request().deviations() : response().deviations();
    return head | framing().deviations() | (hasTrailers() ? trailers().deviations() : 0);
  }

  /** What the peer did wrong, after VIOLATION. */
  public Http1Violation violation() {
    return receiving.violation();
  }

  /** What was wrong with the octets, after a violation of the kind MALFORMED. */
  public HttpDecodeStatus refusal() {
    return receiving.refusal();
  }

  /** The last event with copies of what it lends; allocates. */
  public Http1EventValue toValue() {
    switch (lent) {
      case REQUEST:
        return new Http1EventValue.Request(RequestHead.decode(request()));
      case INFORMATIONAL, RESPONSE, SWITCHED:
        return new Http1EventValue.Response(lent, ResponseHead.decode(response()));
      case DATA:
        return new Http1EventValue.Data(OctetString.copyOf(buffer(), dataOffset(), dataLength()));
      case END:
        return new Http1EventValue.End(hasTrailers() ? trailers().toValue() : List.of());
      case VIOLATION:
        return new Http1EventValue.Violation(violation(), refusal());
      default:
        return new Http1EventValue.Plain(lent);
    }
  }

  // ---- Commands

  /** Sends the head that a writer composed: a request, or a response to the oldest request. */
  public void send(HeadWriter head) {
    if (!head.isEnded()) {
      throw new IllegalArgumentException("the head has not ended");
    }
    sendHead(head.buffer(), 0, head.length());
  }

  /** Sends a request's head. */
  public void send(RequestHead head) {
    requireRole(Http1Role.CLIENT);
    ByteBuffer octets = ByteBuffer.allocate(head.encodedLength());
    sendHead(octets, 0, head.encode(octets, 0));
  }

  /** Sends a response's head. */
  public void send(ResponseHead head) {
    requireRole(Http1Role.SERVER);
    ByteBuffer octets = ByteBuffer.allocate(head.encodedLength());
    sendHead(octets, 0, head.encode(octets, 0));
  }

  /** Sends a head that lies in a buffer. */
  public void sendHead(ByteBuffer octets, int at, int length) {
    boolean held = waiting.isHeld();
    sending.sendHead(octets, at, length);
    waiting.noteContinue(held);
  }

  private void requireRole(Http1Role wanted) {
    if (role != wanted) {
      throw new IllegalStateException("this end is the " + role);
    }
  }

  /** Sends a 100 (RFC 9110 §15.2.1). */
  public void sendContinue() {
    requireRole(Http1Role.SERVER);
    boolean held = waiting.isHeld();
    sending.sendContinue();
    waiting.noteContinue(held);
  }

  /**
   * Sends content as far as there is room for output, and moves the buffer's position.
   *
   * @return octets taken; 0 where {@link #pollTransmit} has to make room first
   */
  public int write(ByteBuffer content) {
    return sending.write(content);
  }

  /**
   * Counts content that the caller puts on the wire by itself, behind all output of this machine: a
   * file that goes from disk to socket. Not for a message in chunks.
   *
   * @param octets of content, not negative, and no more than the head told
   */
  public void passedBy(long octets, long nowNanos) {
    deadlines.advance(nowNanos);
    sending.passedBy(octets);
    deadlines.onOutput();
  }

  /** Ends the message. */
  public void end() {
    end(List.of());
  }

  /** Ends the message with trailer fields, for which it has to be chunked. */
  public void end(List<FieldLine> trailers) {
    sending.end(trailers);
  }

  /**
   * Tells the time of day, for the Date of the replies that this machine queues by itself; without
   * it they have none (RFC 9110 §6.6.1).
   *
   * @param epochSeconds seconds since 1970-01-01T00:00:00Z, of a year from 0 to 9999
   */
  public void wallClock(long epochSeconds) {
    outgoing.wallClock(epochSeconds);
  }

  /** Gives the message up that is being sent: the connection is good for nothing more. */
  public void abort() {
    if (role == Http1Role.SERVER) {
      conversation.apply(Http1Input.RESPONSE_FAULT);
    } else {
      // Where no request has begun there is none to be answered
      boolean asked = state(Http1Role.SERVER) != Http1State.IDLE;
      conversation.apply(asked ? Http1Input.REQUEST_FAULT : Http1Input.LAST_REQUEST);
    }
  }

  /** This end closed its direction; in mid-message that is an {@link #abort}. */
  public void close() {
    boolean client = role == Http1Role.CLIENT;
    if (!conversation.apply(client ? Http1Input.CLIENT_CLOSE : Http1Input.SERVER_CLOSE)) {
      abort();
    }
  }

  // ---- Outputs and state

  /** Moves output to the target's position, as much as fits; answers the octets moved. */
  public int pollTransmit(ByteBuffer target, long nowNanos) {
    deadlines.advance(nowNanos);
    int moved = outgoing.queue().drainTo(target);
    if (moved > 0) {
      deadlines.onOutput();
    }
    return moved;
  }

  /** Octets that wait for {@link #pollTransmit}. */
  public int outputOctets() {
    return outgoing.queue().size();
  }

  /** Octets of content that {@link #write} would take now, framing not counted. */
  public int room() {
    return outgoing.queue().room();
  }

  /** Which end this is. */
  public Http1Role role() {
    return role;
  }

  /** Where an end is with what it sends. */
  public Http1State state(Http1Role end) {
    return conversation.state(end);
  }

  /** Exchanges whose response is not over; for a client whose server closed, those to repeat. */
  public int exchanges() {
    return conversation.exchanges().count();
  }

  /**
   * Whether all is sent and this end has to close: a server does it by halves, sending first and
   * reading on for a while, lest a reset destroys the response (RFC 9112 §9.6).
   */
  public boolean mustClose() {
    Http1State own = state(role);
    boolean over =
        own == Http1State.MUST_CLOSE
            || own == Http1State.ERROR
            || role == Http1Role.CLIENT && state(role.peer()) == Http1State.ERROR;
    return over && outputOctets() == 0;
  }

  @Override
  public String toString() {
    return role + ": " + conversation;
  }
}
