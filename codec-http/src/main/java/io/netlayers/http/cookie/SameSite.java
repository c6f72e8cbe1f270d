package io.netlayers.http.cookie;

/** With which requests a cookie goes (6265bis §5.6.7). */
public enum SameSite {
  /** Not said, or in a word that no one knows; treated as {@link #LAX}. */
  DEFAULT(""),
  /** With all; only a Secure cookie may. */
  NONE("None"),
  /** With those of the same site, and with navigations of the top level by a safe method. */
  LAX("Lax"),
  /** With those of the same site alone. */
  STRICT("Strict");

  private final String text;

  SameSite(String text) {
    this.text = text;
  }

  /** The attribute's value; empty for {@link #DEFAULT}. */
  public String text() {
    return text;
  }
}
