package io.netlayers.http.body;

import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.HttpLimits;
import io.netlayers.http.Leniency;
import io.netlayers.http.head.FieldSectionView;
import java.nio.ByteBuffer;

/**
 * Reads a body of any kind from the caller's buffer, and lends its content as ranges of that
 * buffer. Reusable; allocates nothing.
 *
 * <p>Each {@link #read} is given the octets that were not {@link #consumed} yet, with more behind
 * them where it answered {@link BodyEvent#NEED_MORE}.
 */
public final class BodyReader {
  private final ChunkedReader chunked;
  private BodyKind kind = BodyKind.NONE;
  private long remaining;
  private boolean over = true;
  private int consumed;
  private int dataOffset;
  private int dataLength;
  private HttpDecodeStatus refusal = HttpDecodeStatus.OK;

  /** A strict reader with the default limits. */
  public BodyReader() {
    this(HttpLimits.defaults(), Leniency.STRICT, false);
  }

  /**
   * A reader of no body, until it begins one.
   *
   * @param ofResponse whether trailer fields are read as those of responses
   */
  public BodyReader(HttpLimits limits, Leniency leniency, boolean ofResponse) {
    this.chunked = new ChunkedReader(limits, leniency, ofResponse);
  }

  /** Begins a body. */
  public void begin(MessageFraming framing) {
    begin(framing.kind(), framing.contentLength());
  }

  /**
   * Begins a body.
   *
   * @param contentLength octets where {@code kind} has a length told
   */
  public void begin(BodyKind kind, long contentLength) {
    this.kind = kind;
    this.remaining = contentLength;
    this.over = false;
    this.refusal = HttpDecodeStatus.OK;
    if (kind == BodyKind.CHUNKED) {
      chunked.begin();
    }
  }

  /** Reads on; {@code [offset, offset + length)} begins with the first octet not consumed. */
  public BodyEvent read(ByteBuffer buffer, int offset, int length) {
    consumed = 0;
    dataLength = 0;
    if (over) {
      return refusal.isRefusal() ? BodyEvent.REFUSED : BodyEvent.END;
    }
    switch (kind) {
      case CHUNKED:
        return readChunked(buffer, offset, length);
      case CONTENT_LENGTH:
        if (remaining == 0) {
          over = true;
          return BodyEvent.END;
        }
        int part = (int) Math.min(remaining, length);
        remaining -= part;
        return lend(offset, part);
      case UNTIL_CLOSE:
        return lend(offset, length);
      default: // NONE, TUNNEL
        over = true;
        return BodyEvent.END;
    }
  }

  private BodyEvent lend(int offset, int length) {
    dataOffset = offset;
    dataLength = length;
    consumed = length;
    return length == 0 ? BodyEvent.NEED_MORE : BodyEvent.DATA;
  }

  private BodyEvent readChunked(ByteBuffer buffer, int offset, int length) {
    BodyEvent event = chunked.read(buffer, offset, length);
    consumed = chunked.consumed();
    dataOffset = chunked.dataOffset();
    dataLength = chunked.dataLength();
    if (event == BodyEvent.REFUSED) {
      over = true;
      refusal = chunked.refusal();
    } else if (event == BodyEvent.END) {
      over = true;
    }
    return event;
  }

  /** The sender closed: that ends a body until close, and cuts every other one (RFC 9112 §8). */
  public BodyEvent onClose() {
    consumed = 0;
    dataLength = 0;
    if (!over) {
      boolean whole =
          kind == BodyKind.UNTIL_CLOSE
              || kind == BodyKind.NONE
              || kind == BodyKind.CONTENT_LENGTH && remaining == 0;
      over = true;
      refusal = whole ? HttpDecodeStatus.OK : HttpDecodeStatus.INCOMPLETE_MESSAGE;
    }
    return refusal.isRefusal() ? BodyEvent.REFUSED : BodyEvent.END;
  }

  /** Whether the body is over, well or badly. */
  public boolean isOver() {
    return over;
  }

  /** Octets that the last call is done with; the next one begins behind them. */
  public int consumed() {
    return consumed;
  }

  /** Absolute index of the content that {@link BodyEvent#DATA} lends. */
  public int dataOffset() {
    return dataOffset;
  }

  /** Octets of content that {@link BodyEvent#DATA} lends. */
  public int dataLength() {
    return dataLength;
  }

  /** What is wrong, after {@link BodyEvent#REFUSED}. */
  public HttpDecodeStatus refusal() {
    return refusal;
  }

  /** Octets of content still to come where a length was told, else 0. */
  public long remaining() {
    return kind == BodyKind.CONTENT_LENGTH ? remaining : 0;
  }

  /** Whether there is a trailer section to read: the body was chunked and is over. */
  public boolean hasTrailers() {
    return kind == BodyKind.CHUNKED && over && !refusal.isRefusal() && trailers().count() > 0;
  }

  /** The trailer fields of a chunked body that is over; lent until the next call. */
  public FieldSectionView trailers() {
    return chunked.trailers();
  }

  /** The reader of chunks, for their extensions. */
  public ChunkedReader chunks() {
    return chunked;
  }
}
