package io.netlayers.http.field;

import io.netlayers.http.text.Chars;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Codings with parameters, by weight where there is one: Transfer-Encoding and TE (RFC 9112 §6.1,
 * §7; RFC 9110 §10.1.4), and Expect, whose members look the same (§10.1.1).
 *
 * @param list as they stand, in the order of their application
 */
public record Codings(List<Coding> list) {
  /**
   * A coding.
   *
   * @param name in lower case
   * @param parameters without the weight
   * @param weight in thousandths, 0 to 1000
   */
  public record Coding(String name, FieldParameters parameters, int weight) {
    /**
     * A coding; its name is put into lower case.
     *
     * @throws IllegalArgumentException if the name is no token or the weight out of range
     */
    public Coding {
      FieldText.requireToken("coding", name);
      Weight.require(weight);
      name = Chars.lower(name);
    }

    /** A coding alone. */
    public static Coding of(String name) {
      return new Coding(name, FieldParameters.NONE, Weight.MAX);
    }

    @Override
    public String toString() {
      return name + parameters + Weight.suffix(weight);
    }
  }

  /** Codings. */
  public Codings {
    list = List.copyOf(list);
  }

  /** Reads Transfer-Encoding: no weights, so that {@code q} is a parameter like others. */
  public static Optional<Codings> parseTransferEncoding(CharSequence text) {
    return FieldLists.parse(text, scanner -> coding(scanner, false))
        .filter(list -> !list.isEmpty())
        .map(Codings::new);
  }

  /** Reads TE; {@code trailers} is a member like others. An empty field is a list of none. */
  public static Optional<Codings> parseTe(CharSequence text) {
    return FieldLists.parse(text, scanner -> coding(scanner, true)).map(Codings::new);
  }

  /** RFC 9110 §10.1.4: {@code transfer-parameter = token BWS "=" BWS ( token / quoted-string )}. */
  private static Optional<Coding> coding(FieldScanner scanner, boolean weighted) {
    String name = scanner.token();
    if (name == null) {
      return Optional.empty();
    }
    List<FieldParameters.Parameter> parameters = new ArrayList<>();
    int weight = Weight.MAX;
    scanner.skipOws();
    while (scanner.take(';')) {
      scanner.skipOws();
      String parameter = scanner.token();
      scanner.skipOws();
      if (parameter == null || !scanner.take('=')) {
        return Optional.empty();
      }
      scanner.skipOws();
      String value = scanner.tokenOrQuotedString();
      if (value == null) {
        return Optional.empty();
      }
      scanner.skipOws();
      if (weighted && Chars.equalsIgnoreCase(parameter, "q")) {
        weight = Weight.parse(value);
        if (weight < 0 || scanner.peek() == ';') {
          return Optional.empty();
        }
      } else {
        parameters.add(new FieldParameters.Parameter(parameter, value));
      }
    }
    return Optional.of(new Coding(name, new FieldParameters(parameters), weight));
  }

  /** Whether a coding is there with a weight above 0, in either case. */
  public boolean has(String name) {
    return list.stream().anyMatch(c -> c.weight() > 0 && Chars.equalsIgnoreCase(c.name(), name));
  }

  /** Whether {@code chunked} is there, once, and last (RFC 9112 §6.1). */
  public boolean isChunkedOnceAndLast() {
    long chunked = list.stream().filter(coding -> coding.name().equals("chunked")).count();
    return chunked == 1 && list.get(list.size() - 1).name().equals("chunked");
  }

  @Override
  public String toString() {
    return FieldLists.format(list);
  }
}
