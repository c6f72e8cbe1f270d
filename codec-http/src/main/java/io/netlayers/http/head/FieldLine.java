package io.netlayers.http.head;

import io.netlayers.http.FieldName;
import io.netlayers.http.internal.OctetClass;
import org.immutables.value.Value;

/** A field line as a value (RFC 9112 §5); each character of its texts is an octet. */
@Value.Immutable
@ValueStyle
public abstract class FieldLine {
  FieldLine() {}

  /** A field line. */
  public static FieldLine of(String name, String value) {
    return ImmutableFieldLine.builder().name(name).value(value).build();
  }

  /** A field line with a known name. */
  public static FieldLine of(FieldName name, String value) {
    return of(name.wireName(), value);
  }

  /** The name, as it was written. */
  public abstract String name();

  /** The value, without white space around it. */
  public abstract String value();

  /** The name if it is known. */
  public FieldName knownName() {
    return FieldName.of(name());
  }

  @Value.Check
  void check() {
    if (!OctetClass.isToken(name())) {
      throw new IllegalStateException("field name is no token: " + name());
    }
    requireText("field value", value());
    if (!value().isEmpty() && (isBlank(0) || isBlank(value().length() - 1))) {
      throw new IllegalStateException("white space around the value of " + name());
    }
  }

  private boolean isBlank(int at) {
    return value().charAt(at) == ' ' || value().charAt(at) == '\t';
  }

  /** RFC 9110 §5.5: no CR, LF, NUL or other control, and nothing beyond an octet. */
  static void requireText(String what, String text) {
    if (!OctetClass.all(text, OctetClass.FIELD_TEXT)) {
      throw new IllegalStateException(what + " with a control or a character beyond an octet");
    }
  }

  /** As on the wire, without the line end. */
  @Override
  public String toString() {
    return name() + ": " + value();
  }
}
