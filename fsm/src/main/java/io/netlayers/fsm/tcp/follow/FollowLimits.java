package io.netlayers.fsm.tcp.follow;

/**
 * What a follower keeps at most, and how long it waits.
 *
 * @param windowOctets octets of one side that are kept while octets before them are missing; a
 *     segment farther ahead makes the missing ones a gap. 4,096 to 2^28
 * @param maxRanges separate ranges among them, 1 to 65,536
 * @param midstreamSegments segments after which a side whose SYN was not seen is taken to begin
 *     with the lowest octet that was seen; until then its octets are kept. 0 to begin at once
 * @param segmentsAfterAck segments, from either side, after which octets that the peer has
 *     acknowledged are no longer waited for; 0 to wait as long as there is memory
 * @param overlaps which octets count where segments differ
 */
public record FollowLimits(
    int windowOctets,
    int maxRanges,
    int midstreamSegments,
    int segmentsAfterAck,
    OverlapPolicy overlaps) {
  /** 1 MiB and 1,024 ranges a side; patient, for captures in any order; the first octets count. */
  public static final FollowLimits STANDARD =
      new FollowLimits(1 << 20, 1024, 1000, 0, OverlapPolicy.FIRST);

  /** As {@link #STANDARD}, for watching as it happens: what is missing is given up early. */
  public static final FollowLimits LIVE =
      new FollowLimits(1 << 20, 1024, 0, 32, OverlapPolicy.FIRST);

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if one is exceeded
   */
  public FollowLimits {
    within("window octets", windowOctets, 4096, 1 << 28);
    within("ranges", maxRanges, 1, 1 << 16);
    within("midstream segments", midstreamSegments, 0, Integer.MAX_VALUE);
    within("segments after an ACK", segmentsAfterAck, 0, Integer.MAX_VALUE);
    if (overlaps == null) {
      throw new IllegalArgumentException("no overlap policy");
    }
  }

  private static void within(String name, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          name + " not within " + low + " to " + high + ": " + value);
    }
  }
}
