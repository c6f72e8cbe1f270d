package io.netlayers.http.cors;

import io.netlayers.http.text.Chars;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What needs no preflight, and what scripts may not set at all (Fetch §2.2.1, §2.2.2). */
public final class CorsSafelist {
  /** Octets of a safelisted field's value. */
  public static final int MAX_VALUE = 128;

  /** Octets of all safelisted fields' values together. */
  public static final int MAX_VALUES = 1024;

  private static final Set<String> FORBIDDEN =
      Set.of(
          "accept-charset",
          "accept-encoding",
          "access-control-request-headers",
          "access-control-request-method",
          "connection",
          "content-length",
          "cookie",
          "cookie2",
          "date",
          "dnt",
          "expect",
          "host",
          "keep-alive",
          "origin",
          "referer",
          "set-cookie",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "via");

  private static final Set<String> METHOD_OVERRIDES =
      Set.of("x-http-method", "x-http-method-override", "x-method-override");

  private static final Set<String> RESPONSE =
      Set.of(
          "cache-control",
          "content-language",
          "content-length",
          "content-type",
          "expires",
          "last-modified",
          "pragma");

  private static final Set<String> FORM_TYPES =
      Set.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain");

  private static final String UNSAFE = "\"():<>?@[\\]{}\u007f";

  private CorsSafelist() {}

  /** CORS-safelisted method: GET, HEAD or POST, in upper case. */
  public static boolean isSafelistedMethod(String method) {
    return method.equals("GET") || method.equals("HEAD") || method.equals("POST");
  }

  /** Forbidden method: CONNECT, TRACE or TRACK, in either case. */
  public static boolean isForbiddenMethod(String method) {
    String lower = Chars.lower(method);
    return lower.equals("connect") || lower.equals("trace") || lower.equals("track");
  }

  /**
   * Fetch "normalize": DELETE, GET, HEAD, OPTIONS, POST and PUT in upper case, others as they are.
   */
  public static String normalizeMethod(String method) {
    for (String known : List.of("DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT")) {
      if (Chars.equalsIgnoreCase(known, method)) {
        return known;
      }
    }
    return method;
  }

  /**
   * Forbidden request-header: what a user agent sets itself, and a field that would smuggle in a
   * forbidden method (Fetch "get, decode, and split": a comma within quotes divides nothing).
   */
  public static boolean isForbiddenRequestHeader(String name, String value) {
    String lower = Chars.lower(name);
    if (FORBIDDEN.contains(lower) || lower.startsWith("proxy-") || lower.startsWith("sec-")) {
      return true;
    }
    if (!METHOD_OVERRIDES.contains(lower)) {
      return false;
    }
    int from = 0;
    boolean quoted = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ',' && !quoted) {
        if (isForbiddenMethod(Chars.trimOws(value.substring(from, i)))) {
          return true;
        }
        from = i + 1;
      } else if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      }
    }
    return isForbiddenMethod(Chars.trimOws(value.substring(from)));
  }

  /** Forbidden response-header name: Set-Cookie and Set-Cookie2. */
  public static boolean isForbiddenResponseHeader(String name) {
    String lower = Chars.lower(name);
    return lower.equals("set-cookie") || lower.equals("set-cookie2");
  }

  /** CORS-safelisted response-header name, without what a response exposes. */
  public static boolean isSafelistedResponseHeader(String name) {
    return RESPONSE.contains(Chars.lower(name));
  }

  /** CORS non-wildcard request-header name: Authorization, which an asterisk does not allow. */
  public static boolean isNonWildcard(String name) {
    return Chars.equalsIgnoreCase(name, "authorization");
  }

  /** CORS-safelisted request-header. */
  public static boolean isSafelistedRequestHeader(String name, String value) {
    if (value.length() > MAX_VALUE) {
      return false;
    }
    return switch (Chars.lower(name)) {
      case "accept" -> !hasUnsafeOctet(value);
      case "accept-language", "content-language" -> isLanguageText(value);
      case "content-type" -> !hasUnsafeOctet(value) && FORM_TYPES.contains(essence(value));
      case "range" -> isSimpleRange(value);
      default -> false;
    };
  }

  private static boolean hasUnsafeOctet(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < 0x20 && c != '\t' || UNSAFE.indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLanguageText(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!Chars.isAlpha(c) && !Chars.isDigit(c) && " *,-.;=".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /** MIME Sniffing §4.4: what stands before the parameters, whatever those are. */
  private static String essence(String value) {
    int semicolon = value.indexOf(';');
    return Chars.lower(Chars.trimOws(semicolon < 0 ? value : value.substring(0, semicolon)));
  }

  /** A single range with a first position: {@code bytes=0-} or {@code bytes=0-9}. */
  private static boolean isSimpleRange(String value) {
    int hyphen = value.indexOf('-');
    if (!value.startsWith("bytes=") || hyphen < 0) {
      return false;
    }
    String first = value.substring(6, hyphen);
    String last = value.substring(hyphen + 1);
    if (!Chars.isDigits(first) || !last.isEmpty() && !Chars.isDigits(last)) {
      return false;
    }
    // 128 characters hold numbers that no long does: compared as texts of the same length
    String a = withoutZeros(first);
    String b = withoutZeros(last);
    return last.isEmpty()
        || a.length() < b.length()
        || a.length() == b.length() && a.compareTo(b) <= 0;
  }

  private static String withoutZeros(String digits) {
    int zeros = 0;
    while (zeros < digits.length() && digits.charAt(zeros) == '0') {
      zeros++;
    }
    return digits.substring(zeros);
  }

  /** CORS-unsafe request-header names: those that need a preflight, in lower case and sorted. */
  public static List<String> unsafeNames(List<CorsField> fields) {
    Set<String> unsafe = new TreeSet<>();
    List<String> maybe = new ArrayList<>();
    long size = 0;
    for (CorsField field : fields) {
      if (isSafelistedRequestHeader(field.name(), field.value())) {
        maybe.add(Chars.lower(field.name()));
        size += field.value().length();
      } else {
        unsafe.add(Chars.lower(field.name()));
      }
    }
    if (size > MAX_VALUES) {
      unsafe.addAll(maybe);
    }
    return List.copyOf(unsafe);
  }
}
