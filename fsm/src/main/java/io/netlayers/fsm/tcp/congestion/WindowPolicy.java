package io.netlayers.fsm.tcp.congestion;

/**
 * What the RFCs leave open of a loss-based window, and what kernels do otherwise.
 *
 * @param idle what becomes of a window that is not used
 * @param basis of what a part is kept when it is reduced
 * @param initialSegments segments that it begins with at most, 1 to 1,000 (RFC 6928 §2 has 10)
 */
public record WindowPolicy(IdlePolicy idle, ReductionBasis basis, int initialSegments) {
  /** With congestion window validation (RFC 7661), and all else as the RFCs have it. */
  public static final WindowPolicy STANDARD = of(IdlePolicy.VALIDATE);

  /**
   * Checks the number of segments.
   *
   * @throws IllegalArgumentException if it is less than 1 or more than 1,000
   */
  public WindowPolicy {
    if (initialSegments < 1 || initialSegments > 1000) {
      throw new IllegalArgumentException("initial segments: " + initialSegments);
    }
  }

  /** As the RFCs have it, with a policy for windows that are not used. */
  public static WindowPolicy of(IdlePolicy idle) {
    return new WindowPolicy(idle, ReductionBasis.FLIGHT_SIZE, InitialWindow.SEGMENTS);
  }
}
