package io.netlayers.ip.icmp;

import io.netlayers.core.Ipv6Address;
import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.ip.icmp.Icmpv6Message.DestinationUnreachable;
import io.netlayers.ip.icmp.Icmpv6Message.Echo;
import io.netlayers.ip.icmp.Icmpv6Message.ExtendedEchoReply;
import io.netlayers.ip.icmp.Icmpv6Message.ExtendedEchoRequest;
import io.netlayers.ip.icmp.Icmpv6Message.Other;
import io.netlayers.ip.icmp.Icmpv6Message.PacketTooBig;
import io.netlayers.ip.icmp.Icmpv6Message.ParameterProblem;
import io.netlayers.ip.icmp.Icmpv6Message.TimeExceeded;
import io.netlayers.ip.icmp.MobileIpv6Message.HomeAgentDiscoveryReply;
import io.netlayers.ip.icmp.MobileIpv6Message.HomeAgentDiscoveryRequest;
import io.netlayers.ip.icmp.MobileIpv6Message.MobilePrefixAdvertisement;
import io.netlayers.ip.icmp.MobileIpv6Message.MobilePrefixSolicitation;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Messages for IPv6, to values and back. */
final class Icmpv6Codec {
  private static final int MANAGED = 0x8000;
  private static final int OTHER_CONFIGURATION = 0x4000;

  private Icmpv6Codec() {}

  static Icmpv6Message decode(Icmpv6MessageView view) {
    int id = view.identifier();
    return switch (view.typeName()) {
      case ECHO_REQUEST -> new Echo(false, id, view.sequence(), from(view, IcmpLayout.DATA));
      case ECHO_REPLY -> new Echo(true, id, view.sequence(), from(view, IcmpLayout.DATA));
      case DESTINATION_UNREACHABLE ->
          new DestinationUnreachable(view.code(), IcmpQuote.decode(view));
      case PACKET_TOO_BIG -> new PacketTooBig(view.mtu(), from(view, IcmpLayout.DATA));
      case TIME_EXCEEDED -> new TimeExceeded(view.code(), IcmpQuote.decode(view));
      case PARAMETER_PROBLEM ->
          new ParameterProblem(view.code(), view.pointer(), from(view, IcmpLayout.DATA));
      case EXTENDED_ECHO_REQUEST ->
          new ExtendedEchoRequest(
              id, view.extendedSequence(), view.extendedLocal(), IcmpExtensionCodec.decode(view));
      case EXTENDED_ECHO_REPLY ->
          new ExtendedEchoReply(
              view.code(),
              id,
              view.extendedSequence(),
              view.extendedState(),
              view.extendedActive(),
              view.extendedIpv4(),
              view.extendedIpv6());
      case ROUTER_RENUMBERING ->
          new RouterRenumbering(
              view.code(),
              view.restOfHeader(),
              view.u8At(RouterRenumbering.SEGMENT),
              view.u8At(RouterRenumbering.FLAGS),
              view.u16At(RouterRenumbering.MAX_DELAY),
              from(view, RouterRenumbering.HEADER_OCTETS));
      case NODE_INFORMATION_QUERY -> nodeInformation(false, view);
      case NODE_INFORMATION_RESPONSE -> nodeInformation(true, view);
      case HOME_AGENT_DISCOVERY_REQUEST -> new HomeAgentDiscoveryRequest(id);
      case HOME_AGENT_DISCOVERY_REPLY -> new HomeAgentDiscoveryReply(id, addresses(view));
      case MOBILE_PREFIX_SOLICITATION -> new MobilePrefixSolicitation(id);
      case MOBILE_PREFIX_ADVERTISEMENT ->
          new MobilePrefixAdvertisement(
              id,
              (view.sequence() & MANAGED) != 0,
              (view.sequence() & OTHER_CONFIGURATION) != 0,
              from(view, IcmpLayout.DATA));
      case MULTICAST_ROUTER_ADVERTISEMENT ->
          new MulticastRouterMessage.Advertisement(view.code(), id, view.sequence());
      case MULTICAST_ROUTER_SOLICITATION -> new MulticastRouterMessage.Solicitation();
      case MULTICAST_ROUTER_TERMINATION -> new MulticastRouterMessage.Termination();
      default -> new Other(view.type(), view.code(), from(view, IcmpLayout.REST));
    };
  }

  private static OctetString from(Icmpv6MessageView view, int at) {
    return OctetString.copyOf(view.buffer(), view.offset() + at, view.length() - at);
  }

  private static Icmpv6Message nodeInformation(boolean response, Icmpv6MessageView view) {
    return new NodeInformation(
        response,
        view.code(),
        view.u16At(NodeInformation.QUERY_TYPE),
        view.u16At(NodeInformation.FLAGS),
        OctetString.copyOf(
            view.buffer(), view.offset() + NodeInformation.NONCE, NodeInformation.NONCE_OCTETS),
        from(view, NodeInformation.HEADER_OCTETS));
  }

