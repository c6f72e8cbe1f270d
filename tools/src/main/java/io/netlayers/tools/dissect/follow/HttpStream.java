package io.netlayers.tools.dissect.follow;

import io.netlayers.http.Deviation;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.HttpLimits;
import io.netlayers.http.HttpMethod;
import io.netlayers.http.Leniency;
import io.netlayers.http.body.BodyEvent;
import io.netlayers.http.body.BodyKind;
import io.netlayers.http.body.BodyReader;
import io.netlayers.http.body.MessageFraming;
import io.netlayers.http.head.HeadView;
import io.netlayers.http.head.RequestHeadView;
import io.netlayers.http.head.ResponseHeadView;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.checkerframework.checker.nullness.qual.Nullable;

/** One side's octets, read as messages one after the other. */
final class HttpStream {
  private static final ByteBuffer NONE = ByteBuffer.allocate(0);
  private static final ByteBuffer ZEROS = ByteBuffer.allocate(4096);
  private static final int SHOWN = 8192;

  /** A watcher judges nobody: what can be read is read, and told. */
  private static final Leniency ALL = Leniency.of(Deviation.values());

  private enum Phase {
    /** Octets were lost: a message is looked for where a segment begins. */
    SEEKING,
    HEAD,
    BODY,
    /** No HTTP, or none any more. */
    OPAQUE
  }

  private final HttpDialogue dialogue;
  private final boolean ofClient;
  private final RequestHeadView request = new RequestHeadView(HttpLimits.defaults(), ALL);
  private final ResponseHeadView response = new ResponseHeadView(HttpLimits.defaults(), ALL);
  private final MessageFraming framing = new MessageFraming(ALL);
  private final BodyReader body;
  private Phase phase = Phase.HEAD;
  private ByteBuffer in = NONE;
  private boolean headBegun;
  private boolean anyWasGood;
  private long position;
  private @Nullable Message message;

  HttpStream(HttpDialogue dialogue, boolean ofClient) {
    this.dialogue = dialogue;
    this.ofClient = ofClient;
    this.body = new BodyReader(HttpLimits.defaults(), ALL, !ofClient);
  }

  /** Whether a message was read here. */
  boolean isHttp() {
    return anyWasGood;
  }

  /** HTTP is over: a tunnel, another protocol, or it never was HTTP. */
  void becomeOpaque() {
    phase = Phase.OPAQUE;
    in = NONE;
  }

  void octets(ByteBuffer from, int index, int length, Stamp now) {
    if (phase == Phase.SEEKING && looksLikeStart(from, index, length)) {
      phase = Phase.HEAD;
      dialogue.foundAgain(ofClient);
    }
    if (phase == Phase.HEAD || phase == Phase.BODY) {
      append(from, index, length);
      read(now);
    }
    position += length;
  }

  private boolean looksLikeStart(ByteBuffer from, int index, int length) {
    String text = latin1(from, index, Math.min(length, 24));
    if (!ofClient) {
      return text.startsWith("HTTP/1.");
    }
    int space = text.indexOf(' ');
    return space > 0 && HttpMethod.of(text.substring(0, space)) != HttpMethod.UNREGISTERED;
  }

  private void append(ByteBuffer from, int index, int length) {
    if (!in.hasRemaining()) {
      in = in.capacity() >= length ? in.clear().limit(0) : ByteBuffer.allocate(length).limit(0);
    } else if (in.capacity() - in.limit() < length) {
      int size = in.remaining() + length;
      ByteBuffer larger = ByteBuffer.allocate(Math.max(size, 2 * in.remaining()));
      in = larger.put(in).flip();
    }
    int end = in.limit();
    in.limit(end + length);
    in.put(end, from, index, length);
  }

  private void read(Stamp now) {
    boolean more = true;
    while (more) {
      more = phase == Phase.HEAD ? readHead(now) : phase == Phase.BODY && readBody(now);
    }
    if (!in.hasRemaining()) {
      in = NONE;
    }
  }

  private boolean readHead(Stamp now) {
    if (!in.hasRemaining()) {
      return false;
    }
    Message current = message;
    if (current == null) {
      current = new Message(now, position);
      message = current;
    }
    current.last = now;
    HeadView head = ofClient ? request : response;
    int at = in.position();
    HttpDecodeStatus status =
        headBegun ? head.resume(in, at, in.remaining()) : head.wrap(in, at, in.remaining());
    headBegun = status == HttpDecodeStatus.NEED_MORE;
    if (headBegun) {
      return false;
    }
    if (status == HttpDecodeStatus.OK) {
      fill(current, head);
      HttpMethod asked = dialogue.oldestMethod();
      status = ofClient ? framing.ofRequest(request) : framing.ofResponse(response, asked);
    }
    if (status != HttpDecodeStatus.OK) {
      malformed(current, status);
      return false;
    }
    in.position(at + head.headLength());
    anyWasGood = true;
    current.framing = framing.kind();
    current.deviations = Deviation.setOf(head.deviations() | framing.deviations());
    body.begin(framing);
    phase = Phase.BODY;
    dialogue.begun(current, ofClient);
    return true;
  }

  private void fill(Message current, HeadView head) {
    current.version = "HTTP/1." + head.minorVersion();
    current.take(head.fields());
    if (ofClient) {
      current.method = request.methodString();
      current.target = request.targetString();
      current.startLine = current.method + ' ' + current.target + ' ' + current.version;
    } else {
      current.statusCode = response.statusCode();
      current.reason = response.reasonString();
      current.startLine =
          (current.version + ' ' + current.statusCode + ' ' + current.reason).trim();
    }
  }

