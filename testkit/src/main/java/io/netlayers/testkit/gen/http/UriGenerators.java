package io.netlayers.testkit.gen.http;

import io.netlayers.http.uri.Authority;
import io.netlayers.http.uri.FormPairs;
import io.netlayers.http.uri.RequestTarget;
import io.netlayers.http.uri.Uri;
import io.netlayers.http.uri.UriHost;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.GeneratorTable;
import java.util.Optional;

/** URIs (RFC 3986) and the four forms of a request target (RFC 9112 §3.2). */
final class UriGenerators {
  private static final String FORM_TEXT = "abc019 &=+%;\u00e9\u20ac";

  private UriGenerators() {}

  static UriHost host(Choices c) {
    return UriHost.parse(hostText(c)).orElseThrow();
  }

  private static String hostText(Choices c) {
    return switch (c.below(6)) {
      case 0 -> "example.org";
      case 1 -> c.u8() + "." + c.u8() + "." + c.u8() + "." + c.u8();
      case 2 -> c.oneOf("[2001:db8::1]", "[::]", "[::1]", "[::ffff:192.0.2.1]", "[fe80::1]");
      case 3 -> c.oneOf("[v1.a]", "[vF.x:y]");
      case 4 -> c.oneOf("1.2.3", "256.1.1.1", "localhost", "a_b", "xn--bcher-kva.example");
      default -> "a" + HttpText.encoded(c, HttpText.UNRESERVED, 20);
    };
  }

  static Authority authority(Choices c) {
    Optional<String> userinfo =
        c.onceIn(6)
            ? Optional.of(HttpText.encoded(c, HttpText.UNRESERVED + ":", 8))
            : Optional.empty();
    Optional<String> port =
        switch (c.below(4)) {
          case 0 -> Optional.empty();
          case 1 -> Optional.of(c.oneOf("80", "443", "", "0", "65535", "00080"));
          default -> Optional.of(Integer.toString(c.u16()));
        };
    return new Authority(userinfo, host(c), port);
  }

  private static String absolutePath(Choices c) {
    StringBuilder path = new StringBuilder("/");
    for (String segment : c.list(0, 4, UriGenerators::segment)) {
      path.append(segment).append('/');
    }
    return path.append(c.onceIn(2) ? segment(c) : "").toString();
  }

  private static String segment(Choices c) {
    return c.onceIn(5)
        ? c.oneOf(".", "..", "", "%2e", "a;b=c")
        : HttpText.encoded(c, HttpText.UNRESERVED + "!$&'()*+,;=:@", 8);
  }

  private static Optional<String> query(Choices c) {
    return c.flag() ? Optional.of(HttpText.encoded(c, HttpText.QUERY, 12)) : Optional.empty();
  }

  /** A path that does not begin with two slashes, where no authority stands before it. */
  private static String lonePath(Choices c) {
    String path = absolutePath(c);
    return path.startsWith("//") ? "/a" + path.substring(1) : path;
  }

  private static Uri http(Choices c) {
    return new Uri(
        Optional.of(c.oneOf("http", "https", "HTTP")),
        Optional.of(Authority.of(host(c), c.u16())),
        c.onceIn(4) ? "" : absolutePath(c),
        query(c),
        Optional.empty());
  }

  private static Uri uri(Choices c) {
    return switch (c.below(4)) {
      case 0 -> http(c);
      case 1 ->
          new Uri(
              Optional.of(c.oneOf("ftp", "urn", "a+b-c.d", "file")),
              c.optional(UriGenerators::authority),
              lonePath(c),
              query(c),
              c.optional(each -> HttpText.encoded(each, HttpText.QUERY, 8)));
      case 2 -> new Uri(Optional.empty(), Optional.empty(), lonePath(c), query(c), query(c));
      default ->
          new Uri(
              Optional.empty(),
              Optional.of(authority(c)),
              c.flag() ? absolutePath(c) : "",
              query(c),
              query(c));
    };
  }

  static RequestTarget.OriginForm origin(Choices c) {
    return new RequestTarget.OriginForm(absolutePath(c), query(c));
  }

  private static FormPairs.Pair pair(Choices c) {
    return new FormPairs.Pair(c.text(FORM_TEXT, 0, 8), c.text(FORM_TEXT, 0, 12));
  }

  static GeneratorTable table() {
    return new GeneratorTable()
        .add(FormPairs.Pair.class, UriGenerators::pair)
        .add(FormPairs.class, c -> new FormPairs(c.list(0, 4, UriGenerators::pair)))
        .add(UriHost.class, UriGenerators::host)
        .add(Authority.class, UriGenerators::authority)
        .add(Uri.class, UriGenerators::uri)
        .add(RequestTarget.OriginForm.class, UriGenerators::origin)
        .add(RequestTarget.AbsoluteForm.class, c -> new RequestTarget.AbsoluteForm(http(c)))
        .add(
            RequestTarget.AuthorityForm.class,
            c -> new RequestTarget.AuthorityForm(host(c), c.u16()))
        .add(RequestTarget.AsteriskForm.class, c -> new RequestTarget.AsteriskForm());
  }
}
