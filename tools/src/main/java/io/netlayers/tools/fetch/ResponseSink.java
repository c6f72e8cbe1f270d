package io.netlayers.tools.fetch;

import io.netlayers.http.Deviation;
import io.netlayers.http.FieldName;
import io.netlayers.http.HttpStatus;
import io.netlayers.http.body.BodyKind;
import io.netlayers.http.body.MessageFraming;
import io.netlayers.http.head.FieldSectionView;
import io.netlayers.http.head.ResponseHeadView;
import io.netlayers.http.range.ContentRange;
import io.netlayers.tools.terminal.Progress;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Where a response goes: its content to a stream, its head where somebody wants to see it. */
final class ResponseSink implements Closeable {
  private static final long LONG_OCTETS = 1 << 20;

  /** Opens what takes the content, once there is some to take; the response has begun. */
  interface Target {
    OutputStream open(ResponseSink response) throws IOException;
  }

  private final Target target;
  private final Predicate<ResponseSink> isWanted;
  private final boolean showsHead;
  private final boolean showsProgress;
  private final @Nullable PrintWriter verbose;
  private @Nullable OutputStream out;
  private Progress progress = Progress.none();
  private int status;
  private String reason = "";
  private String location = "";
  private Optional<ContentRange> contentRange = Optional.empty();
  private List<String> cookies = List.of();
  private long received;
  private boolean wanted;
  private byte[] copy = new byte[0];

  /**
   * A sink.
   *
   * @param isWanted whether the content of the response that has begun is to be kept
   * @param showsHead whether heads go before the content
   * @param showsProgress whether a long transfer shows a bar
   * @param verbose who is told what is said, or null
   */
  ResponseSink(
      Target target,
      Predicate<ResponseSink> isWanted,
      boolean showsHead,
      boolean showsProgress,
      @Nullable PrintWriter verbose) {
    this.target = target;
    this.isWanted = isWanted;
    this.showsHead = showsHead;
    this.showsProgress = showsProgress;
    this.verbose = verbose;
  }

  private OutputStream out() throws IOException {
    OutputStream open = out;
    if (open == null) {
      open = target.open(this);
      out = open;
    }
    return open;
  }

  void informational(ResponseHeadView head) throws IOException {
    show(head);
    status = head.statusCode();
    reason = head.reasonString();
  }

  void begin(ResponseHeadView head, MessageFraming framing) throws IOException {
    status = head.statusCode();
    reason = head.reasonString();
    int line = head.fields().find(FieldName.LOCATION);
    location = line < 0 ? "" : head.fields().valueString(line);
    int range = head.fields().find(FieldName.CONTENT_RANGE);
    contentRange =
        range < 0 ? Optional.empty() : ContentRange.parse(head.fields().valueString(range));
    cookies = cookies(head.fields());
    show(head);
    Set<Deviation> deviations = Deviation.setOf(head.deviations() | framing.deviations());
    if (!deviations.isEmpty()) {
      say("* ", "put up with " + deviations);
    }
    received = 0;
    wanted = isWanted.test(this);
    if (wanted) {
      out();
    }
    boolean sized = framing.kind() == BodyKind.CONTENT_LENGTH;
    long length = sized ? framing.contentLength() : -1;
    boolean isLong = framing.kind() != BodyKind.NONE && (!sized || length >= LONG_OCTETS);
    if (showsProgress && wanted && isLong) {
      progress = Progress.of("fetch", length);
    }
  }

  private void show(ResponseHeadView head) throws IOException {
    String text = latin1(head.buffer(), head.offset(), head.headLength());
    if (showsHead) {
      out().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
    say("< ", text);
  }

  private static List<String> cookies(FieldSectionView fields) {
    List<String> found = new ArrayList<>();
    int line = fields.find(FieldName.SET_COOKIE);
    for (; line >= 0; line = fields.findFrom(FieldName.SET_COOKIE, line + 1)) {
      found.add(fields.valueString(line));
    }
    return found;
  }

  /** Tells a head to whoever wants to hear it, each line behind a mark. */
  void say(String mark, String head) {
    PrintWriter listener = verbose;
    if (listener != null) {
      head.lines().forEach(line -> listener.println(mark + ClientOptions.printable(line)));
      listener.flush();
    }
  }

  void data(ByteBuffer buffer, int at, int length) throws IOException {
    received += length;
    if (wanted) {
      if (copy.length < length) {
        copy = new byte[length];
      }
      buffer.get(at, copy, 0, length);
      out().write(copy, 0, length);
    }
    progress.at(received);
  }

  void end(@Nullable FieldSectionView trailers) throws IOException {
    if (trailers != null) {
      StringBuilder lines = new StringBuilder();
      trailers.toValue().forEach(line -> lines.append(line).append("\r\n"));
      say("< ", lines.toString());
    }
    OutputStream open = out;
    if (open != null) {
      open.flush();
    }
    progress.close();
  }

  private static String latin1(ByteBuffer buffer, int at, int length) {
    byte[] octets = new byte[length];
    buffer.get(at, octets);
    return new String(octets, StandardCharsets.ISO_8859_1);
  }

  int status() {
    return status;
  }

  /** The status as a person reads it. */
  String statusText() {
    String said = reason.isEmpty() ? HttpStatus.reasonOf(status) : reason;
    return (status + " " + said).trim();
  }

  String location() {
    return location;
  }

  /** Which part of the whole a response says to be. */
  Optional<ContentRange> contentRange() {
    return contentRange;
  }

  /** The Set-Cookie lines of the last response. */
  List<String> cookies() {
    return cookies;
  }

  /** Octets of content so far. */
  long received() {
    return received;
  }

  @Override
  public void close() throws IOException {
    progress.close();
    OutputStream open = out;
    if (open != null) {
      out = null;
      open.close();
    }
  }
}
