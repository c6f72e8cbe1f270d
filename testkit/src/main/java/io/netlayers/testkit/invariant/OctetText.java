package io.netlayers.testkit.invariant;

import java.util.HexFormat;

/** Octets for a person to read. */
final class OctetText {
  private static final int SHOWN = 512;
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private OctetText() {}

  static String of(byte[] octets) {
    if (octets.length == 0) {
      return "0 octets";
    }
    int shown = Math.min(octets.length, SHOWN);
    return octets.length
        + (octets.length == 1 ? " octet: " : " octets: ")
        + HEX.formatHex(octets, 0, shown)
        + (shown < octets.length ? " ..." : "");
  }

  /** A case and what it was found from. */
  static String smallest(byte[] smallest, byte[] found) {
    return of(smallest)
        + (smallest.length < found.length ? " (the fewest found, from " + found.length + ")" : "");
  }
}
