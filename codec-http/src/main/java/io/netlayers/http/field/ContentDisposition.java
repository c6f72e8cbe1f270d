package io.netlayers.http.field;

import io.netlayers.http.text.Chars;
import io.netlayers.http.uri.PercentCoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The value of Content-Disposition (RFC 6266), in a response and in a part of a multipart body (RFC
 * 7578 §4.2).
 *
 * @param type {@code inline}, {@code attachment}, {@code form-data} …, in lower case
 * @param parameters as they stand, each name once
 */
public record ContentDisposition(String type, FieldParameters parameters) {
  /** {@code attr-char} of RFC 8187 §3.2.1, besides letters and digits. */
  private static final String ATTR_CHAR = "!#$&+-.^_`|~";

  /**
   * A disposition.
   *
   * @throws IllegalArgumentException if the type is no token, a parameter is there twice, or one
   *     whose name ends with an asterisk has a value that is no token: none such is quoted (RFC
   *     8187 §3.2.1)
   */
  public ContentDisposition {
    FieldText.requireToken("disposition type", type);
    type = Chars.lower(type);
    Set<String> seen = new HashSet<>();
    for (FieldParameters.Parameter parameter : parameters.list()) {
      if (!seen.add(Chars.lower(parameter.name()))) {
        throw new IllegalArgumentException("there twice: " + parameter.name());
      }
      if (isExtended(parameter.name())) {
        FieldText.requireToken("extended parameter", parameter.value());
      }
    }
  }

  private static boolean isExtended(String name) {
    return name.endsWith("*");
  }

  /**
   * An attachment of a file's name: as it is where it is ASCII, else also in RFC 8187's form, with
   * underscores in the plain one (RFC 6266 §4.3).
   *
   * @throws IllegalArgumentException if the name holds a control
   */
  public static ContentDisposition attachment(String filename) {
    StringBuilder ascii = new StringBuilder();
    boolean plain = true;
    for (int i = 0; i < filename.length(); i++) {
      char c = filename.charAt(i);
      if (c < 0x20 || c == 0x7F) {
        throw new IllegalArgumentException("a control in a file's name at index " + i);
      }
      // a percent sign is decoded by some recipients (RFC 6266 appendix D)
      boolean keeps = c < 0x80 && c != '%' && c != '"' && c != '\\';
      plain &= keeps;
      ascii.append(keeps ? c : '_');
    }
    List<FieldParameters.Parameter> list = new ArrayList<>();
    list.add(new FieldParameters.Parameter("filename", ascii.toString()));
    if (!plain) {
      list.add(new FieldParameters.Parameter("filename*", encodeExtended(filename)));
    }
    return new ContentDisposition("attachment", new FieldParameters(list));
  }

  /**
   * Reads the field. White space may stand around semicolons and equals signs (RFC 6266 §4.1, which
   * is written in the grammar of RFC 2616). An extended parameter in quotes is none, and passed
   * over (RFC 8187 §3.2.1).
   *
   * @return empty where it is malformed, and where a parameter is there twice (§4.1)
   */
  public static Optional<ContentDisposition> parse(CharSequence text) {
    FieldScanner scanner = new FieldScanner(Chars.trimOws(text));
    String type = scanner.token();
    List<FieldParameters.Parameter> list = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    scanner.skipOws();
    while (type != null && scanner.take(';')) {
      scanner.skipOws();
      if (scanner.atEnd() || scanner.peek() == ';') {
        continue; // RFC 9110 §5.6.6: an empty parameter
      }
      String name = scanner.token();
      scanner.skipOws();
      if (name == null || !scanner.take('=')) {
        return Optional.empty();
      }
      scanner.skipOws();
      boolean quoted = scanner.peek() == '"';
      String value = scanner.tokenOrQuotedString();
      if (value == null) {
        return Optional.empty();
      }
      if (!quoted || !isExtended(name)) {
        if (!seen.add(Chars.lower(name))) {
          return Optional.empty();
        }
        list.add(new FieldParameters.Parameter(name, value));
      }
      scanner.skipOws();
    }
    return type == null || !scanner.atEnd()
        ? Optional.empty()
        : Optional.of(new ContentDisposition(type, new FieldParameters(list)));
  }

  /** Whether this is an attachment; types that no one knows are treated as one (RFC 6266 §4.2). */
  public boolean isAttachment() {
    return !type.equals("inline") && !type.equals("form-data");
  }

  /** The {@code name} parameter, of a form's part. */
  public Optional<String> name() {
    return parameters.get("name");
  }

  /**
   * The file's name as the sender has it: the extended form if there is a good one (RFC 6266 §4.3).
   * It is not safe to be used as a path.
   */
  public Optional<String> filename() {
    Optional<String> extended =
        parameters.get("filename*").flatMap(ContentDisposition::decodeExtended);
    return extended.isPresent() ? extended : parameters.get("filename");
  }

  /**
   * What is behind the last slash or backslash of the file's name; empty where nothing is, a dot or
   * two, or what has a control, which the extended form can bring (RFC 6266 §4.3).
   */
  public Optional<String> baseName() {
    return filename()
        .map(n -> n.substring(Math.max(n.lastIndexOf('/'), n.lastIndexOf('\\')) + 1))
        .filter(n -> !n.isEmpty() && !n.equals(".") && !n.equals(".."))
        .filter(n -> n.chars().noneMatch(c -> c < 0x20 || c == 0x7F));
  }

  /** {@code ext-value} (RFC 8187 §3.2.1): a charset, a language that is dropped, and octets. */
  static Optional<String> decodeExtended(String text) {
    int first = text.indexOf('\'');
    int second = first < 0 ? -1 : text.indexOf('\'', first + 1);
    if (second < 0) {
      return Optional.empty();
    }
    String value = text.substring(second + 1);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!Chars.isAlpha(c) && !Chars.isDigit(c) && c != '%' && ATTR_CHAR.indexOf(c) < 0) {
        return Optional.empty();
      }
    }
    String charset = text.substring(0, first);
    if (Chars.equalsIgnoreCase(charset, "utf-8")) {
      return PercentCoding.decodeUtf8(value);
    }
    return Chars.equalsIgnoreCase(charset, "iso-8859-1")
        ? PercentCoding.decode(value)
            .map(octets -> new String(octets.toByteArray(), StandardCharsets.ISO_8859_1))
        : Optional.empty();
  }

  /** The text as an {@code ext-value} in UTF-8, without a language. */
  static String encodeExtended(String text) {
    return "UTF-8''" + PercentCoding.encodeUtf8(text, ATTR_CHAR);
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(type);
    for (FieldParameters.Parameter parameter : parameters.list()) {
      out.append("; ").append(parameter.name()).append('=');
      // an extended value is never quoted; all others are, as widely deployed readers expect
      String value = parameter.value();
      out.append(isExtended(parameter.name()) ? value : FieldText.quote(value));
    }
    return out.toString();
  }
}
