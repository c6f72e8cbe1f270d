package io.netlayers.http.head;

import io.netlayers.http.Deviation;
import io.netlayers.http.FieldName;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.HttpLimits;
import io.netlayers.http.HttpMethod;
import io.netlayers.http.Leniency;
import io.netlayers.http.internal.ArrayWords;
import io.netlayers.http.internal.OctetClass;
import io.netlayers.http.internal.Words;
import java.nio.ByteBuffer;

/** The head of a request (RFC 9112 §3, §5), with what is asked of Host. */
public final class RequestHeadView extends HeadView {
  private static final int BEFORE = 0;
  private static final int BEFORE_LF = 1;
  private static final int METHOD = 2;
  private static final int TARGET = 3;
  private static final int VERSION = 4;

  /** {@code HTTP/1.1} and {@code HTTP/1.0}, the first octet lowest. */
  private static final long HTTP_1_1 = 0x312E312F50545448L;

  private static final long HTTP_1_0 = 0x302E312F50545448L;

  /** {@code GET} and a space. */
  private static final int GET_SPACE = 0x20544547;

  /** CR and LF, the first octet lowest. */
  private static final int CRLF = 0x0A0D;

  /** Octets of {@code A / HTTP/1.1} with its CRLF. */
  private static final int MIN_LINE = 14;

  private final int targetClasses;
  private final int methodLimit;
  private final LastHost host = new LastHost();
  private int emptyLines;
  private int lineAt;
  private int methodLength;
  private HttpMethod method = HttpMethod.UNREGISTERED;
  private int targetAt;
  private int targetLength;
  private TargetForm targetForm = TargetForm.ORIGIN;

  /** A strict view with the default limits. */
  public RequestHeadView() {
    this(HttpLimits.defaults(), Leniency.STRICT);
  }

  /** A view over nothing, to be wrapped. */
  public RequestHeadView(HttpLimits limits, Leniency leniency) {
    super(false, limits, leniency);
    this.methodLimit = limits.method();
    this.targetClasses =
        leniency.allows(Deviation.ODD_TARGET)
            ? OctetClass.TARGET | OctetClass.ODD_TARGET
            : OctetClass.TARGET;
  }

  @Override
  void start() {
    emptyLines = 0;
    lineAt = 0;
    methodLength = 0;
    targetLength = 0;
  }

  @Override
  @SuppressWarnings("fallthrough") // a request line runs through from top to bottom
  HttpDecodeStatus startLine(ByteBuffer b, int base, int end) {
    int at = base + scanned;
    int state = phase;
    while (true) {
      switch (state) {
        case BEFORE:
          if (at == end) {
            return pause(BEFORE, at);
          }
          int first = b.get(at) & 0xFF;
          if (first == '\n' && allows(Deviation.BARE_LF)) {
            deviations |= Deviation.BARE_LF.bit();
            state = BEFORE_LF;
            continue;
          }
          if (first == '\r') {
            at++;
            state = BEFORE_LF;
            continue;
          }
          lineAt = at - base;
        // on into the method
        case METHOD:
          HttpDecodeStatus word = scanMethod(b, base, at, end);
          if (word != HttpDecodeStatus.OK) {
            return word;
          }
          at = base + lineAt + methodLength + 1;
          targetAt = at - base;
        // on into the target
        case TARGET:
          HttpDecodeStatus target = scanTarget(b, base, at, end);
          if (target != HttpDecodeStatus.OK) {
            return target;
          }
          at = base + targetAt + targetLength + 1;
        // on into the version
        case VERSION:
          return scanVersion(b, base, at, end);
        default: // BEFORE_LF
          if (at == end) {
            return pause(BEFORE_LF, at);
          }
          if ((b.get(at) & 0xFF) != '\n') {
            return refuse(HttpDecodeStatus.BARE_CR, at - 1);
          }
          // RFC 9112 §2.2: at least one empty line before the request line is ignored
          if (++emptyLines > limits.emptyLines()) {
            return refuse(HttpDecodeStatus.TOO_MANY_EMPTY_LINES, at);
          }
          deviations |= Deviation.LEADING_EMPTY_LINE.bit();
          at++;
          state = BEFORE;
          continue;
      }
    }
  }

