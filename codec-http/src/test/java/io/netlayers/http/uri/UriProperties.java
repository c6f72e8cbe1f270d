package io.netlayers.http.uri;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.netlayers.core.OctetString;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class UriProperties {
  /** Texts in which most of the grammar's marks are close together. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "a", "B", "0", "80", ":", "/", "//", "?", "#", "@", "[", "]", "::1", ".", "..", "/..",
            "/.", "%41", "%2f", "%2E", "%", "http", "https", "v1.x", ";", "*", " ", "\u00e9");
    return pieces.list().ofMaxSize(9).map(list -> String.join("", list));
  }

  @Property(tries = 5000)
  void whatIsParsedIsKept(@ForAll("texts") String text) {
    Uri.parse(text).ifPresent(uri -> assertEquals(text, uri.toString()));
    Authority.parse(text).ifPresent(authority -> assertEquals(text, authority.toString()));
    for (String method : new String[] {"GET", "CONNECT", "OPTIONS"}) {
      RequestTarget.parse(text, method)
          .filter(target -> !(target instanceof RequestTarget.AuthorityForm))
          .ifPresent(target -> assertEquals(text, target.toString()));
    }
  }

  @Property(tries = 3000)
  void resolvingAndNormalizingGiveUrisAgain(
      @ForAll("texts") String base, @ForAll("texts") String reference) {
    Optional<Uri> relative = Uri.parse(reference);
    Optional<Uri> whole = Uri.parse("s:" + base);
    if (relative.isEmpty() || whole.isEmpty()) {
      return;
    }
    Uri resolved = whole.get().resolve(relative.get());
    assertEquals(Optional.of(resolved), Uri.parse(resolved.toString()));
    Uri normal = resolved.normalize();
    assertEquals(normal, normal.normalize());
    assertEquals(normal.normalizeHttp(), normal.normalizeHttp().normalizeHttp());
    assertEquals(Optional.of(normal), Uri.parse(normal.toString()));
    assertFalse(("/" + normal.path() + "/").contains("/../"));
    Uri itself = relative.get().normalize();
    assertEquals(Optional.of(itself), Uri.parse(itself.toString()));
  }

  @Property
  void anyTextIsAnswered(@ForAll String text) {
    Uri.parse(text);
    Authority.parse(text);
    UriHost.parse(text);
    UriHost.parse("[" + text + "]");
    RequestTarget.parse(text, "GET");
    RequestTarget.parse("/" + text, "GET");
    RequestTarget.parse(text, "CONNECT");
    PercentCoding.decode(text);
    PercentCoding.decodeUtf8(text);
  }

  @Property
  void encodedThenDecodedIsTheSame(@ForAll byte[] octets) {
    OctetString original = OctetString.copyOf(octets);
    String text = PercentCoding.encode(original, PercentCoding.SEGMENT);
    assertEquals(Optional.of(original), PercentCoding.decode(text));
    assertEquals(Optional.of(text), Uri.parse("/" + text).map(uri -> uri.path().substring(1)));
    String all = PercentCoding.encode(original, "%");
    assertEquals(Optional.of(original), PercentCoding.decode(all));
  }

  @Property
  void utf8ComesBack(@ForAll String text) {
    String once = PercentCoding.encodeUtf8(text, PercentCoding.QUERY);
    String back = PercentCoding.decodeUtf8(once).orElseThrow();
    assertEquals(once, PercentCoding.encodeUtf8(back, PercentCoding.QUERY));
  }
}
