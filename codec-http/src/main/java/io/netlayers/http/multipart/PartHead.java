package io.netlayers.http.multipart;

import io.netlayers.http.field.ContentDisposition;
import io.netlayers.http.field.FieldText;
import io.netlayers.http.field.MediaType;
import io.netlayers.http.text.Chars;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a part.
 *
 * @param fields in their order; a character is an octet
 */
public record PartHead(List<Field> fields) {
  /**
   * A field.
   *
   * @param name a token, of either case
   * @param value without outer white space
   */
  public record Field(String name, String value) {
    /**
     * A field.
     *
     * @throws IllegalArgumentException if the name is no token or the value holds a control
     */
    public Field {
      if (!FieldText.isToken(name)
          || !FieldText.isQuotable(value)
          || Chars.trimOws(value).length() != value.length()) {
        throw new IllegalArgumentException("not a field: " + name);
      }
    }

    @Override
    public String toString() {
      return name + ": " + value;
    }
  }

  /** A head. */
  public PartHead {
    fields = List.copyOf(fields);
  }

  /** A head of these fields. */
  public static PartHead of(Field... fields) {
    return new PartHead(List.of(fields));
  }

  /**
   * Reads lines with CR LF between and at the end. A line that begins with white space goes on with
   * the one before it (RFC 5322 §2.2.3), which MIME still allows.
   *
   * @return empty where a line is malformed, or there are too many
   */
  static Optional<PartHead> parse(String text, int most) {
    List<Field> fields = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf("\r\n", at);
      String line = text.substring(at, end < 0 ? text.length() : end);
      at += line.length() + 2;
      while (at < text.length() && Chars.isOws(text.charAt(at))) {
        end = text.indexOf("\r\n", at);
        String more = text.substring(at, end < 0 ? text.length() : end);
        line = line + " " + Chars.trimOws(more);
        at += more.length() + 2;
      }
      int colon = line.indexOf(':');
      String name = colon < 0 ? "" : line.substring(0, colon);
      String value = Chars.trimOws(line.substring(colon + 1));
      if (!FieldText.isToken(name) || !FieldText.isQuotable(value) || fields.size() == most) {
        return Optional.empty();
      }
      fields.add(new Field(name, value));
    }
    return Optional.of(new PartHead(fields));
  }

  /** The value of the first field of a name, in either case. */
  public Optional<String> get(String name) {
    for (Field field : fields) {
      if (Chars.equalsIgnoreCase(field.name(), name)) {
        return Optional.of(field.value());
      }
    }
    return Optional.empty();
  }

  /** The Content-Disposition, where there is a good one. */
  public Optional<ContentDisposition> disposition() {
    return get("content-disposition").flatMap(ContentDisposition::parse);
  }

  /**
   * The Content-Type; {@code text/plain} where there is none (RFC 7578 §4.4) or none that is good.
   */
  public MediaType contentType() {
    return get("content-type").flatMap(MediaType::parse).orElse(MediaType.of("text", "plain"));
  }

  /** The lines, each with CR LF; no empty one. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    fields.forEach(field -> out.append(field).append("\r\n"));
    return out.toString();
  }
}
