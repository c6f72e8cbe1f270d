package io.netlayers.http.uri;

import io.netlayers.http.Abnf;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is read as a URI, an authority, a host: all that RFC 3986's appendix A has, no more. */
class UriAbnfProperties {
  @Provide
  Arbitrary<String> uris() {
    return Abnf.texts(
        9, "a", "http", "1", ":", ":", "/", "/", "//", "?", "#", "@", "[", "]", "[::1]", "[v1.x]",
        "%41", "%", "%4", "+", "-", "..", ".", "h", "\u00e9", "\u0000", " ", "|", "\\", "'");
  }

  @Property(tries = 3000)
  void references(@ForAll("uris") String text) {
    Abnf.agree(Abnf.URI_REFERENCE, t -> Uri.parse(t).isPresent(), text);
  }

  @Provide
  Arbitrary<String> authorities() {
    return Abnf.texts(
        6,
        "a",
        "1.2.3.4",
        "1",
        ":",
        ":",
        "@",
        "[",
        "]",
        "[::1]",
        "[v1.x]",
        "%41",
        "%",
        "8",
        "/",
        "[::ffff:1.2.3.4]",
        "V",
        ".");
  }

  @Property(tries = 1500)
  void authorities(@ForAll("authorities") String text) {
    Abnf.agree(Abnf.AUTHORITY, t -> Authority.parse(t).isPresent(), text);
  }

  @Provide
  Arbitrary<String> addresses() {
    return Abnf.texts(
        17,
        "0",
        "1",
        "ffff",
        "00001",
        "12345",
        "g",
        ":",
        ":",
        ":",
        ":",
        ":",
        "::",
        "1.2.3.4",
        "01.2.3.4",
        "256.1.1.1",
        "abcd",
        "1:",
        "2:",
        "%25",
        "%");
  }

  @Property(tries = 6000)
  void literalAddresses(@ForAll("addresses") String text) {
    Abnf.agree("\\[" + Abnf.IPV6 + "\\]", t -> UriHost.parse(t).isPresent(), "[" + text + "]");
  }

  @Provide
  Arbitrary<String> dotted() {
    return Abnf.texts(9, "0", "1", "25", "255", "256", "00", "01", ".", ".", ".", "9");
  }

  @Property(tries = 1500)
  void dottedAddresses(@ForAll("dotted") String text) {
    Abnf.agree(
        Abnf.IPV4,
        t -> UriHost.parse(t).filter(h -> h.kind() == UriHost.Kind.IPV4).isPresent(),
        text);
  }

  @Property(tries = 1500)
  void originForms(@ForAll("uris") String text) {
    Abnf.agree(Abnf.ORIGIN_FORM, t -> RequestTarget.parse(t, "GET").isPresent(), "/" + text);
  }

  /** RFC 9112 §3.2.3: a host and a port, and neither is missing. */
  @Property(tries = 1500)
  void authorityForms(@ForAll("authorities") String text) {
    Abnf.agree(
        "(?!:)"
            + Abnf.HOST
            + ":0*(?:6553[0-5]|655[0-2]\\d|65[0-4]\\d\\d|6[0-4]\\d{3}|[0-5]?\\d{1,4})",
        t -> RequestTarget.parse(t, "CONNECT").isPresent(),
        text);
  }
}
