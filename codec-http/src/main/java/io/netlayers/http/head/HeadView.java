package io.netlayers.http.head;

import io.netlayers.core.OctetView;
import io.netlayers.http.Deviation;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.HttpLimits;
import io.netlayers.http.HttpVersion;
import io.netlayers.http.Leniency;
import java.nio.ByteBuffer;

/** What the heads of requests and responses share: a start line, and field lines behind it. */
public abstract sealed class HeadView extends OctetView permits RequestHeadView, ResponseHeadView {
  /** Behind the start line. */
  static final int FIELDS = 100;

  final HttpLimits limits;
  final Leniency leniency;
  private final int startLineLimit;
  final OctetWindow window = new OctetWindow();
  private final FieldSectionView fields;

  /** Where a start line's scan goes on; positions count from the view's first octet. */
  int phase;

  int scanned;
  int fieldsAt;
  int minorVersion;
  int deviations;
  private HttpDecodeStatus status = HttpDecodeStatus.OK;

  /** Whether the head is not over. A reference is stored where it changes only: that costs. */
  private boolean open;

  HeadView(boolean response, HttpLimits limits, Leniency leniency) {
    this.limits = limits;
    this.leniency = leniency;
    this.startLineLimit = limits.startLine();
    this.fields =
        new FieldSectionView(
            response, limits.fieldSection(), limits.fieldLines(), leniency, window);
  }

  /** Lays the view over a head's octets, as far as they have come. */
  public final HttpDecodeStatus wrap(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
    phase = 0;
    scanned = 0;
    deviations = 0;
    start();
    window.forget();
    window.cover(buffer, offset, offset + length);
    int shift = window.shift();
    int line = offset + shift;
    int bound = Math.min(window.end() + shift, line + startLineLimit);
    int behind = usualLine(window.array(), line, bound);
    return settle(behind < 0 ? scanOn() : scanFields(behind - line));
  }

  /**
   * Goes on behind what the last call looked at, after {@link HttpDecodeStatus#NEED_MORE}.
   *
   * @param offset where the head's first octet lies now
   * @param length octets that are there, not fewer than before
   */
  public final HttpDecodeStatus resume(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
    return open ? settle(scanOn()) : status;
  }

  private HttpDecodeStatus settle(HttpDecodeStatus now) {
    open = now == HttpDecodeStatus.NEED_MORE;
    if (status != now) {
      status = now;
    }
    return now;
  }

  private HttpDecodeStatus scanOn() {
    if (phase == FIELDS) {
      return judge(fields.resume(buffer, offset + fieldsAt, length - fieldsAt));
    }
    if (length < scanned) {
      throw new IllegalArgumentException("fewer octets than before: " + length);
    }
    window.forget();
    HttpDecodeStatus line = startLine(buffer, offset, offset + length);
    return line == HttpDecodeStatus.OK ? scanFields(scanned) : line;
  }

  private HttpDecodeStatus scanFields(int at) {
    phase = FIELDS;
    fieldsAt = at;
    return judge(fields.begin(buffer, offset + at, length - at));
  }

  private HttpDecodeStatus judge(HttpDecodeStatus section) {
    if (section != HttpDecodeStatus.OK) {
      return fault(section, fieldsAt + fields.faultOffset());
    }
    deviations |= fields.deviations();
    return check();
  }

  /** Forgets what the start line of another head told. */
  abstract void start();

  /**
   * Takes a start line as nearly all are, which lies whole within {@code [line, bound)} of an
   * array.
   *
   * @return where the fields begin; or -1, and nothing has changed
   */
  abstract int usualLine(byte[] a, int line, int bound);

  /** Scans the start line on from {@link #scanned}; after OK that is behind its line end. */
  abstract HttpDecodeStatus startLine(ByteBuffer b, int base, int end);

  /** What can only be judged once all field lines are there. */
  abstract HttpDecodeStatus check();

  final HttpDecodeStatus pause(int state, int at) {
    phase = state;
    scanned = at - offset;
    return fault(HttpDecodeStatus.NEED_MORE, scanned);
  }

  final HttpDecodeStatus refuse(HttpDecodeStatus refusal, int at) {
    return fault(refusal, at - offset);
  }

  final boolean allows(Deviation deviation) {
    return leniency.allows(deviation);
  }

  /** Octets of the whole head, with lines before it that were skipped; after OK. */
  public final int headLength() {
    return fieldsAt + fields.sectionLength();
  }

  /** Octets that have been looked at. */
  public final int scannedLength() {
    return phase == FIELDS ? fieldsAt + Math.max(0, fields.sectionLength()) : scanned;
  }

  /** The version; a minor one above 1 is told as it came (RFC 9110 §2.5). */
  public final HttpVersion version() {
    return HttpVersion.of(minorVersion);
  }

  /** The digit behind {@code HTTP/1.}, 0 to 9. */
  public final int minorVersion() {
    return minorVersion;
  }

  /** The field lines. */
  public final FieldSectionView fields() {
    return fields;
  }

  /** What was mended or put up with, as {@link Deviation#bit bits}. */
  public final int deviations() {
    return deviations;
  }

  /** Whether one deviation was mended or put up with. */
  public final boolean hasDeviation(Deviation deviation) {
    return (deviations & deviation.bit()) != 0;
  }
}
