package io.netlayers.testkit.gen.http;

import io.netlayers.testkit.gen.choice.Choices;

/** Alphabets of RFC 9110 §5.6 and RFC 3986 §2, what is the simplest first. */
final class HttpText {
  static final String TCHARS = "abcxyzABCXYZ019!#$%&'*+-.^_`|~";
  static final String LOWER_TOKEN = "abcxyz019-";

  /** What a quoted string may hold, with what must be escaped there. */
  static final String QUOTABLE = "abc XYZ09,;=\"\\\t!~\u00e9\u00ff";

  static final String VISIBLE = "abcXYZ019,;=/:()<>@[]?{}!~\u00e9\u00ff";
  static final String PATH = "abcXYZ019-._~!$&'()*+,;=:@/";
  static final String QUERY = PATH + "?";
  static final String UNRESERVED = "abcXYZ019-._~";

  private HttpText() {}

  static String token(Choices c) {
    return c.text(TCHARS, 1, c.onceIn(8) ? 64 : 8);
  }

  static String lowerToken(Choices c) {
    return "a" + c.text(LOWER_TOKEN, 0, c.onceIn(8) ? 63 : 8);
  }

  static String quotable(Choices c) {
    return c.text(QUOTABLE, 0, 16);
  }

  /** A field's value: no white space around it, none of it a control. */
  static String fieldValue(Choices c) {
    if (c.onceIn(8)) {
      return "";
    }
    StringBuilder text = new StringBuilder(c.text(VISIBLE, 1, c.onceIn(8) ? 200 : 12));
    if (c.onceIn(4)) {
      text.append(c.oneOf(" ", "\t", "  ")).append(c.text(VISIBLE, 1, 8));
    }
    return text.toString();
  }

  /** Text in which percent-encoded octets stand now and then. */
  static String encoded(Choices c, String alphabet, int max) {
    StringBuilder text = new StringBuilder(c.text(alphabet, 0, max));
    if (c.onceIn(4)) {
      text.append('%').append(c.oneOf("20", "2F", "2f", "41", "FF", "00", "C3%A9"));
    }
    return text.toString();
  }
}
