package io.netlayers.ethernet.arp;

/** Operation codes, by IANA's registry of ARP parameters (RFC 5494). */
public final class ArpOperation {
  /** Who has this protocol address (RFC 826)? */
  public static final int REQUEST = 1;

  /** I have it (RFC 826). */
  public static final int REPLY = 2;

  /** RARP: which protocol address has this hardware (RFC 903)? */
  public static final int REVERSE_REQUEST = 3;

  /** RARP: this one (RFC 903). */
  public static final int REVERSE_REPLY = 4;

  /** RFC 1931. */
  public static final int DRARP_REQUEST = 5;

  /** RFC 1931. */
  public static final int DRARP_REPLY = 6;

  /** RFC 1931. */
  public static final int DRARP_ERROR = 7;

  /** RFC 2390. */
  public static final int INARP_REQUEST = 8;

  /** RFC 2390. */
  public static final int INARP_REPLY = 9;

  /** RFC 1577. */
  public static final int ARP_NAK = 10;

  private ArpOperation() {}

  /** The operation's name as the registry writes it; {@code operation 99} for others. */
  public static String text(int operation) {
    return switch (operation) {
      case REQUEST -> "REQUEST";
      case REPLY -> "REPLY";
      case REVERSE_REQUEST -> "request Reverse";
      case REVERSE_REPLY -> "reply Reverse";
      case DRARP_REQUEST -> "DRARP-Request";
      case DRARP_REPLY -> "DRARP-Reply";
      case DRARP_ERROR -> "DRARP-Error";
      case INARP_REQUEST -> "InARP-Request";
      case INARP_REPLY -> "InARP-Reply";
      case ARP_NAK -> "ARP-NAK";
      default -> "operation " + operation;
    };
  }
}
