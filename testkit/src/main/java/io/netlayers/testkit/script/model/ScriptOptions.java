package io.netlayers.testkit.script.model;

/**
 * What the {@code --name=value} lines of a script ask for.
 *
 * @param ipVersion the addresses and sockets to use
 * @param toleranceNanos how far a time may be off
 * @param tolerancePercent how far a time may be off, as a share of the time since the event before;
 *     the wider of the two counts
 * @param mtu the link's MTU in octets
 * @param timestampTickNanos the tick of the timestamp clock, where values are to be compared; 0
 *     when they are not
 * @param localPort the port that {@code bind} uses
 * @param remotePort the port that {@code connect} uses
 */
public record ScriptOptions(
    IpVersion ipVersion,
    long toleranceNanos,
    double tolerancePercent,
    int mtu,
    long timestampTickNanos,
    int localPort,
    int remotePort) {
  /** What a script has without any option line. */
  public static final ScriptOptions DEFAULTS =
      new ScriptOptions(IpVersion.IPV4, 4_000_000, 0, 1500, 0, 8080, 8080);

  /** The addresses and sockets of a script. */
  public enum IpVersion {
    /** IPv4 sockets, IPv4 packets. */
    IPV4,
    /** IPv6 sockets, IPv4 packets. */
    IPV4_MAPPED_IPV6,
    /** IPv6 sockets, IPv6 packets. */
    IPV6;

    /** The version of the packets: 4 or 6. */
    public int wireVersion() {
      return this == IPV6 ? 6 : 4;
    }
  }
}
