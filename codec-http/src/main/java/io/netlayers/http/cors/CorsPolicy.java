package io.netlayers.http.cors;

import io.netlayers.http.field.FieldLists;
import io.netlayers.http.field.FieldText;
import io.netlayers.http.text.Chars;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a server shares with other origins (Fetch §3.3), and what it answers for it.
 *
 * @param origins serialized ones; {@code *} alone for any
 * @param methods besides GET, HEAD and POST
 * @param requestHeaders that a request may have; {@code *} for any but Authorization
 * @param exposedHeaders that scripts see besides the safelisted ones; {@code *} for all
 * @param credentials whether requests may come with cookies and the like
 * @param maxAge how long a preflight's answer may be kept, in seconds; -1 to say nothing
 */
public record CorsPolicy(
    List<String> origins,
    List<String> methods,
    List<String> requestHeaders,
    List<String> exposedHeaders,
    boolean credentials,
    long maxAge) {
  /**
   * A policy.
   *
   * @throws IllegalArgumentException if a name is no token, an origin is none, or an asterisk
   *     stands anywhere with credentials: clients take it for a name then (Fetch §3.3.5)
   */
  public CorsPolicy {
    origins = List.copyOf(origins);
    methods = List.copyOf(methods);
    requestHeaders = List.copyOf(requestHeaders);
    exposedHeaders = List.copyOf(exposedHeaders);
    List<String> tokens = new ArrayList<>(methods);
    tokens.addAll(requestHeaders);
    tokens.addAll(exposedHeaders);
    if (!tokens.stream().allMatch(FieldText::isToken)) {
      throw new IllegalArgumentException("not all tokens: " + tokens);
    }
    boolean any = origins.equals(List.of("*"));
    if (!any && !origins.stream().allMatch(CorsOrigin::isSerialized)) {
      throw new IllegalArgumentException("not all serialized origins: " + origins);
    }
    if (credentials && (any || tokens.contains("*"))) {
      throw new IllegalArgumentException("an asterisk with credentials");
    }
    if (maxAge < -1) {
      throw new IllegalArgumentException("max age less than -1: " + maxAge);
    }
  }

  /** What a request is to CORS. */
  public enum Kind {
    /** It has no Origin, or one that is none. */
    NOT_CORS,
    /** It asks before another: OPTIONS with Access-Control-Request-Method. */
    PREFLIGHT,
    /** It is the request itself. */
    ACTUAL
  }

  /**
   * What to answer.
   *
   * @param kind of the request
   * @param allowed whether the policy allows it; a preflight that is not allowed gets no fields but
   *     Vary, and an actual request is the application's to refuse
   * @param fields to add to the response; to a preflight's, whose status is 204
   */
  public record Decision(Kind kind, boolean allowed, List<CorsField> fields) {
    /** A decision. */
    public Decision {
      fields = List.copyOf(fields);
    }
  }

  /** What a request is, by its method and fields. */
  public static Kind classify(String method, List<CorsField> fields) {
    if (CorsField.get(fields, "Origin").filter(CorsOrigin::isSerialized).isEmpty()) {
      return Kind.NOT_CORS;
    }
    boolean asks = CorsField.get(fields, "Access-Control-Request-Method").isPresent();
    return method.equals("OPTIONS") && asks ? Kind.PREFLIGHT : Kind.ACTUAL;
  }

  /** Decides on a request. */
  public Decision decide(String method, List<CorsField> request) {
    Kind kind = classify(method, request);
    List<CorsField> out = new ArrayList<>();
    boolean any = origins.contains("*");
    String vary = any ? "" : "Origin";
    if (kind == Kind.PREFLIGHT) {
      vary += any ? "" : ", ";
      vary += "Access-Control-Request-Method, Access-Control-Request-Headers";
    }
    if (!vary.isEmpty()) {
      // also where there is no Origin: a cache must not give that answer to one who has
      out.add(new CorsField("Vary", vary));
    }
    String origin = CorsField.get(request, "Origin").orElse("");
    boolean allowed = kind != Kind.NOT_CORS && (any || origins.contains(origin));
    if (kind == Kind.PREFLIGHT) {
      allowed = allowed && allowsPreflight(request);
    }
    if (!allowed) {
      return new Decision(kind, kind == Kind.NOT_CORS, out);
    }
    out.add(new CorsField("Access-Control-Allow-Origin", any ? "*" : origin));
    if (credentials) {
      out.add(new CorsField("Access-Control-Allow-Credentials", "true"));
    }
    if (kind == Kind.PREFLIGHT) {
      list(out, "Access-Control-Allow-Methods", methods);
      list(out, "Access-Control-Allow-Headers", requestHeaders);
      if (maxAge >= 0) {
        out.add(new CorsField("Access-Control-Max-Age", Long.toString(maxAge)));
      }
    } else {
      list(out, "Access-Control-Expose-Headers", exposedHeaders);
    }
    return new Decision(kind, true, out);
  }

  private static void list(List<CorsField> out, String name, List<String> values) {
    if (!values.isEmpty()) {
      out.add(new CorsField(name, String.join(", ", values)));
    }
  }

  private boolean allowsPreflight(List<CorsField> request) {
    String method = CorsField.get(request, "Access-Control-Request-Method").orElse("");
    boolean methodGood =
        FieldText.isToken(method)
            && (CorsSafelist.isSafelistedMethod(method)
                || methods.contains("*")
                || methods.contains(method));
    Optional<List<String>> names =
        FieldLists.tokens(CorsField.get(request, "Access-Control-Request-Headers").orElse(""));
    return methodGood
        && names.map(list -> list.stream().allMatch(this::allowsHeader)).orElse(false);
  }

  private boolean allowsHeader(String name) {
    return requestHeaders.stream().anyMatch(n -> Chars.equalsIgnoreCase(n, name))
        || requestHeaders.contains("*") && !CorsSafelist.isNonWildcard(name);
  }
}