  private boolean readBody(Stamp now) {
    Message current = message;
    if (current == null) {
      return false;
    }
    BodyEvent event = body.read(in, in.position(), in.remaining());
    in.position(in.position() + body.consumed());
    if (body.consumed() > 0) {
      current.last = now;
    }
    switch (event) {
      case DATA:
        current.contentOctets += body.dataLength();
        return true;
      case END:
        whole(current);
        return phase != Phase.OPAQUE;
      case REFUSED:
        malformed(current, body.refusal());
        return false;
      default:
        return false;
    }
  }

  private void whole(Message current) {
    if (body.hasTrailers()) {
      current.trailers = body.trailers().toValue();
    }
    phase = Phase.HEAD;
    end(current, Message.End.WHOLE);
  }

  private void end(Message current, Message.End how) {
    current.end = how;
    message = null;
    headBegun = false;
    dialogue.ended(current, ofClient);
  }

  private void malformed(Message current, HttpDecodeStatus why) {
    current.fault = why.name();
    current.clause = why.clause();
    broken(current, Message.End.MALFORMED);
  }

  /** A message is not read on; what begins like no message at all is no HTTP. */
  private void broken(Message current, Message.End how) {
    boolean began = phase == Phase.BODY;
    if (!began && !readFirstLine(current) && !anyWasGood && !dialogue.isHttp()) {
      message = null;
      dialogue.noHttp();
      return;
    }
    phase = Phase.SEEKING;
    in = NONE;
    if (!began) {
      dialogue.begun(current, ofClient);
    }
    end(current, how);
  }

  /** Reads the line that a broken head begins with; whether it looks like one of HTTP. */
  private boolean readFirstLine(Message current) {
    current.startLine = firstLine();
    String[] parts = current.startLine.split(" ", 3);
    if (parts.length < 2 || !parts[ofClient ? parts.length - 1 : 0].startsWith("HTTP/1.")) {
      return false;
    }
    if (ofClient && parts.length == 3) {
      current.method = parts[0];
      current.target = parts[1];
      current.version = parts[2];
    } else if (!ofClient && parts[1].matches("[1-9][0-9]{2}")) {
      current.version = parts[0];
      current.statusCode = Integer.parseInt(parts[1]);
      current.reason = parts.length == 3 ? parts[2] : "";
    }
    anyWasGood |= current.statusCode > 0 || !current.method.isEmpty();
    return anyWasGood;
  }

  /** What can be shown of a line that could not be read. */
  private String firstLine() {
    String text = latin1(in, in.position(), Math.min(in.remaining(), SHOWN));
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length() && text.charAt(i) != '\r' && text.charAt(i) != '\n'; i++) {
      char c = text.charAt(i);
      shown.append(c < ' ' || c >= 0x7F ? '.' : c);
    }
    return shown.toString();
  }

  private static String latin1(ByteBuffer from, int index, int length) {
    byte[] octets = new byte[length];
    from.get(index, octets);
    return new String(octets, StandardCharsets.ISO_8859_1);
  }

  /** Octets that the capture lacks: within content they count, elsewhere the thread is lost. */
  void gap(long length, Stamp now) {
    position += length;
    Message current = message;
    if (phase == Phase.OPAQUE || phase == Phase.SEEKING) {
      return;
    }
    if (phase == Phase.BODY && current != null && !in.hasRemaining() && fits(length)) {
      current.missingOctets += length;
      for (long left = length; left > 0; ) {
        body.read(ZEROS, 0, (int) Math.min(left, ZEROS.capacity()));
        current.contentOctets += body.dataLength();
        left -= Math.max(1, body.consumed());
      }
      read(now);
      return;
    }
    if (current == null) {
      phase = Phase.SEEKING;
      in = NONE;
    } else {
      broken(current, Message.End.LOST);
    }
  }

  private boolean fits(long length) {
    return switch (framing.kind()) {
      case CONTENT_LENGTH -> length <= body.remaining();
      case CHUNKED -> length <= body.chunks().chunkRemaining();
      case UNTIL_CLOSE -> true;
      default -> false;
    };
  }

  /** The side closed its direction, in order. */
  void close(Stamp now) {
    Message current = message;
    if (current == null || phase != Phase.HEAD && phase != Phase.BODY) {
      return;
    }
    if (phase == Phase.HEAD && onlyLineEnds()) {
      message = null;
      return;
    }
    boolean good = phase == Phase.BODY && body.onClose() == BodyEvent.END;
    if (good) {
      current.last = framing.kind() == BodyKind.UNTIL_CLOSE ? now : current.last;
      phase = Phase.SEEKING;
      end(current, Message.End.WHOLE);
    } else {
      broken(current, Message.End.CUT);
    }
  }

  /** The connection was reset: what was not whole by then never will be. */
  void cutOff() {
    Message current = message;
    boolean inHead = phase == Phase.HEAD && !onlyLineEnds();
    if (current != null && (inHead || phase == Phase.BODY)) {
      broken(current, Message.End.CUT);
    }
  }

  private boolean onlyLineEnds() {
    for (int i = in.position(); i < in.limit(); i++) {
      if (in.get(i) != '\r' && in.get(i) != '\n') {
        return false;
      }
    }
    return true;
  }
}
