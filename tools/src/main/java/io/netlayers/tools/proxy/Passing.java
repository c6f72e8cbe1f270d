package io.netlayers.tools.proxy;

import io.netlayers.fsm.http1.Http1Connection;
import io.netlayers.http.body.BodyKind;
import io.netlayers.http.head.FieldLine;
import io.netlayers.http.head.HeadWriter;
import java.nio.ByteBuffer;
import java.util.List;

/** A message's content and end, from the machine that read them to the one that sends them. */
final class Passing {
  private Passing() {}

  /** A head's octets, from position to limit: the writer goes on to others. */
  static ByteBuffer octets(HeadWriter head) {
    ByteBuffer copy = ByteBuffer.allocate(head.length());
    head.copyTo(copy, 0);
    return copy;
  }

  /** The content that an event lends, to be taken from the machine's buffer by and by. */
  static ByteBuffer data(Http1Connection from) {
    ByteBuffer data = from.buffer().duplicate();
    return data.limit(from.dataOffset() + from.dataLength()).position(from.dataOffset());
  }

  /**
   * Ends a message as the one that it came from ended, with its trailer fields where they may go.
   */
  static void end(Http1Connection to, Http1Connection from) {
    List<FieldLine> trailers = from.hasTrailers() ? from.trailers().toValue() : List.of();
    boolean chunked = from.framing().kind() == BodyKind.CHUNKED;
    if (chunked && !trailers.isEmpty()) {
      try {
        to.end(trailers);
        return;
      } catch (IllegalArgumentException notForTrailers) {
        // RFC 9110 §6.5.2: a trailer section may be discarded
        to.end();
        return;
      }
    }
    to.end();
  }
}
