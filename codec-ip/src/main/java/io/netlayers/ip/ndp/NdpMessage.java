package io.netlayers.ip.ndp;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.Octets;
import io.netlayers.ip.internal.Require;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A message of Neighbor Discovery as a value. Constructors refuse with {@link
 * IllegalArgumentException}. The checksum is made when a message is encoded; reserved bits are not
 * kept.
 */
public sealed interface NdpMessage
    permits NdpMessage.RouterSolicitation,
        RouterAdvertisement,
        NdpMessage.NeighborSolicitation,
        NdpMessage.NeighborAdvertisement,
        NdpMessage.Redirect,
        NdpMessage.InverseDiscovery {

  /** The value of a view that answered OK. */
  static NdpMessage decode(NdpMessageView view) {
    List<NdpOption> options = new ArrayList<>();
    for (NdpOptionsView each = view.options(); each.next(); ) {
      options.add(NdpOption.decode(each));
    }
    Ipv6Address target = Ipv6Address.of(view.targetHigh(), view.targetLow());
    return switch (view.type()) {
      case NdpLayout.ROUTER_SOLICITATION_TYPE -> new RouterSolicitation(options);
      case NdpLayout.ROUTER_ADVERTISEMENT_TYPE -> RouterAdvertisement.decode(view, options);
      case NdpLayout.NEIGHBOR_SOLICITATION_TYPE -> new NeighborSolicitation(target, options);
      case NdpLayout.NEIGHBOR_ADVERTISEMENT_TYPE ->
          new NeighborAdvertisement(
              view.router(), view.solicited(), view.override(), target, options);
      case NdpLayout.REDIRECT_TYPE ->
          new Redirect(
              target, Ipv6Address.of(view.destinationHigh(), view.destinationLow()), options);
      default -> new InverseDiscovery(view.type() == NdpLayout.INVERSE_ADVERTISEMENT_TYPE, options);
    };
  }

  /** The ICMPv6 type: 133 to 137, 141 or 142. */
  int type();

  /** The options in order. */
  List<NdpOption> options();

  /**
   * Writes what is not zero between checksum and options, to the index that the message begins at.
   *
   * @throws IndexOutOfBoundsException if it does not fit
   */
  void encodeFixed(ByteBuffer buffer, int offset);

  /** Octets that {@link #encode} writes. */
  default int encodedLength() {
    int octets = NdpLayout.fixedOctets(type());
    for (NdpOption each : options()) {
      octets += each.encodedLength();
    }
    return octets;
  }

  /**
   * Writes the ICMPv6 message with its checksum to an absolute index; the buffer's position stays.
   *
   * @param pseudoHeader the addresses' partial sum with ICMPv6's number, without a length
   * @return octets written
   * @throws IndexOutOfBoundsException if it does not fit
   */
  default int encode(ByteBuffer buffer, int offset, long pseudoHeader) {
    int at = offset + NdpLayout.fixedOctets(type());
    Octets.zero(buffer, offset, at - offset);
    Octets.put8(buffer, offset + NdpLayout.TYPE, type());
    encodeFixed(buffer, offset);
    for (NdpOption each : options()) {
      at += each.encode(buffer, at);
    }
    int octets = at - offset;
    long sum = pseudoHeader + octets + InternetChecksum.sum(buffer, offset, octets);
    Octets.put16(buffer, offset + NdpLayout.CHECKSUM, InternetChecksum.finish(sum));
    return octets;
  }

  /** RFC 4861 §4.1. */
  record RouterSolicitation(List<NdpOption> options) implements NdpMessage {
    /** Copies the list. */
    public RouterSolicitation {
      options = List.copyOf(options);
    }

    @Override
    public int type() {
      return NdpLayout.ROUTER_SOLICITATION_TYPE;
    }

    @Override
    public void encodeFixed(ByteBuffer buffer, int offset) {
      // nothing but zeros (RFC 4861 §4.1)
    }

    @Override
    public String toString() {
      return "router solicitation " + options;
    }
  }

  /** RFC 4861 §4.3; the target is a unicast address. */
  record NeighborSolicitation(Ipv6Address target, List<NdpOption> options) implements NdpMessage {
    /** Refuses a multicast target. */
    public NeighborSolicitation {
      Require.that(!target.isMulticast(), "multicast target: " + target);
      options = List.copyOf(options);
    }

    @Override
    public int type() {
      return NdpLayout.NEIGHBOR_SOLICITATION_TYPE;
    }

    @Override
    public void encodeFixed(ByteBuffer buffer, int offset) {
      target.write(buffer, offset + NdpLayout.TARGET);
    }

    @Override
    public String toString() {
      return "neighbor solicitation who has " + target + " " + options;
    }
  }

  /**
   * RFC 4861 §4.4.
   *
   * @param router whether the sender is a router (R)
   * @param solicited whether it answers a solicitation (S)
   * @param override whether it replaces a cached link-layer address (O)
   * @param target whose address it is about, unicast
   */
  record NeighborAdvertisement(
      boolean router,
      boolean solicited,
      boolean override,
      Ipv6Address target,
      List<NdpOption> options)
      implements NdpMessage {
    /** Refuses a multicast target. */
    public NeighborAdvertisement {
      Require.that(!target.isMulticast(), "multicast target: " + target);
      options = List.copyOf(options);
    }

    @Override
    public int type() {
      return NdpLayout.NEIGHBOR_ADVERTISEMENT_TYPE;
    }

    @Override
    public void encodeFixed(ByteBuffer buffer, int offset) {
      Octets.put8(
          buffer,
          offset + NdpLayout.NEIGHBOR_FLAGS,
          (router ? NdpMessageView.ROUTER : 0)
              | (solicited ? NdpMessageView.SOLICITED : 0)
              | (override ? NdpMessageView.OVERRIDE : 0));
      target.write(buffer, offset + NdpLayout.TARGET);
    }

    @Override
    public String toString() {
      String flags = (router ? "R" : "") + (solicited ? "S" : "") + (override ? "O" : "");
      return "neighbor advertisement " + target + " [" + flags + "] " + options;
    }
  }

  /**
   * RFC 4861 §4.5.
   *
   * @param target the better first hop: a router's link-local address, or the destination itself
   * @param destination the address that is redirected, not multicast
   */
  record Redirect(Ipv6Address target, Ipv6Address destination, List<NdpOption> options)
      implements NdpMessage {
    /** Refuses what RFC 4861 §8.1 calls invalid. */
    public Redirect {
      Require.that(
          target.isLinkLocal() || target.equals(destination), "target not on the link: " + target);
      Require.that(!destination.isMulticast(), "multicast destination: " + destination);
      options = List.copyOf(options);
    }

    @Override
    public int type() {
      return NdpLayout.REDIRECT_TYPE;
    }

    @Override
    public void encodeFixed(ByteBuffer buffer, int offset) {
      target.write(buffer, offset + NdpLayout.TARGET);
      destination.write(buffer, offset + NdpLayout.DESTINATION);
    }

    @Override
    public String toString() {
      return "redirect " + destination + " to " + target + " " + options;
    }
  }

  /** Inverse Neighbor Discovery's solicitation or advertisement (RFC 3122 §2). */
  record InverseDiscovery(boolean advertisement, List<NdpOption> options) implements NdpMessage {
    /** Copies the list. */
    public InverseDiscovery {
      options = List.copyOf(options);
    }

    @Override
    public int type() {
      return advertisement
          ? NdpLayout.INVERSE_ADVERTISEMENT_TYPE
          : NdpLayout.INVERSE_SOLICITATION_TYPE;
    }

    @Override
    public void encodeFixed(ByteBuffer buffer, int offset) {
      // nothing but zeros (RFC 3122 §2.1)
    }

    @Override
    public String toString() {
      return "inverse neighbor " + (advertisement ? "advertisement " : "solicitation ") + options;
    }
  }
}
