package io.netlayers.fsm.http1;

import io.netlayers.http.FieldName;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.HttpLimits;
import io.netlayers.http.HttpMethod;
import io.netlayers.http.HttpStatus;
import io.netlayers.http.Leniency;
import io.netlayers.http.body.BodyKind;
import io.netlayers.http.body.ChunkedWriter;
import io.netlayers.http.body.MessageFraming;
import io.netlayers.http.field.HttpDate;
import io.netlayers.http.head.FieldLine;
import io.netlayers.http.head.FieldSectionView;
import io.netlayers.http.head.HeadView;
import io.netlayers.http.head.RequestHeadView;
import io.netlayers.http.head.ResponseHeadView;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What this end sends: heads are read back by the strict views that a receiver has, so that nothing
 * goes out that a strict receiver refuses; content is framed as the head said. Knows nothing of
 * states.
 */
final class Outgoing {
  private static final byte[] CONTINUE = ascii("HTTP/1.1 100 Continue\r\n\r\n");
  private static final byte[] CLOSE = ascii("Connection: close\r\n");
  private static final byte[] KEEP_ALIVE = ascii("Connection: keep-alive\r\n");
  private static final byte[] CHUNKED = ascii("Transfer-Encoding: chunked\r\n");
  private static final byte[] UPGRADE = ascii("Connection: upgrade\r\n");
  private static final byte[] END = ascii("\r\n");

  private static final byte[] EMPTY = ascii("Content-Length: 0\r\n");
  private static final int RESET_CONTENT = 205;

  private static final long NO_CLOCK = Long.MIN_VALUE;

  /** What this end composes itself is not bounded by what it reads from others. */
  private static final HttpLimits LIMITS =
      HttpLimits.builder().startLine(1 << 20).fieldSection(1 << 20).fieldLines(1 << 16).build();

  private final RequestHeadView request = new RequestHeadView(LIMITS, Leniency.STRICT);
  private final ResponseHeadView response = new ResponseHeadView(LIMITS, Leniency.STRICT);
  private final MessageFraming framing = new MessageFraming();
  private final OutputQueue queue;
  private BodyKind kind = BodyKind.NONE;
  private long remaining;

  /** Whether the message has no content, however it is framed. */
  private boolean empty;

  private long epochSeconds = NO_CLOCK;

