package io.netlayers.ethernet.cooked;

/** Whom a cooked frame was for, seen from the machine that captured it (packet(7)). */
public final class CookedPacketType {
  /** For this machine. */
  public static final int TO_US = 0;

  /** For every station. */
  public static final int BROADCAST = 1;

  /** For a group of stations. */
  public static final int MULTICAST = 2;

  /** For another machine. */
  public static final int TO_OTHER = 3;

  /** Sent by this machine. */
  public static final int OUTGOING = 4;

  private CookedPacketType() {}

  /** The letter that tcpdump prints: {@code In}, {@code B}, {@code M}, {@code P}, {@code Out}. */
  public static String text(int packetType) {
    return switch (packetType) {
      case TO_US -> "In";
      case BROADCAST -> "B";
      case MULTICAST -> "M";
      case TO_OTHER -> "P";
      case OUTGOING -> "Out";
      default -> "packet type " + packetType;
    };
  }
}