  private static List<Ipv6Address> addresses(Icmpv6MessageView view) {
    List<Ipv6Address> addresses = new ArrayList<>();
    for (int i = 0; i + Ipv6Address.OCTETS <= view.dataLength(); i += Ipv6Address.OCTETS) {
      addresses.add(Ipv6Address.read(view.buffer(), view.dataOffset() + i));
    }
    return addresses;
  }

  static int typeNumber(Icmpv6Message message) {
    return message instanceof Other other ? other.number() : message.type().number();
  }

  /** Writes what follows the checksum; what there is of octets 4 to 7 is zero before. */
  static void encodeBody(Icmpv6Message message, ByteBuffer buffer, int offset) {
    int rest = offset + IcmpLayout.REST;
    int data = offset + IcmpLayout.DATA;
    if (message instanceof Echo echo) {
      Icmpv4Codec.putPair(buffer, offset, echo.identifier(), echo.sequence());
      echo.data().copyTo(buffer, data);
    } else if (message instanceof DestinationUnreachable error) {
      error.quote().encode(buffer, offset, (long) error.quote().words(8) << 24);
    } else if (message instanceof TimeExceeded error) {
      error.quote().encode(buffer, offset, (long) error.quote().words(8) << 24);
    } else if (message instanceof PacketTooBig error) {
      Octets.put32(buffer, rest, error.mtu());
      error.packet().copyTo(buffer, data);
    } else if (message instanceof ParameterProblem error) {
      Octets.put32(buffer, rest, error.pointer());
      error.packet().copyTo(buffer, data);
    } else if (message instanceof ExtendedEchoRequest request) {
      int local = request.local() ? 1 : 0;
      Icmpv4Codec.putExtended(buffer, offset, request.identifier(), request.sequence(), local);
      IcmpExtensionCodec.encode(request.extensions(), buffer, data);
    } else if (message instanceof ExtendedEchoReply reply) {
      int flags =
          Icmpv4Codec.extendedFlags(reply.state(), reply.active(), reply.ipv4(), reply.ipv6());
      Icmpv4Codec.putExtended(buffer, offset, reply.identifier(), reply.sequence(), flags);
    } else if (message instanceof RouterRenumbering renumbering) {
      encodeRenumbering(renumbering, buffer, offset);
    } else if (message instanceof NodeInformation information) {
      Octets.put16(buffer, offset + NodeInformation.QUERY_TYPE, information.queryType());
      Octets.put16(buffer, offset + NodeInformation.FLAGS, information.flags());
      information.nonce().copyTo(buffer, offset + NodeInformation.NONCE);
      information.data().copyTo(buffer, offset + NodeInformation.HEADER_OCTETS);
    } else if (message instanceof MobileIpv6Message mobile) {
      encodeMobile(mobile, buffer, offset);
    } else if (message instanceof MulticastRouterMessage.Advertisement router) {
      Icmpv4Codec.putPair(buffer, offset, router.queryIntervalSeconds(), router.robustness());
    } else if (message instanceof Other other) {
      other.body().copyTo(buffer, rest);
    }
  }

  private static void encodeRenumbering(RouterRenumbering message, ByteBuffer buffer, int offset) {
    Octets.put32(buffer, offset + IcmpLayout.REST, message.sequence());
    Octets.put8(buffer, offset + RouterRenumbering.SEGMENT, message.segment());
    Octets.put8(buffer, offset + RouterRenumbering.FLAGS, message.flags());
    Octets.put16(buffer, offset + RouterRenumbering.MAX_DELAY, message.maxDelayMillis());
    Octets.put32(buffer, offset + RouterRenumbering.MAX_DELAY + 2, 0);
    message.body().copyTo(buffer, offset + RouterRenumbering.HEADER_OCTETS);
  }

  private static void encodeMobile(MobileIpv6Message message, ByteBuffer buffer, int offset) {
    int flags = 0;
    int at = offset + IcmpLayout.DATA;
    if (message instanceof HomeAgentDiscoveryReply reply) {
      for (Ipv6Address each : reply.homeAgents()) {
        each.write(buffer, at);
        at += Ipv6Address.OCTETS;
      }
    } else if (message instanceof MobilePrefixAdvertisement advertisement) {
      flags =
          (advertisement.managed() ? MANAGED : 0)
              | (advertisement.otherConfiguration() ? OTHER_CONFIGURATION : 0);
      advertisement.options().copyTo(buffer, at);
    }
    Icmpv4Codec.putPair(buffer, offset, message.identifier(), flags);
  }

  static String errorText(Icmpv6Message message) {
    Icmpv6Code code = Icmpv6Code.of(message.type().number(), message.code());
    String text = code == Icmpv6Code.UNKNOWN ? "code " + message.code() : code.text();
    return code == Icmpv6Code.NONE ? message.type().text() : message.type().text() + ": " + text;
  }
}
