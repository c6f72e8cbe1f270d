package io.netlayers.http.field;

import io.netlayers.http.text.Chars;
import java.util.List;
import java.util.Optional;

/**
 * The value of Upgrade (RFC 9110 §7.8): protocols, best first.
 *
 * @param protocols as they stand
 */
public record UpgradeField(List<Protocol> protocols) {
  /**
   * A protocol.
   *
   * @param name a token, compared in either case
   * @param version a token
   */
  public record Protocol(String name, Optional<String> version) {
    /**
     * A protocol.
     *
     * @throws IllegalArgumentException if name or version is no token
     */
    public Protocol {
      FieldText.requireToken("protocol", name);
      version.ifPresent(text -> FieldText.requireToken("version", text));
    }

    @Override
    public String toString() {
      return name + version.map(text -> "/" + text).orElse("");
    }
  }

  /** Protocols. */
  public UpgradeField {
    protocols = List.copyOf(protocols);
  }

  /** Reads the field. */
  public static Optional<UpgradeField> parse(CharSequence text) {
    return FieldLists.parse(text, UpgradeField::protocol).map(UpgradeField::new);
  }

  private static Optional<Protocol> protocol(FieldScanner scanner) {
    String name = scanner.token();
    boolean versioned = name != null && scanner.take('/');
    String version = versioned ? scanner.token() : null;
    return name == null || versioned && version == null
        ? Optional.empty()
        : Optional.of(new Protocol(name, Optional.ofNullable(version)));
  }

  /** Whether a protocol is there, of any version, in either case. */
  public boolean has(String name) {
    return protocols.stream().anyMatch(p -> Chars.equalsIgnoreCase(p.name(), name));
  }

  @Override
  public String toString() {
    return FieldLists.format(protocols);
  }
}
