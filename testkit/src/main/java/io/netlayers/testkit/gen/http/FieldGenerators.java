package io.netlayers.testkit.gen.http;

import io.netlayers.http.conditional.EntityTag;
import io.netlayers.http.conditional.EntityTagCondition;
import io.netlayers.http.conditional.Preconditions;
import io.netlayers.http.field.Accept;
import io.netlayers.http.field.AuthScheme;
import io.netlayers.http.field.BasicCredentials;
import io.netlayers.http.field.CacheControl;
import io.netlayers.http.field.Codings;
import io.netlayers.http.field.ConnectionField;
import io.netlayers.http.field.ContentDisposition;
import io.netlayers.http.field.ExpectField;
import io.netlayers.http.field.FieldParameters;
import io.netlayers.http.field.Forwarded;
import io.netlayers.http.field.MediaType;
import io.netlayers.http.field.UpgradeField;
import io.netlayers.http.field.WeightedTokens;
import io.netlayers.http.range.ByteRanges;
import io.netlayers.http.range.ContentRange;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.GeneratorTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Values of fields (RFC 9110 and those that name it). */
final class FieldGenerators {
  private static final String CREDENTIAL = "abcXYZ019 =\u00e9\u20ac";

  private FieldGenerators() {}

  private static int weight(Choices c) {
    return 1000 - c.between(0, 1000);
  }

  private static FieldParameters.Parameter parameter(Choices c) {
    return new FieldParameters.Parameter(HttpText.lowerToken(c), HttpText.quotable(c));
  }

  /** Parameters whose names differ, and none of which would be read as a weight. */
  static FieldParameters parameters(Choices c, int min) {
    Set<String> seen = new HashSet<>();
    List<FieldParameters.Parameter> list = new ArrayList<>();
    for (FieldParameters.Parameter one : c.list(min, 3, FieldGenerators::parameter)) {
      if (seen.add(one.name().toLowerCase(Locale.ROOT))) {
        list.add(one);
      }
    }
    return new FieldParameters(list);
  }

  static MediaType mediaType(Choices c) {
    if (c.flag()) {
      return new MediaType(HttpText.lowerToken(c), HttpText.lowerToken(c), parameters(c, 0));
    }
    String[] usual = c.oneOf("text/plain", "text/html", "application/json", "image/png").split("/");
    return new MediaType(usual[0], usual[1], c.flag() ? parameters(c, 1) : FieldParameters.NONE);
  }

  private static Accept.MediaRange mediaRange(Choices c) {
    MediaType type =
        switch (c.below(3)) {
          case 0 -> MediaType.of("*", "*");
          case 1 -> MediaType.of("text", "*");
          default -> mediaType(c);
        };
    return new Accept.MediaRange(type, weight(c));
  }

  private static EntityTag entityTag(Choices c) {
    return new EntityTag(c.flag(), c.text("abcXYZ019!#$~\u00e9\\,", 0, 20));
  }

  private static ByteRanges.Spec spec(Choices c) {
    long first = c.between(0L, Long.MAX_VALUE - 1);
    return switch (c.below(3)) {
      case 0 -> new ByteRanges.Spec(first, c.between(first, Long.MAX_VALUE - 1));
      case 1 -> ByteRanges.Spec.from(first);
      default -> ByteRanges.Spec.suffix(first);
    };
  }

  private static ByteRanges.Part part(Choices c) {
    long first = c.between(0L, 1L << 40);
    return new ByteRanges.Part(first, first + c.between(0L, 1L << 40));
  }

  private static ContentRange contentRange(Choices c) {
    ByteRanges.Part part = part(c);
    return switch (c.below(3)) {
      case 0 -> ContentRange.of(part, c.onceIn(4) ? 1L << 60 : part.last() + 1 + c.u16());
      case 1 -> ContentRange.of(part, -1);
      default -> ContentRange.unsatisfied(c.between(0L, 1L << 40));
    };
  }

  private static AuthScheme authScheme(Choices c) {
    return c.flag()
        ? new AuthScheme(
            c.oneOf("Bearer", "Negotiate"),
            Optional.of("a" + c.text("abcXYZ019-._~+/", 0, 20) + "=".repeat(c.below(3))),
            FieldParameters.NONE)
        : AuthScheme.of(c.oneOf("Basic", "Digest", "x"), parameters(c, 1));
  }

  private static Forwarded.Node node(Choices c) {
    String name = c.oneOf("192.0.2.1", "unknown", "_hidden", "[2001:db8::1]");
    Optional<String> port =
        switch (c.below(3)) {
          case 0 -> Optional.empty();
          case 1 -> Optional.of(Integer.toString(c.u16()));
          default -> Optional.of("_p");
        };
    return new Forwarded.Node(name, port);
  }

  private static Forwarded.Element forwardedElement(Choices c) {
    List<FieldParameters.Parameter> list = new ArrayList<>();
    list.add(new FieldParameters.Parameter("for", node(c).toString()));
    if (c.flag()) {
      list.add(new FieldParameters.Parameter("proto", c.oneOf("http", "https")));
    }
    return new Forwarded.Element(new FieldParameters(list));
  }

  private static CacheControl.Directive directive(Choices c) {
    return switch (c.below(3)) {
      case 0 ->
          new CacheControl.Directive(
              c.oneOf("no-cache", "no-store", "private", "immutable"), Optional.empty());
      case 1 ->
          new CacheControl.Directive(
              c.oneOf("max-age", "s-maxage"), Optional.of(Long.toString(c.u32())));
      default -> new CacheControl.Directive(HttpText.token(c), Optional.of(HttpText.quotable(c)));
    };
  }

