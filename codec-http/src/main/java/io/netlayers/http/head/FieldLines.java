package io.netlayers.http.head;

import io.netlayers.http.FieldName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Field sections of values: sought and written. */
public final class FieldLines {
  private FieldLines() {}

  /** The value of the first line with a name, or an empty text. */
  static String first(List<FieldLine> lines, FieldName name) {
    for (FieldLine line : lines) {
      if (line.name().equalsIgnoreCase(name.wireName())) {
        return line.value();
      }
    }
    return "";
  }

  /**
   * The values of all lines with a name, in either case, as one, a comma and a space between them
   * (RFC 9110 §5.3); empty where there is none. Not for Set-Cookie, whose lines stay apart.
   */
  public static Optional<String> combined(List<FieldLine> lines, String name) {
    List<String> values =
        lines.stream()
            .filter(line -> line.name().equalsIgnoreCase(name))
            .map(FieldLine::value)
            .toList();
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
  }

  /** Octets of the lines with the empty line that ends them. */
  public static int encodedLength(List<FieldLine> lines) {
    int octets = 2;
    for (FieldLine line : lines) {
      octets += line.name().length() + line.value().length() + 4;
    }
    return octets;
  }

  /**
   * Writes the lines and the empty line that ends them.
   *
   * @return absolute index behind them
   * @throws IndexOutOfBoundsException if they do not fit
   */
  public static int encode(List<FieldLine> lines, ByteBuffer buffer, int offset) {
    int at = offset;
    for (FieldLine line : lines) {
      at = put(buffer, at, line.name() + ": " + line.value() + "\r\n");
    }
    return put(buffer, at, "\r\n");
  }

  static int put(ByteBuffer buffer, int at, String text) {
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    buffer.put(at, octets);
    return at + octets.length;
  }
}
