package io.netlayers.ip.ndp;

/** How much a router or a route is to be preferred: a signed number of two bits (RFC 4191 §2.1). */
public enum RouterPreference {
  /** 00. */
  MEDIUM,
  /** 01. */
  HIGH,
  /** 10: must not be sent; in a router advertisement it counts as medium. */
  RESERVED,
  /** 11. */
  LOW;

  private static final RouterPreference[] ALL = values();

  /** From the two bits, 0 to 3. */
  public static RouterPreference of(int bits) {
    return ALL[bits & 3];
  }

  /** The two bits, 0 to 3. */
  public int bits() {
    return ordinal();
  }
}
