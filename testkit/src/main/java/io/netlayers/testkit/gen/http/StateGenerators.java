package io.netlayers.testkit.gen.http;

import io.netlayers.http.cookie.CookiePair;
import io.netlayers.http.cookie.CookieRequest;
import io.netlayers.http.cookie.SameSite;
import io.netlayers.http.cookie.SetCookie;
import io.netlayers.http.cookie.StoredCookie;
import io.netlayers.http.cors.CorsClient;
import io.netlayers.http.cors.CorsField;
import io.netlayers.http.cors.CorsPolicy;
import io.netlayers.http.multipart.Boundary;
import io.netlayers.http.multipart.PartHead;
import io.netlayers.http.sse.ServerSentEvent;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.GeneratorTable;
import java.util.List;
import java.util.OptionalLong;

/** Cookies, cross-origin sharing, multipart bodies and server-sent events. */
final class StateGenerators {
  private static final String COOKIE_VALUE = "abcXYZ019-._~ \"\u00e9";
  private static final String BOUNDARY = "abcXYZ019'()+_,-./:=?";
  private static final String EVENT_TEXT = "abc :\t\u00e9\u20ac";

  private StateGenerators() {}

  private static CookiePair pair(Choices c) {
    return new CookiePair("a" + c.text("abc019-_", 0, 8), trimmed(c.text(COOKIE_VALUE, 0, 20)));
  }

  private static String trimmed(String text) {
    return text.strip();
  }

  private static SetCookie setCookie(Choices c) {
    CookiePair pair = pair(c);
    SetCookie.Builder builder = SetCookie.builder();
    return builder
        .name(pair.name())
        .value(pair.value())
        .expires(
            c.flag()
                ? OptionalLong.of(c.between(-11_644_473_600L, 253_402_300_799L))
                : OptionalLong.empty())
        .maxAge(c.flag() ? OptionalLong.of(c.between(-1L, 1L << 40)) : OptionalLong.empty())
        .domain(c.optional(each -> "a" + each.text("abc019-.", 0, 12)))
        .path(c.optional(each -> "/" + each.text("abc019-/", 0, 12)))
        .secure(c.flag())
        .httpOnly(c.flag())
        .sameSite(c.oneOf(SameSite.values()))
        .extensions(c.list(0, 2, each -> each.oneOf("Partitioned", "Priority=High", "x = y", "=")))
        .build();
  }

  private static StoredCookie stored(Choices c) {
    boolean persistent = c.flag();
    return new StoredCookie(
        pair(c),
        "example.org",
        c.flag(),
        "/" + c.text("abc/", 0, 8),
        c.flag(),
        c.flag(),
        c.oneOf(SameSite.values()),
        persistent,
        persistent ? c.between(0L, 253_402_300_799L) : Long.MAX_VALUE,
        c.u32());
  }

  private static CookieRequest cookieRequest(Choices c) {
    return new CookieRequest(
        c.oneOf("example.org", "www.example.org", "[2001:db8::1]", "192.0.2.1"),
        "/" + c.text("abc/", 0, 8),
        c.flag(),
        c.flag(),
        c.oneOf(CookieRequest.Context.values()));
  }

  private static CorsField corsField(Choices c) {
    return c.flag()
        ? new CorsField("Origin", c.oneOf("https://example.org", "null", "http://a:8080"))
        : new CorsField(HttpText.token(c), HttpText.fieldValue(c));
  }

  private static CorsPolicy policy(Choices c) {
    boolean credentials = c.flag();
    List<String> any = credentials ? List.of("x-a") : List.of("*");
    return new CorsPolicy(
        credentials || c.flag() ? List.of("https://example.org") : List.of("*"),
        c.flag() ? List.of("PUT", "DELETE") : List.of(),
        c.flag() ? any : List.of(),
        c.flag() ? any : List.of(),
        credentials,
        c.between(-1L, 86_400L));
  }

  private static PartHead.Field partField(Choices c) {
    return new PartHead.Field(HttpText.token(c), HttpText.fieldValue(c));
  }

  private static ServerSentEvent event(Choices c) {
    String data = String.join("\n", c.list(0, 4, each -> each.text(EVENT_TEXT, 0, 12)));
    return new ServerSentEvent(c.text(EVENT_TEXT, 0, 8), data, c.text(EVENT_TEXT, 0, 8));
  }

  static GeneratorTable table() {
    return new GeneratorTable()
        .add(CookiePair.class, StateGenerators::pair)
        .add(SetCookie.class, StateGenerators::setCookie)
        .add(StoredCookie.class, StateGenerators::stored)
        .add(CookieRequest.class, StateGenerators::cookieRequest)
        .add(CorsField.class, StateGenerators::corsField)
        .add(CorsPolicy.class, StateGenerators::policy)
        .add(
            CorsPolicy.Decision.class,
            c ->
                new CorsPolicy.Decision(
                    c.oneOf(CorsPolicy.Kind.values()),
                    c.flag(),
                    c.list(0, 3, StateGenerators::corsField)))
        .add(
            CorsClient.Request.class,
            c ->
                new CorsClient.Request(
                    c.oneOf("GET", "POST", "PUT"),
                    c.list(0, 3, StateGenerators::corsField),
                    c.oneOf("https://example.org", "null"),
                    c.flag()))
        .add(Boundary.class, c -> new Boundary(c.text(BOUNDARY, 1, 70)))
        .add(PartHead.Field.class, StateGenerators::partField)
        .add(PartHead.class, c -> new PartHead(c.list(0, 4, StateGenerators::partField)))
        .add(ServerSentEvent.class, StateGenerators::event);
  }
}
