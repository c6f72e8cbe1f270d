package io.netlayers.http;

/**
 * A version of HTTP with the major number 1 (RFC 9110 §2.5).
 *
 * @param minor 0 to 9; a recipient treats those above 1 as 1
 */
public record HttpVersion(int minor) implements Comparable<HttpVersion> {
  /** HTTP/1.0. */
  public static final HttpVersion HTTP_1_0 = new HttpVersion(0);

  /** HTTP/1.1. */
  public static final HttpVersion HTTP_1_1 = new HttpVersion(1);

  /** Refuses what is not one digit. */
  public HttpVersion {
    if (minor < 0 || minor > 9) {
      throw new IllegalArgumentException("minor version not within 0 to 9: " + minor);
    }
  }

  /** HTTP/1.{@code minor}; allocates only for minor versions that nobody has defined. */
  public static HttpVersion of(int minor) {
    return minor == 1 ? HTTP_1_1 : minor == 0 ? HTTP_1_0 : new HttpVersion(minor);
  }

  @Override
  public int compareTo(HttpVersion other) {
    return Integer.compare(minor, other.minor);
  }

  /** As on the wire, such as {@code HTTP/1.1}. */
  @Override
  public String toString() {
    return "HTTP/1." + minor;
  }
}