  /** Origin-form, and nothing odd. */
  @Override
  int usualLine(byte[] a, int line, int bound) {
    if (bound - line < MIN_LINE) {
      return -1;
    }
    HttpMethod known = HttpMethod.GET;
    int space = line + 3;
    if (ArrayWords.half(a, line) != GET_SPACE) {
      space = OctetClass.findOther(a, line, bound - 13, OctetClass.TOKEN);
      known = HttpMethod.find(a, line, space - line);
      if (a[space] != ' ' || known == HttpMethod.UNREGISTERED || known == HttpMethod.CONNECT) {
        return -1;
      }
    }
    if (a[space + 1] != '/' || space - line > methodLimit) {
      return -1;
    }
    int targetEnd = RequestTargets.plainEnd(a, space + 2, bound);
    if (bound - targetEnd < 13 || a[targetEnd] != ' ') {
      return -1;
    }
    long version = ArrayWords.word(a, targetEnd + 1);
    if (version != HTTP_1_1 && version != HTTP_1_0
        || (ArrayWords.half(a, targetEnd + 9) & 0xFFFF) != CRLF) {
      return -1;
    }
    methodLength = space - line;
    if (method != known) {
      method = known;
    }
    targetAt = methodLength + 1;
    targetLength = targetEnd - space - 1;
    if (targetForm != TargetForm.ORIGIN) {
      targetForm = TargetForm.ORIGIN;
    }
    minorVersion = version == HTTP_1_1 ? 1 : 0;
    return targetEnd + 11;
  }

  private HttpDecodeStatus scanMethod(ByteBuffer b, int base, int from, int end) {
    int line = base + lineAt;
    int limit = line + Math.min(limits.method() + 1, limits.startLine());
    int bound = Math.min(end, limit);
    int at = OctetClass.findOther(b, from, bound, OctetClass.TOKEN);
    if (at == bound) {
      return at == limit ? refuse(HttpDecodeStatus.METHOD_TOO_LONG, at) : pause(METHOD, at);
    }
    int octet = b.get(at) & 0xFF;
    methodLength = at - line;
    if (octet != ' ' || methodLength == 0) {
      boolean cut = methodLength > 0 && (octet == '\r' || octet == '\n' || octet == '\t');
      return refuse(cut ? HttpDecodeStatus.BAD_REQUEST_LINE : HttpDecodeStatus.BAD_METHOD, at);
    }
    method = HttpMethod.find(b, line, methodLength, base + length);
    return HttpDecodeStatus.OK;
  }

  private HttpDecodeStatus scanTarget(ByteBuffer b, int base, int from, int end) {
    int limit = base + lineAt + limits.startLine();
    int bound = Math.min(end, limit);
    int at = OctetClass.findOther(b, from, bound, targetClasses);
    if (at == bound) {
      // RFC 9112 §3: 414 for a target longer than is read
      return at == limit ? refuse(HttpDecodeStatus.TARGET_TOO_LONG, at) : pause(TARGET, at);
    }
    int octet = b.get(at) & 0xFF;
    int target = base + targetAt;
    if (octet != ' ' || at == target) {
      boolean blank = octet <= 0x20;
      return refuse(blank ? HttpDecodeStatus.BAD_REQUEST_LINE : HttpDecodeStatus.BAD_TARGET, at);
    }
    targetLength = at - target;
    int form = RequestTargets.form(b, target, at, method);
    if (form < 0) {
      return refuse(HttpDecodeStatus.BAD_TARGET, target);
    }
    targetForm = TargetForm.of(form);
    if (targetClasses != OctetClass.TARGET
        && OctetClass.findOther(b, target, at, OctetClass.TARGET) < at) {
      deviations |= Deviation.ODD_TARGET.bit();
    }
    return HttpDecodeStatus.OK;
  }

