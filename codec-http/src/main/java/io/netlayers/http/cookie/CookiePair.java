package io.netlayers.http.cookie;

import io.netlayers.http.text.Chars;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * A name and a value in a Cookie field (RFC 6265 §4.2).
 *
 * @param name not empty
 * @param value as it stands, quotes and all
 */
public record CookiePair(String name, String value) {
  /**
   * A pair.
   *
   * @throws IllegalArgumentException if it would not be read as it was meant
   */
  public CookiePair {
    boolean good = !name.isEmpty() && name.indexOf('=') < 0 && isPlain(name) && isPlain(value);
    if (!good) {
      throw new IllegalArgumentException("not a cookie's name and value");
    }
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == ';' || !Chars.isFieldText(text.charAt(i))) {
        return false;
      }
    }
    return Chars.trimOws(text).length() == text.length();
  }

  /**
   * Reads a Cookie field as a server does: what has no equals sign, no name or a control is passed
   * over. The same name may be there more than once, and servers should not rely on the order (RFC
   * 6265 §4.2.2).
   */
  public static List<CookiePair> parse(CharSequence text) {
    String field = text.toString();
    List<CookiePair> list = new ArrayList<>();
    int at = 0;
    while (at < field.length()) {
      int next = field.indexOf(';', at);
      next = next < 0 ? field.length() : next;
      String one = field.substring(at, next); // a search of its own goes no further than itself
      int equals = one.indexOf('=');
      if (equals >= 0) {
        String name = Chars.trimOws(one.substring(0, equals));
        String value = Chars.trimOws(one.substring(equals + 1));
        if (!name.isEmpty() && isPlain(name) && isPlain(value)) {
          list.add(new CookiePair(name, value));
        }
      }
      at = next + 1;
    }
    return List.copyOf(list);
  }

  /** The field's value (RFC 6265 §5.4 step 4); where there is none, no field is to be sent. */
  public static String format(List<CookiePair> pairs) {
    StringJoiner out = new StringJoiner("; ");
    pairs.forEach(pair -> out.add(pair.toString()));
    return out.toString();
  }

  @Override
  public String toString() {
    return name + "=" + value;
  }
}
