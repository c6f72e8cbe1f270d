package io.netlayers.http.head;

import io.netlayers.http.FieldName;
import io.netlayers.http.HttpStatus;
import io.netlayers.http.HttpVersion;
import io.netlayers.http.StatusClass;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** The head of a response as a value. Its text is the status line. */
@Value.Immutable
@ValueStyle
public abstract class ResponseHead {
  ResponseHead() {}

  /** A builder; the status code is required, the reason is the registered one unless it is set. */
  public static Builder builder() {
    return new Builder();
  }

  /** The value of a view that answered OK. */
  public static ResponseHead decode(ResponseHeadView view) {
    return builder()
        .version(view.version())
        .statusCode(view.statusCode())
        .reason(view.reasonString())
        .addAllFields(view.fields().toValue())
        .build();
  }

  /** The version. */
  @Value.Default
  public HttpVersion version() {
    return HttpVersion.HTTP_1_1;
  }

  /** The status code, 100 to 999. */
  public abstract int statusCode();

  /** The reason phrase, which may be empty. */
  @Value.Default
  public String reason() {
    return HttpStatus.reasonOf(statusCode());
  }

  /** The field lines in order. */
  public abstract List<FieldLine> fields();

  /** The class of the status code. */
  public StatusClass statusClass() {
    return StatusClass.of(statusCode());
  }

  /** The value of the first line with a name, or an empty text. */
  public String field(FieldName name) {
    return FieldLines.first(fields(), name);
  }

  /** The values of all lines with a name as one ({@link FieldLines#combined}). */
  public Optional<String> combined(FieldName name) {
    return FieldLines.combined(fields(), name.wireName());
  }

  @Value.Check
  void check() {
    if (statusCode() < 100 || statusCode() > 999) {
      throw new IllegalStateException("status code not within 100 to 999: " + statusCode());
    }
    FieldLine.requireText("reason", reason());
  }

  /** Octets that {@link #encode} writes. */
  public int encodedLength() {
    return 15 + reason().length() + FieldLines.encodedLength(fields());
  }

  /**
   * Writes the head to an absolute index; the buffer's position stays.
   *
   * @return octets written
   * @throws IndexOutOfBoundsException if it does not fit
   */
  public int encode(ByteBuffer buffer, int offset) {
    String line = version().toString() + ' ' + statusCode() + ' ' + reason() + "\r\n";
    int at = FieldLines.put(buffer, offset, line);
    return FieldLines.encode(fields(), buffer, at) - offset;
  }

  @Override
  public String toString() {
    return version().toString() + ' ' + statusCode() + ' ' + reason() + ' ' + fields();
  }

  /** Builds a {@link ResponseHead}; {@code build} refuses what cannot be encoded. */
  public static final class Builder extends ImmutableResponseHead.Builder {
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