  Outgoing(int preferredOctets) {
    this.queue = new OutputQueue(preferredOctets);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  OutputQueue queue() {
    return queue;
  }

  /** The request that {@link #checkRequest} looked at. */
  RequestHeadView request() {
    return request;
  }

  /** The response that {@link #checkResponse} looked at. */
  ResponseHeadView response() {
    return response;
  }

  BodyKind kind() {
    return kind;
  }

  /** Whether a head can be sent as a request; else an exception says why. */
  void checkRequest(ByteBuffer octets, int at, int length) {
    checkHead(request, octets, at, length);
    require(framing.ofRequest(request));
    boolean content = framing.kind() == BodyKind.CHUNKED || framing.contentLength() > 0;
    HttpMethod method = request.method();
    if (content && (method == HttpMethod.TRACE || method == HttpMethod.CONNECT)) {
      // RFC 9110 §9.3.8, §9.3.6
      throw new IllegalArgumentException(method + " has no content");
    }
    if (!content && Expectation.isContinue(request.fields())) {
      // RFC 9110 §10.1.1
      throw new IllegalArgumentException("nothing to continue with: there is no content");
    }
  }

  /** Whether the request that was checked has a transfer coding. */
  boolean requestIsCoded() {
    return request.fields().find(FieldName.TRANSFER_ENCODING) >= 0;
  }

  /** Whether a head can be sent as a response; else an exception says why. */
  void checkResponse(ByteBuffer octets, int at, int length, HttpMethod method, boolean http10) {
    checkHead(response, octets, at, length);
    require(framing.ofResponse(response, method));
    int code = response.statusCode();
    FieldSectionView fields = response.fields();
    if (framing.kind() == BodyKind.NONE) {
      // Where they frame nothing they still tell what a GET would have had (RFC 9110 §8.6)
      require(framing.decide(200, HttpMethod.GET, response.minorVersion(), fields));
      framing.ofResponse(response, method);
    }
    boolean coded = fields.find(FieldName.TRANSFER_ENCODING) >= 0;
    boolean sized = fields.find(FieldName.CONTENT_LENGTH) >= 0;
    // RFC 9112 §6.1, RFC 9110 §8.6
    boolean bare = code < 200 || code == 204 || framing.kind() == BodyKind.TUNNEL;
    if (bare && (coded || sized)) {
      throw new IllegalArgumentException(code + " must have no field that tells a length");
    }
    if (code == RESET_CONTENT && framing.contentLength() > 0) {
      // RFC 9110 §15.3.6
      throw new IllegalArgumentException("a 205 has no content");
    }
    if (coded && http10) {
      throw new IllegalArgumentException("an HTTP/1.0 client knows no transfer coding");
    }
    if (code < 200 && http10) {
      // RFC 9110 §15.2
      throw new IllegalArgumentException("an HTTP/1.0 client knows no 1xx");
    }
  }

  private static void checkHead(HeadView head, ByteBuffer octets, int at, int length) {
    require(head.wrap(octets, at, length));
    if (head.headLength() != length || head.deviations() != 0) {
      throw new IllegalArgumentException("octets around the head, or a head to be mended");
    }
  }

  private static void require(HttpDecodeStatus status) {
    if (status != HttpDecodeStatus.OK) {
      throw new IllegalArgumentException("the head cannot be sent: " + status);
    }
  }

  /** Queues the request that was checked. */
  void sendRequest() {
    begin(framing.kind(), framing.contentLength());
    queue.put(request.buffer(), request.offset(), request.length());
  }

  /** Queues the 1xx, or the answer to CONNECT, that was checked. */
  void sendBareResponse() {
    begin(BodyKind.NONE, 0);
    queue.put(response.buffer(), response.offset(), response.length());
  }

  /** Whether the 101 that was checked says to what it switches (RFC 9110 §15.2.2). */
  boolean namesProtocol() {
    return response.fields().find(FieldName.UPGRADE) >= 0;
  }

  /**
   * Queues the 101 that was checked, with the connection option that its Upgrade needs (RFC 9110
   * §7.8).
   */
  void sendSwitch() {
    begin(BodyKind.NONE, 0);
    boolean option = (ConnectionOptions.of(response.fields()) & ConnectionOptions.UPGRADE) != 0;
    queue.put(response.buffer(), response.offset(), response.length() - END.length);
    if (!option) {
      queue.put(UPGRADE);
    }
    queue.put(END);
  }

  /** Whether the response that was checked must be chunked or closed, for it tells no length. */
  boolean responseTellsNoLength() {
    return framing.kind() == BodyKind.UNTIL_CLOSE && response.statusCode() != RESET_CONTENT;
  }

  /**
   * Queues the final response that was checked, with the fields that it lacks.
   *
   * @param chunk whether to frame content as chunks where the head tells no length
   * @param options the connection options that the head has
   */
  void sendResponse(boolean chunk, boolean persists, boolean http10, int options) {
    boolean reset = response.statusCode() == RESET_CONTENT;
    boolean sized = reset && framing.kind() == BodyKind.UNTIL_CLOSE;
    boolean chunked = chunk && responseTellsNoLength();
    BodyKind told = sized ? BodyKind.CONTENT_LENGTH : framing.kind();
    begin(chunked ? BodyKind.CHUNKED : told, framing.contentLength());
    empty = reset;
    queue.put(response.buffer(), response.offset(), response.length() - END.length);
    if (chunked) {
      queue.put(CHUNKED);
    } else if (sized) {
      queue.put(EMPTY);
    }
    if (!persists && (options & ConnectionOptions.CLOSE) == 0) {
      // RFC 9112 §9.6
      queue.put(CLOSE);
    } else if (persists && http10 && (options & ConnectionOptions.KEEP_ALIVE) == 0) {
      queue.put(KEEP_ALIVE);
    }
    queue.put(END);
  }

  void sendContinue() {
    queue.put(CONTINUE);
  }

  void wallClock(long nowEpochSeconds) {
    epochSeconds = nowEpochSeconds;
  }

  /** Queues a whole response that says what was wrong. */
  void sendErrorReply(int code) {
    begin(BodyKind.NONE, 0);
    queue.put(ascii("HTTP/1.1 " + code + ' ' + HttpStatus.reasonOf(code) + "\r\n"));
    if (epochSeconds != NO_CLOCK) {
      queue.put(ascii("Date: " + HttpDate.format(epochSeconds) + "\r\n"));
    }
    queue.put(ascii("Content-Length: 0\r\nConnection: close\r\n\r\n"));
  }

  private void begin(BodyKind bodyKind, long length) {
    kind = bodyKind;
    remaining = length;
    empty = false;
  }

  /** Queues content as far as there is room; the buffer's position tells how far. */
  int write(ByteBuffer data) {
    int wanted = data.remaining();
    int extra = kind == BodyKind.CHUNKED ? ChunkedWriter.MAX_LINE + ChunkedWriter.CHUNK_END : 0;
    if ((kind == BodyKind.NONE || empty) && wanted > 0) {
      throw new IllegalArgumentException("this message has no content");
    }
    if (kind == BodyKind.CONTENT_LENGTH && wanted > remaining) {
      throw new IllegalArgumentException(
          wanted + " octets of content where " + remaining + " are left");
    }
    int count = Math.min(wanted, queue.room() - extra);
    if (count <= 0) {
      return 0;
    }
    if (kind == BodyKind.CHUNKED) {
      int line = queue.claim(ChunkedWriter.lineLength(count));
      ChunkedWriter.line(queue.storage(), line, count);
    }
    queue.put(data, data.position(), count);
    if (kind == BodyKind.CHUNKED) {
      int end = queue.claim(ChunkedWriter.CHUNK_END);
      ChunkedWriter.end(queue.storage(), end);
    }
    data.position(data.position() + count);
    remaining -= count;
    return count;
  }

  /** Counts content that went out past the queue. */
  void passedBy(long octets) {
    if (queue.size() > 0) {
      throw new IllegalStateException(queue.size() + " octets of output have to go first");
    }
    if (kind == BodyKind.CHUNKED || kind == BodyKind.NONE) {
      throw new IllegalStateException("content of this message cannot pass by: " + kind);
    }
    if (octets < 0 || kind == BodyKind.CONTENT_LENGTH && octets > remaining) {
      throw new IllegalArgumentException(
          octets + " octets of content where " + remaining + " are left");
    }
    remaining -= octets;
  }

  /** Whether the message can end here; else an exception says why. */
  void checkEnd(List<FieldLine> trailers) {
    if (kind == BodyKind.CONTENT_LENGTH && remaining > 0) {
      throw new IllegalStateException(remaining + " octets of content are missing");
    }
    if (!trailers.isEmpty() && kind != BodyKind.CHUNKED) {
      throw new IllegalArgumentException("trailer fields need chunks");
    }
    for (int i = 0; i < trailers.size(); i++) {
      if (!mayBeTrailer(trailers.get(i).knownName())) {
        throw new IllegalArgumentException("no trailer field: " + trailers.get(i).name());
      }
    }
  }

  /** RFC 9110 §6.5.1: not fields of framing, routing, authentication, control or content format. */
  private static boolean mayBeTrailer(FieldName name) {
    return switch (name) {
      case TRANSFER_ENCODING, CONTENT_LENGTH, TRAILER, TE, CONNECTION, UPGRADE, HOST -> false;
      case AUTHORIZATION, PROXY_AUTHORIZATION, WWW_AUTHENTICATE, PROXY_AUTHENTICATE -> false;
      case COOKIE, SET_COOKIE, EXPECT, RANGE, CACHE_CONTROL, MAX_FORWARDS, LOCATION -> false;
      case CONTENT_TYPE, CONTENT_ENCODING, CONTENT_RANGE -> false;
      default -> true;
    };
  }

  /** Queues what ends the message. */
  void end(List<FieldLine> trailers) {
    if (kind == BodyKind.CHUNKED) {
      if (trailers.isEmpty()) {
        int last = queue.claim(ChunkedWriter.LAST);
        ChunkedWriter.last(queue.storage(), last);
      } else {
        int last = queue.claim(ChunkedWriter.lastLength(trailers));
        ChunkedWriter.last(queue.storage(), last, trailers);
      }
    }
    kind = BodyKind.NONE;
  }
}