  private HttpDecodeStatus scanVersion(ByteBuffer b, int base, int from, int end) {
    int start = base + targetAt + targetLength + 1;
    int limit = base + lineAt + limits.startLine();
    int bound = Math.min(end, limit);
    if (from == start && start + 10 <= bound) {
      long word = Words.word(b, start);
      boolean lineEnd = b.get(start + 8) == '\r' && b.get(start + 9) == '\n';
      if (lineEnd && (word == HTTP_1_1 || word == HTTP_1_0)) {
        minorVersion = word == HTTP_1_1 ? 1 : 0;
        scanned = start + 10 - base;
        return HttpDecodeStatus.OK;
      }
    }
    for (int at = from; at < bound; at++) {
      int octet = b.get(at) & 0xFF;
      int place = at - start;
      if (place == 8 && octet == '\n' && allows(Deviation.BARE_LF)) {
        deviations |= Deviation.BARE_LF.bit();
      } else if (!VersionText.fits(place, octet)) {
        return refuse(
            place == 8 && octet == '\n'
                ? HttpDecodeStatus.BARE_LF
                : place == 9 ? HttpDecodeStatus.BARE_CR : HttpDecodeStatus.BAD_VERSION,
            place == 9 ? at - 1 : at);
      }
      if (octet == '\n') {
        if (b.get(start + VersionText.MAJOR) != '1') {
          return refuse(HttpDecodeStatus.UNSUPPORTED_VERSION, start);
        }
        minorVersion = (b.get(start + VersionText.MINOR) & 0xFF) - '0';
        scanned = at + 1 - base;
        return HttpDecodeStatus.OK;
      }
    }
    return bound == limit ? refuse(HttpDecodeStatus.TARGET_TOO_LONG, bound) : pause(VERSION, bound);
  }

  /** RFC 9112 §3.2: exactly one good Host in a request of HTTP/1.1. */
  @Override
  HttpDecodeStatus check() {
    FieldSectionView lines = fields();
    int line = lines.find(FieldName.HOST);
    if (line < 0) {
      if (minorVersion == 0) {
        return HttpDecodeStatus.OK;
      }
      if (!allows(Deviation.MISSING_HOST)) {
        return fault(HttpDecodeStatus.MISSING_HOST, fieldsAt);
      }
      deviations |= Deviation.MISSING_HOST.bit();
      return HttpDecodeStatus.OK;
    }
    boolean repeated = lines.table.mayRepeat(FieldName.HOST.ordinal());
    int second = repeated ? lines.findFrom(FieldName.HOST, line + 1) : -1;
    if (second >= 0) {
      return refuse(HttpDecodeStatus.DUPLICATE_HOST, lines.nameOffset(second));
    }
    int value = lines.offset() + lines.table.cell(line, FieldTable.VALUE);
    int end = value + lines.table.cell(line, FieldTable.VALUE_LENGTH);
    if (window.covers(value, end) && isUsualHost(value + window.shift(), end - value)) {
      return HttpDecodeStatus.OK;
    }
    return RequestTargets.isHostAndPort(buffer, value, end, false)
        ? HttpDecodeStatus.OK
        : refuse(HttpDecodeStatus.BAD_HOST, value);
  }

  private boolean isUsualHost(int at, int count) {
    byte[] a = window.array();
    if (host.is(a, at, count)) {
      return true;
    }
    if (RequestTargets.isPlainHost(a, at, at + count)) {
      host.set(a, at, count);
      return true;
    }
    return false;
  }

  /** The method if it is registered, else {@link HttpMethod#UNREGISTERED}. */
  public HttpMethod method() {
    return method;
  }

  /** Absolute index of the method. */
  public int methodOffset() {
    return offset + lineAt;
  }

  /** Octets of the method. */
  public int methodLength() {
    return methodLength;
  }

  /** Absolute index of the request target. */
  public int targetOffset() {
    return offset + targetAt;
  }

  /** Octets of the request target. */
  public int targetLength() {
    return targetLength;
  }

  /** Which form the request target has. */
  public TargetForm targetForm() {
    return targetForm;
  }

  /** Whether the target is this text. */
  public boolean targetEquals(CharSequence text) {
    return AsciiText.equals(buffer, targetOffset(), targetLength, text);
  }

  /** The method's name; allocates for one that is not registered. */
  public String methodString() {
    return method == HttpMethod.UNREGISTERED
        ? AsciiText.string(buffer, methodOffset(), methodLength)
        : method.token();
  }

  /** The target; allocates. */
  public String targetString() {
    return AsciiText.string(buffer, targetOffset(), targetLength);
  }
}
