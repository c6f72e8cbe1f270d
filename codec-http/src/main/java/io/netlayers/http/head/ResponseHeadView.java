package io.netlayers.http.head;

import io.netlayers.http.Deviation;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.HttpLimits;
import io.netlayers.http.Leniency;
import io.netlayers.http.StatusClass;
import io.netlayers.http.internal.ArrayWords;
import io.netlayers.http.internal.Words;
import java.nio.ByteBuffer;

/** The head of a response (RFC 9112 §4, §5). */
public final class ResponseHeadView extends HeadView {
  private static final int VERSION_AND_CODE = 0;
  private static final int REASON = 1;
  private static final int REASON_LF = 2;

  /** Octets of {@code HTTP/1.1 200}. */
  private static final int CODE_END = 12;

  /** {@code HTTP/1.1}, the first octet lowest. */
  private static final long HTTP_1_1 = 0x312E312F50545448L;

  private int statusCode;
  private int reasonLength;

  /** A strict view with the default limits. */
  public ResponseHeadView() {
    this(HttpLimits.defaults(), Leniency.STRICT);
  }

  /** A view over nothing, to be wrapped. */
  public ResponseHeadView(HttpLimits limits, Leniency leniency) {
    super(true, limits, leniency);
  }

  @Override
  void start() {
    statusCode = 0;
    reasonLength = 0;
  }

  @Override
  @SuppressWarnings("fallthrough") // a status line runs through from top to bottom
  HttpDecodeStatus startLine(ByteBuffer b, int base, int end) {
    int limit = base + limits.startLine();
    int bound = Math.min(end, limit);
    int at = base + scanned;
    int state = phase;
    switch (state) {
      case VERSION_AND_CODE:
        for (; at < base + CODE_END + 1; at++) {
          if (at == bound) {
            return starved(VERSION_AND_CODE, at, limit);
          }
          int octet = b.get(at) & 0xFF;
          int place = at - base;
          if (place == CODE_END && octet != ' ') {
            HttpDecodeStatus ended = codeWithoutSpace(octet, at);
            if (ended != HttpDecodeStatus.OK) {
              return ended;
            }
            readCode(b, base);
            break;
          }
          HttpDecodeStatus fits = fits(place, octet);
          if (fits != HttpDecodeStatus.OK) {
            return refuse(fits, at);
          }
        }
        readCode(b, base);
        if (b.get(base + VersionText.MAJOR) != '1') {
          return refuse(HttpDecodeStatus.UNSUPPORTED_VERSION, base);
        }
        if (statusCode < 100) {
          return refuse(HttpDecodeStatus.BAD_STATUS_CODE, base + 9);
        }
      // on into the reason
      case REASON:
        at = Words.findControl(b, at, bound);
        while (at < bound && b.get(at) == '\t') {
          at = Words.findControl(b, at + 1, bound);
        }
        if (at == bound) {
          return starved(REASON, at, limit);
        }
        reasonLength = Math.max(0, at - base - CODE_END - 1);
        int control = b.get(at) & 0xFF;
        if (control == '\n' && allows(Deviation.BARE_LF)) {
          deviations |= Deviation.BARE_LF.bit();
          scanned = at + 1 - base;
          return HttpDecodeStatus.OK;
        }
        if (control != '\r') {
          return refuse(
              control == '\n' ? HttpDecodeStatus.BARE_LF : HttpDecodeStatus.CONTROL_OCTET, at);
        }
        at++;
      // on to the line's end
      default: // REASON_LF
        if (at == bound) {
          return starved(REASON_LF, at, limit);
        }
        if (b.get(at) != '\n') {
          return refuse(HttpDecodeStatus.BARE_CR, at - 1);
        }
        scanned = at + 1 - base;
        return HttpDecodeStatus.OK;
    }
  }

  /** No tab in the reason. */
  @Override
  int usualLine(byte[] a, int line, int bound) {
    if (bound - line < CODE_END + 3
        || ArrayWords.word(a, line) != HTTP_1_1
        || a[line + 8] != ' '
        || a[line + CODE_END] != ' ') {
      return -1;
    }
    int hundreds = a[line + 9] - '0';
    int tens = a[line + 10] - '0';
    int ones = a[line + 11] - '0';
    if (hundreds < 1 || hundreds > 9 || tens < 0 || tens > 9 || ones < 0 || ones > 9) {
      return -1;
    }
    int stop = ArrayWords.findControl(a, line + CODE_END + 1, bound);
    if (stop + 1 >= bound || a[stop] != '\r' || a[stop + 1] != '\n') {
      return -1;
    }
    minorVersion = 1;
    statusCode = hundreds * 100 + tens * 10 + ones;
    reasonLength = stop - line - CODE_END - 1;
    return stop + 2;
  }

  private HttpDecodeStatus starved(int state, int at, int limit) {
    return at == limit ? refuse(HttpDecodeStatus.STATUS_LINE_TOO_LONG, at) : pause(state, at);
  }

  /** RFC 9112 §4 has a space behind the code even where no reason follows. */
  private HttpDecodeStatus codeWithoutSpace(int octet, int at) {
    boolean lineEnd = octet == '\r' || octet == '\n';
    if (!lineEnd || !allows(Deviation.MISSING_REASON_SPACE)) {
      boolean digit = octet >= '0' && octet <= '9';
      return refuse(
          digit ? HttpDecodeStatus.BAD_STATUS_CODE : HttpDecodeStatus.BAD_STATUS_LINE, at);
    }
    deviations |= Deviation.MISSING_REASON_SPACE.bit();
    return HttpDecodeStatus.OK;
  }

  private static HttpDecodeStatus fits(int place, int octet) {
    if (place < 8) {
      return VersionText.fits(place, octet) ? HttpDecodeStatus.OK : HttpDecodeStatus.BAD_VERSION;
    }
    if (place == 8 || place == CODE_END) {
      return octet == ' ' ? HttpDecodeStatus.OK : HttpDecodeStatus.BAD_STATUS_LINE;
    }
    boolean digit = octet >= '0' && octet <= '9';
    return digit ? HttpDecodeStatus.OK : HttpDecodeStatus.BAD_STATUS_CODE;
  }

  private void readCode(ByteBuffer b, int base) {
    minorVersion = (b.get(base + VersionText.MINOR) & 0xFF) - '0';
    statusCode =
        (b.get(base + 9) & 0xFF) * 100
            + (b.get(base + 10) & 0xFF) * 10
            + (b.get(base + 11) & 0xFF)
            - '0' * 111;
  }

  @Override
  HttpDecodeStatus check() {
    return HttpDecodeStatus.OK;
  }

  /** The status code, 100 to 999. */
  public int statusCode() {
    return statusCode;
  }

  /** The class of the status code. */
  public StatusClass statusClass() {
    return StatusClass.of(statusCode);
  }

  /** Absolute index of the reason phrase. */
  public int reasonOffset() {
    return offset + CODE_END + 1;
  }

  /** Octets of the reason phrase, which may be none. */
  public int reasonLength() {
    return reasonLength;
  }

  /** The reason phrase, an octet a character; allocates. */
  public String reasonString() {
    return reasonLength == 0 ? "" : AsciiText.string(buffer, reasonOffset(), reasonLength);
  }
}
