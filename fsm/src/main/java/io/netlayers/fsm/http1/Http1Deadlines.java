package io.netlayers.fsm.http1;

/**
 * When patience ends: for a head from its first octet, for a response from its request, for content
 * from when all that came was taken, for a connection at rest from its last use.
 */
final class Http1Deadlines {
  static final long NO_DEADLINE = Long.MAX_VALUE;

  /** What is waited for. */
  enum Wait {
    /** Nothing of the peer's. */
    NOTHING,
    /** The rest of a head. */
    HEAD,
    /** A response. */
    RESPONSE,
    /** Content. */
    BODY,
    /** Another exchange. */
    IDLE
  }

  private final Http1Config config;
  private long nowNanos;
  private long headSinceNanos;
  private long lastInputNanos;
  private long lastOutputNanos;
  private long continuedNanos;
  private long starvedNanos;

  /** Whether a 100 is among the output that has not gone. */
  private boolean continuing;

  Http1Deadlines(Http1Config config, long nowNanos) {
    this.config = config;
    this.nowNanos = nowNanos;
    this.headSinceNanos = nowNanos;
    this.lastInputNanos = nowNanos;
    this.lastOutputNanos = nowNanos;
    this.continuedNanos = nowNanos;
    this.starvedNanos = nowNanos;
  }

  /** Takes a time that must not be before the last one. */
  void advance(long now) {
    if (now < nowNanos) {
      throw new IllegalArgumentException("time ran backwards: " + now + " after " + nowNanos);
    }
    nowNanos = now;
  }

  void onInput() {
    lastInputNanos = nowNanos;
  }

  /**
   * All that came is taken.
   *
   * @param freshly whether a head that is not whole begins with it
   */
  void onStarved(boolean freshly) {
    starvedNanos = nowNanos;
    if (freshly) {
      headSinceNanos = nowNanos;
    }
  }

  void onOutput() {
    lastOutputNanos = nowNanos;
    if (continuing) {
      continuing = false;
      continuedNanos = nowNanos;
    }
  }

  /** A 100 is queued: content is waited for from when it goes. */
  void onContinue() {
    continuing = true;
  }

  long deadline(Wait wait) {
    return switch (wait) {
      case NOTHING -> NO_DEADLINE;
      case HEAD -> after(headSinceNanos, config.headTimeoutNanos());
      case RESPONSE -> after(lastUse(), config.headTimeoutNanos());
      case BODY ->
          continuing
              ? NO_DEADLINE
              : after(Math.max(starvedNanos, continuedNanos), config.bodyTimeoutNanos());
      case IDLE -> after(lastUse(), config.idleTimeoutNanos());
    };
  }

  private long lastUse() {
    return Math.max(lastInputNanos, lastOutputNanos);
  }

  private static long after(long since, long timeout) {
    return timeout == 0 || since > NO_DEADLINE - timeout ? NO_DEADLINE : since + timeout;
  }
}
