package io.netlayers.http.uri;

import io.netlayers.http.text.Chars;
import io.netlayers.http.text.Utf8Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Names and values as forms send them, in a query or a body of the type {@code
 * application/x-www-form-urlencoded} (URL standard, WHATWG §5). Reading never fails: a percent sign
 * without two digits is a percent sign, and octets that are no UTF-8 become U+FFFD.
 *
 * @param list in their order; a name may come again
 */
public record FormPairs(List<Pair> list) {
  /** Neither escaped, besides letters and digits (the form set's complement, §1.3). */
  private static final String KEPT = "*-._";

  /**
   * A name and its value.
   *
   * @param name perhaps empty
   * @param value perhaps empty
   */
  public record Pair(String name, String value) {
    @Override
    public String toString() {
      return escape(name) + "=" + escape(value);
    }
  }

  /** Pairs. */
  public FormPairs {
    list = List.copyOf(list);
  }

  /**
   * Reads a query or a body (§5.1).
   *
   * @param text a character an octet; what is above U+00FF stands for its octets in UTF-8
   * @param most how many pairs are read; what is behind them is not
   */
  public static FormPairs parse(CharSequence text, int most) {
    String form = text.toString();
    List<Pair> pairs = new ArrayList<>();
    int at = 0;
    while (at < form.length() && pairs.size() < most) {
      int end = form.indexOf('&', at);
      end = end < 0 ? form.length() : end;
      if (end > at) {
        String one = form.substring(at, end);
        int equals = one.indexOf('=');
        pairs.add(
            equals < 0
                ? new Pair(unescape(one), "")
                : new Pair(
                    unescape(one.substring(0, equals)), unescape(one.substring(equals + 1))));
      }
      at = end + 1;
    }
    return new FormPairs(pairs);
  }

  private static String unescape(String chars) {
    String text = asOctets(chars);
    byte[] octets = new byte[text.length()];
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int high = c == '%' && i + 2 < text.length() ? Chars.hexValue(text.charAt(i + 1)) : -1;
      int low = high < 0 ? -1 : Chars.hexValue(text.charAt(i + 2));
      int octet = c;
      if (low >= 0) {
        octet = high << 4 | low;
        i += 2;
      } else if (c == '+') {
        octet = ' ';
      }
      octets[count++] = (byte) octet;
    }
    return Utf8Text.decode(octets, 0, count);
  }

  /** The text with the UTF-8 of each character that is no octet in its place. */
  private static String asOctets(String text) {
    if (text.chars().allMatch(c -> c <= 0xFF)) {
      return text;
    }
    StringBuilder out = new StringBuilder(2 * text.length());
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= 0xFF) {
        out.append(text.charAt(i));
      } else {
        int end = text.offsetByCodePoints(i, 1);
        byte[] utf8 = text.substring(i, end).getBytes(StandardCharsets.UTF_8);
        out.append(new String(utf8, StandardCharsets.ISO_8859_1));
        i = end - 1;
      }
    }
    return out.toString();
  }

  /** §5.2: a space is a plus sign; all but letters, digits and a few is percent-encoded. */
  private static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      int octet = b & 0xFF;
      if (octet == ' ') {
        out.append('+');
      } else if (Chars.isAlpha(octet) || Chars.isDigit(octet) || KEPT.indexOf(octet) >= 0) {
        out.append((char) octet);
      } else {
        PercentCoding.triplet(out, octet);
      }
    }
    return out.toString();
  }

  /** The first value of a name. */
  public Optional<String> get(String name) {
    return list.stream().filter(p -> p.name().equals(name)).map(Pair::value).findFirst();
  }

  /** All values of a name, in their order. */
  public List<String> all(String name) {
    return list.stream().filter(p -> p.name().equals(name)).map(Pair::value).toList();
  }

  /** These pairs. */
  public static FormPairs of(Pair... pairs) {
    return new FormPairs(Arrays.asList(pairs));
  }

  /** The form's text, all of it ASCII (§5.2). */
  @Override
  public String toString() {
    StringJoiner out = new StringJoiner("&");
    list.forEach(pair -> out.add(pair.toString()));
    return out.toString();
  }
}
