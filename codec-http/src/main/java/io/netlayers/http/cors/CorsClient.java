package io.netlayers.http.cors;

import io.netlayers.http.field.FieldLists;
import io.netlayers.http.text.Chars;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a user agent does with requests to other origins (Fetch §4.8, §4.10). */
public final class CorsClient {
  /** Seconds that a preflight's answer holds where it does not say (Fetch §4.8 step 7.9). */
  public static final long DEFAULT_MAX_AGE = 5;

  static final String METHODS = "Access-Control-Allow-Methods";
  static final String HEADERS = "Access-Control-Allow-Headers";

  private CorsClient() {}

  /**
   * A request to another origin.
   *
   * @param method normalized
   * @param fields that its author set; those that the user agent adds are not among them
   * @param origin of the author, serialized
   * @param credentials whether its credentials mode is "include"
   */
  public record Request(String method, List<CorsField> fields, String origin, boolean credentials) {
    /**
     * A request; its method is normalized.
     *
     * @throws IllegalArgumentException if the origin is not a serialized one
     */
    public Request {
      fields = List.copyOf(fields);
      method = CorsSafelist.normalizeMethod(method);
      if (!CorsOrigin.isSerialized(origin)) {
        throw new IllegalArgumentException("not a serialized origin: " + origin);
      }
    }

    /** Whether a preflight has to go before it. */
    public boolean needsPreflight() {
      return !CorsSafelist.isSafelistedMethod(method) || !unsafeNames().isEmpty();
    }

    private List<String> unsafeNames() {
      return CorsSafelist.unsafeNames(fields);
    }
  }

  /** The fields of the preflight, an OPTIONS request to the same URI (Fetch §4.8 steps 1 to 5). */
  public static List<CorsField> preflightFields(Request request) {
    List<CorsField> fields = new ArrayList<>();
    fields.add(new CorsField("Accept", "*/*"));
    fields.add(new CorsField("Origin", request.origin()));
    fields.add(new CorsField("Access-Control-Request-Method", request.method()));
    List<String> names = request.unsafeNames();
    if (!names.isEmpty()) {
      fields.add(new CorsField("Access-Control-Request-Headers", String.join(",", names)));
    }
    return List.copyOf(fields);
  }

  /** What a check says. */
  public enum Verdict {
    /** The response may be seen, or the request be sent. */
    ALLOWED,
    /** No Access-Control-Allow-Origin, or not this one. */
    ORIGIN_REFUSED,
    /** Credentials went along, and Access-Control-Allow-Credentials is not {@code true}. */
    CREDENTIALS_REFUSED,
    /** The preflight's status is not within 200 to 299. */
    BAD_STATUS,
    /** Access-Control-Allow-Methods or -Headers is no list. */
    MALFORMED,
    /** The method is not allowed. */
    METHOD_REFUSED,
    /** A field is not allowed. */
    HEADER_REFUSED
  }

  /** The CORS check of a response (Fetch §4.10). */
  public static Verdict check(Request request, List<CorsField> response) {
    Optional<String> allowed = CorsField.get(response, "Access-Control-Allow-Origin");
    if (allowed.isEmpty()) {
      return Verdict.ORIGIN_REFUSED;
    }
    if (!request.credentials() && allowed.get().equals("*")) {
      return Verdict.ALLOWED;
    }
    if (!allowed.get().equals(request.origin())) {
      return Verdict.ORIGIN_REFUSED;
    }
    Optional<String> credentials = CorsField.get(response, "Access-Control-Allow-Credentials");
    return !request.credentials() || credentials.equals(Optional.of("true"))
        ? Verdict.ALLOWED
        : Verdict.CREDENTIALS_REFUSED;
  }

  /** Whether a preflight's response lets the request go (Fetch §4.8 step 7). */
  public static Verdict checkPreflight(Request request, int status, List<CorsField> response) {
    Verdict check = check(request, response);
    if (check != Verdict.ALLOWED) {
      return check;
    }
    if (status < 200 || status > 299) {
      return Verdict.BAD_STATUS;
    }
    Optional<List<String>> methods = list(response, METHODS);
    Optional<List<String>> names = list(response, HEADERS);
    if (methods.isEmpty() || names.isEmpty()) {
      return Verdict.MALFORMED;
    }
    boolean anyMethod = !request.credentials() && methods.get().contains("*");
    boolean methodGood =
        anyMethod
            || CorsSafelist.isSafelistedMethod(request.method())
            || methods.get().contains(request.method());
    if (!methodGood) {
      return Verdict.METHOD_REFUSED;
    }
    boolean anyName = !request.credentials() && names.get().contains("*");
    for (String name : request.unsafeNames()) {
      boolean named = names.get().stream().anyMatch(n -> Chars.equalsIgnoreCase(n, name));
      if (!named && (!anyName || CorsSafelist.isNonWildcard(name))) {
        return Verdict.HEADER_REFUSED;
      }
    }
    return Verdict.ALLOWED;
  }

  /** A list field; none where it is missing, empty where it is malformed. */
  static Optional<List<String>> list(List<CorsField> response, String name) {
    return FieldLists.tokens(CorsField.get(response, name).orElse(""));
  }

  /**
   * How long a preflight's answer may be kept, in seconds.
   *
   * @param most what the user agent allows
   */
  public static long maxAge(List<CorsField> response, long most) {
    String text = CorsField.get(response, "Access-Control-Max-Age").orElse("");
    long seconds = Chars.decimal(text, Long.MAX_VALUE);
    if (seconds < 0) {
      seconds = Chars.isDigits(text) ? most : DEFAULT_MAX_AGE;
    }
    return Math.min(seconds, most);
  }

  /** The fields of an allowed response that a script sees (Fetch: "CORS filtered response"). */
  public static List<CorsField> exposed(Request request, List<CorsField> response) {
    List<String> names = list(response, "Access-Control-Expose-Headers").orElse(List.of());
    boolean all = !request.credentials() && names.contains("*");
    return response.stream()
        .filter(field -> !CorsSafelist.isForbiddenResponseHeader(field.name()))
        .filter(
            field ->
                all
                    || CorsSafelist.isSafelistedResponseHeader(field.name())
                    || names.stream().anyMatch(n -> Chars.equalsIgnoreCase(n, field.name())))
        .toList();
  }
}
