package planted.ip;

/** A codec's class for others to know wrongly. */
public final class Packet {
  /** For breaches. */
  public Packet() {}
}
