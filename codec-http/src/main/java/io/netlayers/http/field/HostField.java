package io.netlayers.http.field;

import io.netlayers.http.text.Chars;
import io.netlayers.http.uri.Authority;
import java.util.Optional;

/** The Host field (RFC 9110 §7.2): {@code uri-host [ ":" port ]}. */
public final class HostField {
  private HostField() {}

  /**
   * Reads the field. The host may be empty, which a client sends for a target without an authority.
   *
   * @return empty where it is malformed, has a userinfo, or a port above 65,535: to be answered
   *     with 400 (RFC 9112 §3.2)
   */
  public static Optional<Authority> parse(CharSequence text) {
    return Authority.parse(Chars.trimOws(text))
        .filter(a -> a.userinfo().isEmpty() && !a.isPortTooLarge());
  }

  /** The field's value for a target URI's authority: without its userinfo. */
  public static String format(Authority authority) {
    return new Authority(Optional.empty(), authority.host(), authority.port()).toString();
  }
}
