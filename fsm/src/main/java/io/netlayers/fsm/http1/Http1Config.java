package io.netlayers.fsm.http1;

import io.netlayers.http.HttpLimits;
import io.netlayers.http.Leniency;
import org.immutables.value.Value;

/** How a connection is to behave. */
@Value.Immutable
@ValueStyle
public abstract class Http1Config {
  Http1Config() {}

  /** A builder that starts with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** The defaults. */
  public static Http1Config defaults() {
    return builder().build();
  }

  /** What is read at most. */
  @Value.Default
  public HttpLimits limits() {
    return HttpLimits.defaults();
  }

  /** Which deviations of the peer are put up with. */
  @Value.Default
  public Leniency leniency() {
    return Leniency.STRICT;
  }

  /**
   * Requests that may be on their way before the response to the first is over (RFC 9112 §9.3.2), 1
   * to 1,024; 1 unless set, which is no pipelining: a server then leaves the next request unread.
   */
  @Value.Default
  public int pipelineDepth() {
    return 1;
  }

  /**
   * 1xx responses that a client reads before a final one (RFC 9110 §15.2), 1 to 2^20; 100 unless
   * set. Each of them gives the server {@link #headTimeoutNanos} anew.
   */
  @Value.Default
  public int informationalResponses() {
    return 100;
  }

  /** Octets of output that are held before content is taken no more; 65,536 unless set. */
  @Value.Default
  public int outputOctets() {
    return 65536;
  }

  /** How long a head may take from its first octet, or a response from its request; 0 for ever. */
  @Value.Default
  public long headTimeoutNanos() {
    return 30_000_000_000L;
  }

  /** How long content may pause; 0 for ever. */
  @Value.Default
  public long bodyTimeoutNanos() {
    return 60_000_000_000L;
  }

  /** How long a connection may rest between exchanges; 0 for ever. */
  @Value.Default
  public long idleTimeoutNanos() {
    return 75_000_000_000L;
  }

  @Value.Check
  void check() {
    if (pipelineDepth() < 1 || pipelineDepth() > 1024) {
      throw new IllegalStateException("pipelineDepth not within 1 to 1024: " + pipelineDepth());
    }
    if (informationalResponses() < 1 || informationalResponses() > 1 << 20) {
      throw new IllegalStateException(
          "informationalResponses not within 1 to 2^20: " + informationalResponses());
    }
    if (outputOctets() < 64 || outputOctets() > 1 << 28) {
      throw new IllegalStateException("outputOctets not within 64 to 2^28: " + outputOctets());
    }
    if (headTimeoutNanos() < 0 || bodyTimeoutNanos() < 0 || idleTimeoutNanos() < 0) {
      throw new IllegalStateException("a negative timeout");
    }
  }

  /** Builds {@link Http1Config}. */
  public static final class Builder extends ImmutableHttp1Config.Builder {
    Builder() {}
  }
}