  private static ExpectField.Expectation expectation(Choices c) {
    return switch (c.below(3)) {
      case 0 -> new ExpectField.Expectation("100-continue", Optional.empty(), FieldParameters.NONE);
      default ->
          new ExpectField.Expectation(
              HttpText.token(c), Optional.of(HttpText.quotable(c)), parameters(c, 0));
    };
  }

  private static Codings.Coding coding(Choices c) {
    return c.flag()
        ? new Codings.Coding(HttpText.lowerToken(c), parameters(c, 0), weight(c))
        : Codings.Coding.of(c.oneOf("chunked", "gzip", "deflate", "compress", "trailers"));
  }

  private static OptionalLong instant(Choices c) {
    return c.flag() ? OptionalLong.of(c.between(0L, 253_402_300_799L)) : OptionalLong.empty();
  }

  private static Optional<String> tags(Choices c) {
    return c.flag() ? Optional.of(c.oneOf("*", "\"a\"", "W/\"a\", \"b\"")) : Optional.empty();
  }

  private static Optional<String> date(Choices c) {
    return c.flag()
        ? Optional.of(c.oneOf("Sun, 06 Nov 1994 08:49:37 GMT", "not a date"))
        : Optional.empty();
  }

  private static Preconditions.Request conditions(Choices c) {
    return new Preconditions.Request(
        c.oneOf("GET", "HEAD", "PUT", "DELETE", "OPTIONS"),
        tags(c),
        tags(c),
        date(c),
        date(c),
        c.flag() ? date(c) : c.optional(each -> "\"a\""),
        c.flag());
  }

  static GeneratorTable table() {
    return new GeneratorTable()
        .add(FieldParameters.Parameter.class, FieldGenerators::parameter)
        .add(FieldParameters.class, c -> parameters(c, 0))
        .add(MediaType.class, FieldGenerators::mediaType)
        .add(Accept.MediaRange.class, FieldGenerators::mediaRange)
        .add(Accept.class, c -> new Accept(c.list(1, 4, FieldGenerators::mediaRange)))
        .add(EntityTag.class, FieldGenerators::entityTag)
        .add(
            EntityTagCondition.class,
            c ->
                c.onceIn(3)
                    ? EntityTagCondition.ANY
                    : new EntityTagCondition(false, c.list(1, 3, FieldGenerators::entityTag)))
        .add(ByteRanges.Spec.class, FieldGenerators::spec)
        .add(ByteRanges.Part.class, FieldGenerators::part)
        .add(ByteRanges.Resolution.Whole.class, c -> new ByteRanges.Resolution.Whole())
        .add(
            ByteRanges.Resolution.Unsatisfiable.class,
            c -> new ByteRanges.Resolution.Unsatisfiable())
        .add(
            ByteRanges.Resolution.Parts.class,
            c -> new ByteRanges.Resolution.Parts(List.of(part(c))))
        .add(ByteRanges.class, c -> new ByteRanges(c.list(1, 4, FieldGenerators::spec)))
        .add(ContentRange.class, FieldGenerators::contentRange)
        .add(AuthScheme.class, FieldGenerators::authScheme)
        .add(
            BasicCredentials.class,
            c -> new BasicCredentials(c.text(CREDENTIAL, 0, 12), c.text(CREDENTIAL + ":", 0, 12)))
        .add(Forwarded.Node.class, FieldGenerators::node)
        .add(Forwarded.Element.class, FieldGenerators::forwardedElement)
        .add(Forwarded.class, c -> new Forwarded(c.list(1, 3, FieldGenerators::forwardedElement)))
        .add(CacheControl.Directive.class, FieldGenerators::directive)
        .add(CacheControl.class, c -> new CacheControl(c.list(1, 4, FieldGenerators::directive)))
        .add(ExpectField.Expectation.class, FieldGenerators::expectation)
        .add(ExpectField.class, c -> new ExpectField(c.list(1, 2, FieldGenerators::expectation)))
        .add(Codings.Coding.class, FieldGenerators::coding)
        .add(Codings.class, c -> new Codings(c.list(1, 3, FieldGenerators::coding)))
        .add(
            ContentDisposition.class,
            c ->
                new ContentDisposition(
                    c.oneOf("inline", "attachment", "form-data"), parameters(c, 0)))
        .add(UpgradeField.Protocol.class, FieldGenerators::protocol)
        .add(UpgradeField.class, c -> new UpgradeField(c.list(1, 3, FieldGenerators::protocol)))
        .add(
            ConnectionField.class,
            c -> new ConnectionField(c.list(1, 3, FieldGenerators::connectionOption)))
        .add(WeightedTokens.Element.class, FieldGenerators::weighted)
        .add(WeightedTokens.class, c -> new WeightedTokens(c.list(1, 4, FieldGenerators::weighted)))
        .add(Preconditions.Request.class, FieldGenerators::conditions)
        .add(
            Preconditions.Representation.class,
            c ->
                new Preconditions.Representation(
                    c.flag(), c.optional(FieldGenerators::entityTag), instant(c), c.flag()));
  }

  private static UpgradeField.Protocol protocol(Choices c) {
    return new UpgradeField.Protocol(
        c.oneOf("websocket", "h2c", "TLS"), c.flag() ? Optional.of("1.0") : Optional.empty());
  }

  private static String connectionOption(Choices c) {
    return c.onceIn(3) ? HttpText.lowerToken(c) : c.oneOf("close", "keep-alive", "upgrade");
  }

  private static WeightedTokens.Element weighted(Choices c) {
    return new WeightedTokens.Element(
        c.onceIn(3) ? HttpText.token(c) : c.oneOf("*", "gzip", "br", "identity"), weight(c));
  }
}
