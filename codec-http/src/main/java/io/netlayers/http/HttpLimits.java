package io.netlayers.http;

import org.immutables.value.Value;

/**
 * What a receiver takes at most. Each limit is on octets or lines of the message, so a message is
 * refused at the same octet however it arrives in pieces.
 */
@Value.Immutable
@ValueStyle
public abstract class HttpLimits {
  private static final HttpLimits DEFAULTS = builder().build();

  HttpLimits() {}

  /** A builder that starts with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** The defaults, as each limit tells them. */
  public static HttpLimits defaults() {
    return DEFAULTS;
  }

  /** Octets of a start line with its CRLF; 8,192 unless set (RFC 9112 §3 asks for 8,000). */
  @Value.Default
  public int startLine() {
    return 8192;
  }

  /** Empty lines that are skipped before a request line (RFC 9112 §2.2); 4 unless set. */
  @Value.Default
  public int emptyLines() {
    return 4;
  }

  /** Octets of a method; 64 unless set. */
  @Value.Default
  public int method() {
    return 64;
  }

  /** Octets of all field lines with the CRLF that ends the head; 65,536 unless set. */
  @Value.Default
  public int fieldSection() {
    return 65536;
  }

  /** Field lines in a head; 100 unless set. */
  @Value.Default
  public int fieldLines() {
    return 100;
  }

  /** Octets of the extensions of one chunk; 1,024 unless set. */
  @Value.Default
  public int chunkExtension() {
    return 1024;
  }

  /** Octets of the extensions of all chunks of a body (RFC 9112 §7.1.1); 16,384 unless set. */
  @Value.Default
  public long chunkExtensions() {
    return 16384;
  }

  /** Octets of a trailer section with the CRLF that ends it; 8,192 unless set. */
  @Value.Default
  public int trailerSection() {
    return 8192;
  }

  /** Field lines in a trailer section; 32 unless set. */
  @Value.Default
  public int trailerLines() {
    return 32;
  }

  /**
   * Octets that a receiver's buffer has to hold so that every head, chunk line and trailer section
   * within the limits fits.
   */
  public int receiveBuffer() {
    int head = startLine() + 2 * emptyLines() + fieldSection();
    return Math.max(head, Math.max(chunkExtension() + 18, trailerSection()));
  }

  @Value.Check
  void check() {
    require("startLine", startLine());
    require("method", method());
    require("fieldSection", fieldSection());
    require("trailerSection", trailerSection());
    require("fieldLines", (long) fieldLines() + 1);
    require("trailerLines", (long) trailerLines() + 1);
    require("emptyLines", (long) emptyLines() + 1);
    require("chunkExtension", (long) chunkExtension() + 1);
    require("chunkExtensions", Math.min(chunkExtensions(), 1) + 1);
  }

  private static void require(String name, long value) {
    if (value < 1 || value > 1 << 28) {
      throw new IllegalStateException(name + " is negative, or more than 2^28");
    }
  }

  /** Builds {@link HttpLimits}; {@code build} refuses negative limits. */
  public static final class Builder extends ImmutableHttpLimits.Builder {
    Builder() {}
  }
}
