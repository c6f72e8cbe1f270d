package io.netlayers.http.body;

import io.netlayers.http.Deviation;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.HttpLimits;
import io.netlayers.http.Leniency;
import io.netlayers.http.head.FieldSectionView;
import java.nio.ByteBuffer;

/**
 * Reads a chunked body (RFC 9112 §7.1) from the caller's buffer. A chunk's line, and the trailer
 * section, are consumed once they are whole; how far they were looked at is remembered.
 */
public final class ChunkedReader {
  private static final int LINE = 0;
  private static final int DATA = 1;
  private static final int DATA_CR = 2;
  private static final int DATA_LF = 3;
  private static final int TRAILERS = 4;
  private static final int OVER = 5;

  private final HttpLimits limits;
  private final ChunkLine line = new ChunkLine();
  private final FieldSectionView trailers;

  private int state = OVER;
  private boolean trailersBegun;
  private long extensionOctets;
  private long remaining;
  private int consumed;
  private int dataOffset;
  private int dataLength;
  private int extensionOffset;
  private int extensionLength;
  private HttpDecodeStatus refusal = HttpDecodeStatus.OK;

  /** A strict reader of requests' bodies with the default limits. */
  public ChunkedReader() {
    this(HttpLimits.defaults(), Leniency.STRICT, false);
  }

  /**
   * A reader of no body, until it begins one.
   *
   * @param ofResponse whether trailer fields are read as those of responses
   */
  public ChunkedReader(HttpLimits limits, Leniency leniency, boolean ofResponse) {
    this.limits = limits;
    // Folds may be put up with here, but the end of a body is never found at a bare LF
    boolean folds = leniency.allows(Deviation.OBS_FOLD);
    this.trailers =
        new FieldSectionView(
            ofResponse,
            limits.trailerSection(),
            limits.trailerLines(),
            folds ? Leniency.of(Deviation.OBS_FOLD) : Leniency.STRICT);
  }

  /** Begins a body. */
  public void begin() {
    state = LINE;
    line.begin();
    trailersBegun = false;
    extensionOctets = 0;
    remaining = 0;
    refusal = HttpDecodeStatus.OK;
  }

  /** Reads on; {@code [offset, offset + length)} begins with the first octet not consumed. */
  public BodyEvent read(ByteBuffer buffer, int offset, int length) {
    int at = offset;
    int end = offset + length;
    consumed = 0;
    dataLength = 0;
    extensionLength = 0;
    while (true) {
      switch (state) {
        case LINE:
          int maxExtension =
              (int) Math.min(limits.chunkExtension(), limits.chunkExtensions() - extensionOctets);
          HttpDecodeStatus read = line.read(buffer, at, end, maxExtension);
          if (read != HttpDecodeStatus.OK) {
            return read == HttpDecodeStatus.NEED_MORE ? needMore(at - offset) : refuse(read);
          }
          endLine(at);
          at += line.length();
          line.begin();
          break;
        case DATA:
          int part = (int) Math.min(remaining, end - at);
          if (part == 0) {
            return needMore(at - offset);
          }
          remaining -= part;
          state = remaining == 0 ? DATA_CR : DATA;
          dataOffset = at;
          dataLength = part;
          consumed = at + part - offset;
          return BodyEvent.DATA;
        case DATA_CR, DATA_LF:
          if (at == end) {
            return needMore(at - offset);
          }
          if (buffer.get(at) != (state == DATA_CR ? '\r' : '\n')) {
            return refuse(HttpDecodeStatus.BAD_CHUNK_END);
          }
          at++;
          state = state == DATA_CR ? DATA_LF : LINE;
          break;
        case TRAILERS:
          return readTrailers(buffer, offset, at, end);
        default: // OVER
          return refusal.isRefusal() ? BodyEvent.REFUSED : BodyEvent.END;
      }
    }
  }

  private void endLine(int at) {
    remaining = line.size();
    extensionOctets += line.extensionLength();
    extensionOffset = at + line.extensionOffset();
    extensionLength = line.extensionLength();
    state = remaining == 0 ? TRAILERS : DATA;
  }

  private BodyEvent readTrailers(ByteBuffer buffer, int offset, int at, int end) {
    HttpDecodeStatus read =
        trailersBegun ? trailers.resume(buffer, at, end - at) : trailers.wrap(buffer, at, end - at);
    trailersBegun = true;
    if (read == HttpDecodeStatus.NEED_MORE) {
      return needMore(at - offset);
    }
    if (read != HttpDecodeStatus.OK) {
      return refuse(read);
    }
    state = OVER;
    consumed = at + trailers.sectionLength() - offset;
    return BodyEvent.END;
  }

  private BodyEvent needMore(int octets) {
    consumed = octets;
    return BodyEvent.NEED_MORE;
  }

  private BodyEvent refuse(HttpDecodeStatus status) {
    state = OVER;
    refusal = status;
    return BodyEvent.REFUSED;
  }

  /** Octets that the last call is done with; the next one begins behind them. */
  public int consumed() {
    return consumed;
  }

  /** Absolute index of the content that {@link BodyEvent#DATA} lends. */
  public int dataOffset() {
    return dataOffset;
  }

  /** Octets of content that {@link BodyEvent#DATA} lends; a chunk may come in several. */
  public int dataLength() {
    return dataLength;
  }

  /** Octets of the current chunk that are still to come. */
  public long chunkRemaining() {
    return remaining;
  }

  /** Absolute index of the extension of a chunk whose line the last call read. */
  public int extensionOffset() {
    return extensionOffset;
  }

  /**
   * Octets of the extension of the chunk whose line the last call read, with its first semicolon; 0
   * if there is none, or if the line was read by an earlier call.
   */
  public int extensionLength() {
    return extensionLength;
  }

  /** What is wrong, after {@link BodyEvent#REFUSED}. */
  public HttpDecodeStatus refusal() {
    return refusal;
  }

  /** The trailer fields, after {@link BodyEvent#END}. */
  public FieldSectionView trailers() {
    return trailers;
  }
}
