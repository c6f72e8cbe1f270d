package io.netlayers.http.field;

import io.netlayers.http.text.Chars;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A challenge or credentials (RFC 9110 §11.3, §11.4), the value of Authorization and
 * Proxy-Authorization, and a member of WWW-Authenticate and Proxy-Authenticate.
 *
 * @param scheme a token, of either case
 * @param token68 what follows it undivided
 * @param parameters what follows it as names and values; none with a token68
 */
public record AuthScheme(String scheme, Optional<String> token68, FieldParameters parameters) {
  /**
   * A challenge or credentials.
   *
   * @throws IllegalArgumentException if the scheme is no token, the token68 none, or there are
   *     parameters besides
   */
  public AuthScheme {
    FieldText.requireToken("scheme", scheme);
    boolean good =
        token68
            .map(
                text -> {
                  FieldScanner scanner = new FieldScanner(text);
                  return scanner.token68() != null && scanner.atEnd();
                })
            .orElse(true);
    if (!good || token68.isPresent() && !parameters.list().isEmpty()) {
      throw new IllegalArgumentException("not a token68, or parameters besides one");
    }
  }

  /** A scheme with parameters. */
  public static AuthScheme of(String scheme, FieldParameters parameters) {
    return new AuthScheme(scheme, Optional.empty(), parameters);
  }

  /** Reads credentials: one scheme, and what follows it up to the text's end. */
  public static Optional<AuthScheme> parseCredentials(CharSequence text) {
    return parseChallenges(text).filter(list -> list.size() == 1).map(list -> list.get(0));
  }

  /**
   * Reads challenges (RFC 9110 §11.6.1). Commas divide both challenges and their parameters: a
   * token with an equals sign behind it is a parameter, any other begins a challenge.
   */
  public static Optional<List<AuthScheme>> parseChallenges(CharSequence text) {
    FieldScanner scanner = new FieldScanner(text);
    List<AuthScheme> list = new ArrayList<>();
    boolean more = scanner.nextElement();
    while (more) {
      AuthScheme challenge = challenge(scanner);
      if (challenge == null) {
        return Optional.empty();
      }
      list.add(challenge);
      more = scanner.nextElement();
    }
    return list.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(list));
  }

  private static @Nullable AuthScheme challenge(FieldScanner scanner) {
    String scheme = scanner.token();
    if (scheme == null) {
      return null;
    }
    List<FieldParameters.Parameter> parameters = new ArrayList<>();
    if (!scanner.take(' ')) { // 1*SP, and no tabs: without it there can be no parameters
      return scanner.endOfElement() ? AuthScheme.of(scheme, FieldParameters.NONE) : null;
    }
    while (scanner.peek() == ' ') {
      scanner.take(' ');
    }
    int begin = scanner.position();
    String token68 = scanner.token68();
    if (token68 != null && scanner.endOfElement()) {
      return new AuthScheme(scheme, Optional.of(token68), FieldParameters.NONE);
    }
    scanner.position(begin);
    FieldParameters.Parameter first = parameter(scanner);
    if (first != null) {
      parameters.add(first);
    } else {
      scanner.position(begin);
    }
    if (!scanner.endOfElement()) {
      return null;
    }
    while (scanner.nextElement()) {
      int start = scanner.position();
      FieldParameters.Parameter next = parameter(scanner);
      if (next == null) {
        scanner.position(start);
        break;
      }
      parameters.add(next);
      if (!scanner.endOfElement()) {
        return null;
      }
    }
    return AuthScheme.of(scheme, new FieldParameters(parameters));
  }

  /** {@code token BWS "=" BWS ( token / quoted-string )} (RFC 9110 §11.2), or null. */
  private static FieldParameters.@Nullable Parameter parameter(FieldScanner scanner) {
    String name = scanner.token();
    scanner.skipOws();
    if (name == null || !scanner.take('=')) {
      return null;
    }
    scanner.skipOws();
    String value = scanner.tokenOrQuotedString();
    return value == null ? null : new FieldParameters.Parameter(name, value);
  }

  /** Whether this is a scheme, in either case. */
  public boolean is(String name) {
    return Chars.equalsIgnoreCase(scheme, name);
  }

  /** A list of challenges as a field value. */
  public static String format(List<AuthScheme> challenges) {
    return FieldLists.format(challenges);
  }

  /**
   * Values are quoted, as {@code realm} has to be (RFC 9110 §11.5), but for those of Digest that
   * must not be (RFC 7616 §3.3, §3.4).
   */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(scheme);
    token68.ifPresent(text -> out.append(' ').append(text));
    String between = " ";
    for (FieldParameters.Parameter parameter : parameters.list()) {
      out.append(between).append(parameter.name()).append('=');
      String value = parameter.value();
      out.append(isBare(parameter.name()) && Chars.isToken(value) ? value : FieldText.quote(value));
      between = ", ";
    }
    return out.toString();
  }

  /** Whether a sender "MUST NOT generate the quoted string syntax" for a parameter's value. */
  private boolean isBare(String name) {
    if (!is("Digest")) {
      return false;
    }
    return switch (Chars.lower(name)) {
      case "algorithm", "stale", "nc", "userhash" -> true;
      // a list in a challenge, where it is quoted; one of it in credentials, where it is not
      case "qop" -> parameters.count("response") > 0;
      default -> false;
    };
  }
}
