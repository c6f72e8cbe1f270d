package io.netlayers.http.head;

import io.netlayers.http.FieldName;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.HttpLimits;
import io.netlayers.http.HttpMethod;
import io.netlayers.http.HttpVersion;
import io.netlayers.http.Leniency;
import io.netlayers.http.internal.OctetClass;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** The head of a request as a value. Its text is the request line. */
@Value.Immutable
@ValueStyle
public abstract class RequestHead {
  RequestHead() {}

  /** A builder; method and target are required, the version is HTTP/1.1 unless it is set. */
  public static Builder builder() {
    return new Builder();
  }

  /** The value of a view that answered OK. */
  public static RequestHead decode(RequestHeadView view) {
    return builder()
        .method(view.methodString())
        .target(view.targetString())
        .version(view.version())
        .addAllFields(view.fields().toValue())
        .build();
  }

  /** The method. */
  public abstract String method();

  /** The request target in one of the four forms (RFC 9112 §3.2). */
  public abstract String target();

  /** The version. */
  @Value.Default
  public HttpVersion version() {
    return HttpVersion.HTTP_1_1;
  }

  /** The field lines in order. */
  public abstract List<FieldLine> fields();

  /** The method if it is registered. */
  public HttpMethod knownMethod() {
    return HttpMethod.of(method());
  }

  /** The value of the first line with a name, or an empty text. */
  public String field(FieldName name) {
    return FieldLines.first(fields(), name);
  }

  /** The values of all lines with a name as one ({@link FieldLines#combined}). */
  public Optional<String> combined(FieldName name) {
    return FieldLines.combined(fields(), name.wireName());
  }

  /**
   * What a strict receiver with wide limits refuses is refused; but for Host and the target's form,
   * which a lenient one may have let pass.
   */
  @Value.Check
  void check() {
    FieldLine.requireText("target", target());
    if (target().isEmpty() || target().indexOf(' ') >= 0 || target().indexOf('\t') >= 0) {
      throw new IllegalStateException("target is empty or has white space");
    }
    if (!OctetClass.isToken(method())) {
      throw new IllegalStateException("method is no token: " + method());
    }
  }

  /** Octets that {@link #encode} writes. */
  public int encodedLength() {
    return method().length() + target().length() + 12 + FieldLines.encodedLength(fields());
  }

  /**
   * Writes the head to an absolute index; the buffer's position stays.
   *
   * @return octets written
   * @throws IndexOutOfBoundsException if it does not fit
   */
  public int encode(ByteBuffer buffer, int offset) {
    String line = method() + ' ' + target() + ' ' + version() + "\r\n";
    int at = FieldLines.put(buffer, offset, line);
    return FieldLines.encode(fields(), buffer, at) - offset;
  }

  /** What a strict receiver says of this head. */
  public HttpDecodeStatus validate() {
    ByteBuffer octets = ByteBuffer.allocate(encodedLength());
    RequestHeadView view = new RequestHeadView(HttpLimits.defaults(), Leniency.STRICT);
    return view.wrap(octets, 0, encode(octets, 0));
  }

  @Override
  public String toString() {
    return method() + ' ' + target() + ' ' + version() + ' ' + fields();
  }

  /** Builds a {@link RequestHead}; {@code build} refuses what cannot be encoded. */
  public static final class Builder extends ImmutableRequestHead.Builder {
    Builder() {}

    /** Adds a field line. */
    public Builder field(String name, String value) {
      addFields(FieldLine.of(name, value));
      return this;
    }

    /** Adds a field line with a known name. */
    public Builder field(FieldName name, String value) {
      addFields(FieldLine.of(name, value));
      return this;
    }
  }
}
