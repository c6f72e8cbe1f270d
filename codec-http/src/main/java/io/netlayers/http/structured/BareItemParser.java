package io.netlayers.http.structured;

import io.netlayers.core.OctetString;
import io.netlayers.http.structured.BareItem.BooleanItem;
import io.netlayers.http.structured.BareItem.ByteSequenceItem;
import io.netlayers.http.structured.BareItem.DateItem;
import io.netlayers.http.structured.BareItem.DecimalItem;
import io.netlayers.http.structured.BareItem.DisplayStringItem;
import io.netlayers.http.structured.BareItem.IntegerItem;
import io.netlayers.http.structured.BareItem.StringItem;
import io.netlayers.http.structured.BareItem.TokenItem;
import io.netlayers.http.text.Chars;
import org.checkerframework.checker.nullness.qual.Nullable;

/** A text, how far it is read, and the bare items of RFC 9651 §4.2.3.1; null says to fail. */
class BareItemParser {
  private final String text;
  private int at;

  BareItemParser(String text) {
    this.text = text;
  }

  final boolean atEnd() {
    return at == text.length();
  }

  /** The next character, or -1. */
  final int peek() {
    return at < text.length() ? text.charAt(at) : -1;
  }

  final boolean take(char c) {
    if (peek() != c) {
      return false;
    }
    at++;
    return true;
  }

  final void skipSpaces() {
    while (peek() == ' ') {
      at++;
    }
  }

  final void skipOws() {
    while (peek() == ' ' || peek() == '\t') {
      at++;
    }
  }

  /** RFC 9651 §4.2.3.3. */
  final @Nullable String key() {
    int start = at;
    if (!Keys.isStart(peek())) {
      return null;
    }
    while (Keys.isPart(peek())) {
      at++;
    }
    return text.substring(start, at);
  }

  /** RFC 9651 §4.2.3.1. */
  final @Nullable BareItem bareItem() {
    int c = peek();
    if (c == '-' || Chars.isDigit(c)) {
      return number();
    }
    if (TokenItem.isStart(c)) {
      return token();
    }
    return switch (c) {
      case '"' -> string();
      case ':' -> byteSequence();
      case '?' -> bool();
      case '@' -> date();
      case '%' -> displayString();
      default -> null;
    };
  }

  /** RFC 9651 §4.2.4. */
  private @Nullable BareItem number() {
    boolean negative = take('-');
    if (!Chars.isDigit(peek())) {
      return null;
    }
    long value = 0;
    int digits = 0;
    int fraction = -1; // digits behind the dot, or -1 while there is none
    while (true) {
      int c = peek();
      if (Chars.isDigit(c)) {
        value = value * 10 + (c - '0');
        digits++;
        if (fraction >= 0) {
          fraction++;
        }
      } else if (c == '.' && fraction < 0) {
        if (digits > 12) {
          return null;
        }
        fraction = 0;
      } else {
        break;
      }
      if (digits > 15 || fraction > 3) {
        return null;
      }
      at++;
    }
    long signed = negative ? -value : value;
    if (fraction < 0) {
      return new IntegerItem(signed);
    }
    return switch (fraction) {
      case 1 -> new DecimalItem(signed * 100);
      case 2 -> new DecimalItem(signed * 10);
      case 3 -> new DecimalItem(signed);
      default -> null; // a dot that ends the number
    };
  }

  /** RFC 9651 §4.2.5. */
  private @Nullable BareItem string() {
    StringBuilder out = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return new StringItem(out.toString());
      }
      if (c == '\\') {
        if (peek() != '"' && peek() != '\\') {
          return null;
        }
        c = text.charAt(at++);
      } else if (c < 0x20 || c > 0x7E) {
        return null;
      }
      out.append(c);
    }
    return null;
  }

  /** RFC 9651 §4.2.6. */
  private BareItem token() {
    int start = at;
    while (TokenItem.isPart(peek())) {
      at++;
    }
    return new TokenItem(text.substring(start, at));
  }

  /** RFC 9651 §4.2.7. */
  private @Nullable BareItem byteSequence() {
    int close = text.indexOf(':', at + 1);
    if (close < 0) {
      return null;
    }
    OctetString octets = Base64Text.decode(text.substring(at + 1, close));
    at = close + 1;
    return octets == null ? null : new ByteSequenceItem(octets);
  }

  /** RFC 9651 §4.2.8. */
  private @Nullable BareItem bool() {
    at++;
    if (take('1')) {
      return BooleanItem.TRUE;
    }
    return take('0') ? BooleanItem.FALSE : null;
  }

  /** RFC 9651 §4.2.9. */
  private @Nullable BareItem date() {
    at++;
    return number() instanceof IntegerItem seconds ? new DateItem(seconds.value()) : null;
  }

  /** RFC 9651 §4.2.10. */
  private @Nullable BareItem displayString() {
    at++;
    if (!take('"')) {
      return null;
    }
    int close = text.indexOf('"', at);
    if (close < 0) {
      return null;
    }
    byte[] octets = new byte[close - at];
    int count = 0;
    while (at < close) {
      int c = text.charAt(at++);
      if (c < 0x20 || c > 0x7E) {
        return null;
      }
      if (c == '%') {
        int high = at + 2 <= close ? DisplayText.hexValue(text.charAt(at)) : -1;
        int low = at + 2 <= close ? DisplayText.hexValue(text.charAt(at + 1)) : -1;
        if (high < 0 || low < 0) {
          return null;
        }
        c = high << 4 | low;
        at += 2;
      }
      octets[count++] = (byte) c;
    }
    at++;
    String decoded = DisplayText.utf8(octets, count);
    return decoded == null ? null : new DisplayStringItem(decoded);
  }
}
