package io.netlayers.http.multipart;

import io.netlayers.http.internal.Words;
import io.netlayers.http.text.Chars;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a multipart body as its octets come (RFC 2046 §5.1.1). {@link #feed} lends a slice of the
 * body, and {@link #next} answers what is in it until it says {@link MultipartEvent#NEED_MORE}. A
 * part's octets come as ranges of the caller's own buffer; those that looked like a delimiter
 * across two slices and were none come from a buffer of this reader's. Keeps no more than a part's
 * head.
 *
 * <p>Lines end with CR LF. A line that begins with the delimiter and goes on with something else is
 * refused: no writer may have it in a part's body, and readers differ in what they make of it.
 */
public final class MultipartReader {
  private enum State {
    PREAMBLE,
    DELIMITER,
    HYPHEN,
    PADDING,
    PADDING_CR,
    HEAD,
    DATA,
    END,
    FAILED
  }

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final MultipartLimits limits;

  /**
   * CR LF, two hyphens and the boundary. No CR but the first octet: a match has no second start.
   */
  private final ByteBuffer pattern;

  private State state = State.PREAMBLE;
  private MultipartFault fault = MultipartFault.NONE;
  private boolean partEnds;

  private ByteBuffer buffer = NOTHING;
  private int at;
  private int end;

  /** Octets of the pattern that are matched, over slices. */
  private int matched = 2;

  /** How many of those stand before the part's first octet, or the body's: they are no data. */
  private int virtual = 2;

  private byte[] head = new byte[256];
  private int headLength;
  private int parts;
  private PartHead partHead = PartHead.of();

  private ByteBuffer dataBuffer = NOTHING;
  private int dataOffset;
  private int dataLength;

  /** A reader at the start of a body. */
  public MultipartReader(Boundary boundary, MultipartLimits limits) {
    this.limits = limits;
    byte[] octets = ("\r\n--" + boundary.text()).getBytes(StandardCharsets.US_ASCII);
    this.pattern = ByteBuffer.wrap(octets).asReadOnlyBuffer();
  }

  /**
   * Lends the body's next octets, which must stay as they are until all is read.
   *
   * @throws IllegalStateException if those before are not read to their end
   */
  public void feed(ByteBuffer slice, int offset, int length) {
    if (at < end && state != State.END && state != State.FAILED) {
      throw new IllegalStateException("octets before these are not read: " + (end - at));
    }
    buffer = slice;
    at = offset;
    end = offset + length;
  }

  /** What comes next in the octets that were lent. */
  public MultipartEvent next() {
    if (partEnds) {
      partEnds = false;
      return MultipartEvent.PART_END;
    }
    if (state == State.FAILED) {
      return MultipartEvent.MALFORMED;
    }
    while (at < end && state != State.END) {
      MultipartEvent event =
          switch (state) {
            case PREAMBLE, DATA -> scan();
            case HEAD -> head(buffer.get(at++) & 0xFF);
            default -> delimiter(buffer.get(at++) & 0xFF);
          };
      if (event != MultipartEvent.NEED_MORE) {
        return event;
      }
    }
    return state == State.END ? MultipartEvent.END : MultipartEvent.NEED_MORE;
  }

  /**
   * Tells that the body has ended.
   *
   * @return END, or MALFORMED where the last delimiter is missing
   */
  public MultipartEvent endOfBody() {
    if (state == State.END) {
      return MultipartEvent.END;
    }
    return state == State.FAILED ? MultipartEvent.MALFORMED : fail(MultipartFault.ENDS_EARLY);
  }

  /** Looks for the pattern; gives the octets before it. */
  private MultipartEvent scan() {
    int from = at;
    int carried = matched; // what is matched before this slice
    int i = at;
    while (i < end && matched < pattern.limit()) {
      if (matched == 0) {
        i = Words.find(buffer, i, end, '\r');
        if (i < end) {
          matched = 1;
          i++;
        }
      } else if ((buffer.get(i) & 0xFF) == (pattern.get(matched) & 0xFF)) {
        matched++;
        i++;
      } else {
        int held = carried - virtual;
        int first = virtual;
        matched = 0;
        carried = 0;
        virtual = 0;
        if (held > 0 && state == State.DATA) {
          return data(pattern, first, held); // and this slice again, from its start
        }
      }
    }
    at = i;
    int matchedHere = matched - carried;
    MultipartEvent event = MultipartEvent.NEED_MORE;
    if (state == State.DATA && i - matchedHere > from) {
      event = data(buffer, from, i - matchedHere - from);
    }
    if (matched == pattern.limit()) {
      boolean part = state == State.DATA;
      state = State.DELIMITER;
      matched = 0;
      virtual = 0;
      if (part && event == MultipartEvent.NEED_MORE) {
        return MultipartEvent.PART_END;
      }
      partEnds = part;
    }
    return event;
  }

  private MultipartEvent data(ByteBuffer octets, int offset, int length) {
    dataBuffer = octets;
    dataOffset = offset;
    dataLength = length;
    return MultipartEvent.DATA;
  }

  /** What stands behind the boundary: hyphens, or padding and a line end. */
  private MultipartEvent delimiter(int c) {
    State next = State.FAILED;
    switch (state) {
      case DELIMITER, PADDING -> {
        if (c == '-' && state == State.DELIMITER) {
          next = State.HYPHEN;
        } else if (c == '\r') {
          next = State.PADDING_CR;
        } else if (Chars.isOws(c)) {
          next = State.PADDING;
        }
      }
      case HYPHEN -> next = c == '-' ? State.END : State.FAILED;
      case PADDING_CR -> next = c == '\n' ? State.HEAD : State.FAILED;
      default -> {}
    }
    if (next == State.FAILED) {
      return fail(MultipartFault.BAD_DELIMITER);
    }
    if (next == State.HEAD && parts++ == limits.parts()) {
      return fail(MultipartFault.TOO_MANY_PARTS);
    }
    state = next;
    headLength = 0;
    return MultipartEvent.NEED_MORE;
  }

  private MultipartEvent head(int octet) {
    if (headLength == limits.headOctets()) {
      return fail(MultipartFault.HEAD_TOO_LONG);
    }
    if (headLength == head.length) {
      head = Arrays.copyOf(head, Math.min(limits.headOctets(), 2 * headLength));
    }
    head[headLength++] = (byte) octet;
    boolean emptyLine =
        octet == '\n'
            && headLength >= 2
            && head[headLength - 2] == '\r'
            && (headLength == 2
                || headLength >= 4 && head[headLength - 3] == '\n' && head[headLength - 4] == '\r');
    if (!emptyLine) {
      return MultipartEvent.NEED_MORE;
    }
    String text = new String(head, 0, headLength - 2, StandardCharsets.ISO_8859_1);
    Optional<PartHead> read = PartHead.parse(text, limits.fields());
    if (read.isEmpty()) {
      return fail(MultipartFault.BAD_HEAD);
    }
    partHead = read.get();
    state = State.DATA;
    // the empty line's own end may be the delimiter's: a part need not have a body
    matched = 2;
    virtual = 2;
    return MultipartEvent.PART;
  }

  private MultipartEvent fail(MultipartFault what) {
    fault = what;
    state = State.FAILED;
    return MultipartEvent.MALFORMED;
  }

  /** The head of the part that {@link MultipartEvent#PART} began. */
  public PartHead head() {
    return partHead;
  }

  /** The buffer that has the octets of {@link MultipartEvent#DATA}. */
  public ByteBuffer dataBuffer() {
    return dataBuffer;
  }

  /** Absolute index of the first of them. */
  public int dataOffset() {
    return dataOffset;
  }

  /** How many they are; at least one. */
  public int dataLength() {
    return dataLength;
  }

  /** What is wrong, once an answer was MALFORMED. */
  public MultipartFault fault() {
    return fault;
  }
}
