package io.netlayers.ip.igmp;

/** What a group record of a report says (RFC 9776 §4.2.12, RFC 9777 §5.2.12). */
public enum GroupRecordType {
  /** A number that is not assigned: the record must be ignored. Its own number is 0. */
  UNKNOWN(0),
  /** Current state: only the sources named. */
  MODE_IS_INCLUDE(1),
  /** Current state: all but the sources named. */
  MODE_IS_EXCLUDE(2),
  /** From now on only the sources named. */
  CHANGE_TO_INCLUDE_MODE(3),
  /** From now on all but the sources named. */
  CHANGE_TO_EXCLUDE_MODE(4),
  /** The sources named, too. */
  ALLOW_NEW_SOURCES(5),
  /** The sources named no longer. */
  BLOCK_OLD_SOURCES(6);

  private static final GroupRecordType[] ALL = values();

  private final int number;

  GroupRecordType(int number) {
    this.number = number;
  }

  /** The type of a number, {@link #UNKNOWN} if none is assigned. */
  public static GroupRecordType of(int number) {
    return number > 0 && number < ALL.length ? ALL[number] : UNKNOWN;
  }

  /** The number on the wire, 1 to 6; 0 for {@link #UNKNOWN}. */
  public int number() {
    return number;
  }
}
