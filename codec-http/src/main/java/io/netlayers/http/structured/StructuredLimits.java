package io.netlayers.http.structured;

/**
 * How much a parse takes before it fails. The least that RFC 9651 §3 wants taken is in {@link
 * #LEAST}.
 *
 * @param members of a list or a dictionary
 * @param innerMembers of an inner list
 * @param parameters of one member
 * @param octets of the whole text
 */
public record StructuredLimits(int members, int innerMembers, int parameters, int octets) {
  /** What every parser has to take: 1,024 members, 256 in an inner list, 256 parameters. */
  public static final StructuredLimits LEAST = new StructuredLimits(1024, 256, 256, 65_536);

  /** Four times that. */
  public static final StructuredLimits DEFAULT = new StructuredLimits(4096, 1024, 1024, 262_144);

  /**
   * Limits.
   *
   * @throws IllegalArgumentException if one is negative
   */
  public StructuredLimits {
    if ((members | innerMembers | parameters | octets) < 0) {
      throw new IllegalArgumentException("a limit is negative");
    }
  }
}
