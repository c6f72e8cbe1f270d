package io.netlayers.http.field;

import io.netlayers.http.text.Chars;
import io.netlayers.http.uri.Authority;
import io.netlayers.http.uri.UriHost;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The value of Forwarded (RFC 7239): an element for each proxy, that nearest to the client first.
 *
 * @param elements as they stand
 */
public record Forwarded(List<Element> elements) {
  /**
   * What one proxy says.
   *
   * @param parameters each name once
   */
  public record Element(FieldParameters parameters) {
    /**
     * An element.
     *
     * @throws IllegalArgumentException if a name is there twice (RFC 7239 §4) or there is none
     */
    public Element {
      if (parameters.list().isEmpty() || !namesDiffer(parameters)) {
        throw new IllegalArgumentException("no parameter, or one there twice: " + parameters);
      }
    }

    /**
     * An element in the order of RFC 7239's examples.
     *
     * @param client who asked the proxy
     * @param by where the proxy was asked
     * @param host of the Host field that the proxy got
     * @param proto the scheme that the proxy was asked by
     * @throws IllegalArgumentException if there is nothing to say
     */
    public static Element of(
        Optional<Node> client,
        Optional<Node> by,
        Optional<Authority> host,
        Optional<String> proto) {
      List<FieldParameters.Parameter> list = new ArrayList<>();
      client.ifPresent(n -> list.add(new FieldParameters.Parameter("for", n.toString())));
      by.ifPresent(n -> list.add(new FieldParameters.Parameter("by", n.toString())));
      host.ifPresent(h -> list.add(new FieldParameters.Parameter("host", HostField.format(h))));
      proto.ifPresent(p -> list.add(new FieldParameters.Parameter("proto", p)));
      return new Element(new FieldParameters(list));
    }

    private static boolean namesDiffer(FieldParameters parameters) {
      Set<String> seen = new HashSet<>();
      for (FieldParameters.Parameter parameter : parameters.list()) {
        if (!seen.add(Chars.lower(parameter.name()))) {
          return false;
        }
      }
      return true;
    }

    /** The {@code for} parameter: who asked the proxy. */
    public Optional<Node> client() {
      return parameters.get("for").flatMap(Node::parse);
    }

    /** The {@code by} parameter: where the proxy was asked. */
    public Optional<Node> by() {
      return parameters.get("by").flatMap(Node::parse);
    }

    /** The {@code host} parameter: the Host field that the proxy got. */
    public Optional<Authority> host() {
      return parameters.get("host").flatMap(HostField::parse);
    }

    /** The {@code proto} parameter: the scheme that the proxy was asked by. */
    public Optional<String> proto() {
      return parameters.get("proto");
    }

    @Override
    public String toString() {
      StringBuilder out = new StringBuilder();
      for (FieldParameters.Parameter parameter : parameters.list()) {
        out.append(out.length() == 0 ? "" : ";").append(parameter);
      }
      return out.toString();
    }
  }

  /**
   * A node (RFC 7239 §6).
   *
   * @param name an IPv4 address, an IPv6 address in brackets, {@code unknown}, or an obfuscated
   *     name that begins with an underscore
   * @param port up to five digits, or an obfuscated port that begins with an underscore
   */
  public record Node(String name, Optional<String> port) {
    /**
     * A node.
     *
     * @throws IllegalArgumentException if name or port is none
     */
    public Node {
      if (!isName(name) || !port.map(Node::isPort).orElse(true)) {
        throw new IllegalArgumentException("not a node: " + name + " " + port);
      }
    }

    /** Reads a node, without quotes. */
    public static Optional<Node> parse(CharSequence text) {
      String node = text.toString();
      int colon = node.indexOf(':', node.indexOf(']') + 1);
      String name = colon < 0 ? node : node.substring(0, colon);
      Optional<String> port = colon < 0 ? Optional.empty() : Optional.of(node.substring(colon + 1));
      return isName(name) && port.map(Node::isPort).orElse(true)
          ? Optional.of(new Node(name, port))
          : Optional.empty();
    }

    private static boolean isName(String name) {
      if (isObfuscated(name) || Chars.equalsIgnoreCase(name, "unknown")) {
        return true;
      }
      return address(name).isPresent();
    }

    private static Optional<UriHost> address(String name) {
      return UriHost.parse(name)
          .filter(h -> h.kind() == UriHost.Kind.IPV4 || h.kind() == UriHost.Kind.IPV6);
    }

    /** {@code "_" 1*( ALPHA / DIGIT / "." / "_" / "-" )}. */
    private static boolean isObfuscated(String text) {
      for (int i = 1; i < text.length(); i++) {
        char c = text.charAt(i);
        if (!Chars.isAlpha(c) && !Chars.isDigit(c) && c != '.' && c != '_' && c != '-') {
          return false;
        }
      }
      return text.length() > 1 && text.charAt(0) == '_';
    }

    private static boolean isPort(String text) {
      return isObfuscated(text) || text.length() <= 5 && Chars.isDigits(text);
    }

    /** The address, where the name is one. */
    public Optional<UriHost> address() {
      return address(name);
    }

    @Override
    public String toString() {
      return name + port.map(text -> ":" + text).orElse("");
    }
  }

  /** Elements. */
  public Forwarded {
    elements = List.copyOf(elements);
  }

  /** This field with the element of one proxy more, which is the last. */
  public Forwarded with(Element element) {
    List<Element> list = new ArrayList<>(elements);
    list.add(element);
    return new Forwarded(list);
  }

  /** Reads the field; white space around semicolons is let pass. Nodes are not looked at yet. */
  public static Optional<Forwarded> parse(CharSequence text) {
    return FieldLists.parse(text, Forwarded::element)
        .filter(list -> !list.isEmpty())
        .map(Forwarded::new);
  }

  private static Optional<Element> element(FieldScanner scanner) {
    List<FieldParameters.Parameter> list = new ArrayList<>();
    do {
      scanner.skipOws();
      if (!Chars.isTchar(scanner.peek())) {
        continue; // RFC 7239 §4: a pair may be missing
      }
      String name = scanner.token();
      String value = scanner.take('=') ? scanner.tokenOrQuotedString() : null;
      if (name == null || value == null) {
        return Optional.empty();
      }
      list.add(new FieldParameters.Parameter(name, value));
      scanner.skipOws();
    } while (scanner.take(';'));
    FieldParameters parameters = new FieldParameters(list);
    return list.isEmpty() || !Element.namesDiffer(parameters)
        ? Optional.empty()
        : Optional.of(new Element(parameters));
  }

  @Override
  public String toString() {
    return FieldLists.format(elements);
  }
}
