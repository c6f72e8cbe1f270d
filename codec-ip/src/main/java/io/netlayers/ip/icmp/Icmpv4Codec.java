package io.netlayers.ip.icmp;

import io.netlayers.core.Ipv4Address;
import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.ip.icmp.Icmpv4Message.DestinationUnreachable;
import io.netlayers.ip.icmp.Icmpv4Message.Echo;
import io.netlayers.ip.icmp.Icmpv4Message.ExtendedEchoReply;
import io.netlayers.ip.icmp.Icmpv4Message.ExtendedEchoRequest;
import io.netlayers.ip.icmp.Icmpv4Message.Other;
import io.netlayers.ip.icmp.Icmpv4Message.ParameterProblem;
import io.netlayers.ip.icmp.Icmpv4Message.Redirect;
import io.netlayers.ip.icmp.Icmpv4Message.RouterAdvertisement;
import io.netlayers.ip.icmp.Icmpv4Message.RouterEntry;
import io.netlayers.ip.icmp.Icmpv4Message.RouterSolicitation;
import io.netlayers.ip.icmp.Icmpv4Message.TimeExceeded;
import io.netlayers.ip.icmp.Icmpv4Message.Timestamp;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Messages for IPv4, to values and back. */
final class Icmpv4Codec {
  private Icmpv4Codec() {}

  static Icmpv4Message decode(Icmpv4MessageView view) {
    int id = view.identifier();
    return switch (view.typeName()) {
      case ECHO_REQUEST -> new Echo(false, id, view.sequence(), data(view));
      case ECHO_REPLY -> new Echo(true, id, view.sequence(), data(view));
      case DESTINATION_UNREACHABLE ->
          new DestinationUnreachable(view.code(), view.nextHopMtu(), IcmpQuote.decode(view));
      case REDIRECT -> new Redirect(view.code(), Ipv4Address.of(view.gateway()), data(view));
      case ROUTER_ADVERTISEMENT ->
          new RouterAdvertisement(view.code(), view.routerLifetime(), entries(view));
      case ROUTER_SOLICITATION -> new RouterSolicitation();
      case TIME_EXCEEDED -> new TimeExceeded(view.code(), IcmpQuote.decode(view));
      case PARAMETER_PROBLEM ->
          new ParameterProblem(view.code(), view.pointer(), IcmpQuote.decode(view));
      case TIMESTAMP -> timestamp(false, view);
      case TIMESTAMP_REPLY -> timestamp(true, view);
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
      default ->
          new Other(
              view.type(),
              view.code(),
              OctetString.copyOf(
                  view.buffer(), view.offset() + IcmpLayout.REST, view.length() - IcmpLayout.REST));
    };
  }

  private static Icmpv4Message timestamp(boolean reply, Icmpv4MessageView view) {
    return new Timestamp(
        reply,
        view.identifier(),
        view.sequence(),
        view.originateTimestamp(),
        view.receiveTimestamp(),
        view.transmitTimestamp());
  }

  private static OctetString data(Icmpv4MessageView view) {
    return OctetString.copyOf(view.buffer(), view.dataOffset(), view.dataLength());
  }

  private static List<RouterEntry> entries(Icmpv4MessageView view) {
    List<RouterEntry> entries = new ArrayList<>();
    for (int i = 0; i < view.addressCount(); i++) {
      entries.add(new RouterEntry(Ipv4Address.of(view.routerAddress(i)), view.routerPreference(i)));
    }
    return entries;
  }

  static int typeNumber(Icmpv4Message message) {
    return message instanceof Other other ? other.number() : message.type().number();
  }

  /** Writes what follows the checksum; octets 4 to 7 are zero before. */
  static void encodeBody(Icmpv4Message message, ByteBuffer buffer, int offset) {
    int data = offset + IcmpLayout.DATA;
    if (message instanceof Echo echo) {
      putPair(buffer, offset, echo.identifier(), echo.sequence());
      echo.data().copyTo(buffer, data);
    } else if (message instanceof DestinationUnreachable error) {
      error.quote().encode(buffer, offset, error.nextHopMtu() | error.quote().words(4) << 16);
    } else if (message instanceof TimeExceeded error) {
      error.quote().encode(buffer, offset, error.quote().words(4) << 16);
    } else if (message instanceof ParameterProblem error) {
      long pointer = (long) error.pointer() << 24;
      error.quote().encode(buffer, offset, pointer | error.quote().words(4) << 16);
    } else if (message instanceof Redirect redirect) {
      redirect.gateway().write(buffer, offset + IcmpLayout.REST);
      redirect.packet().copyTo(buffer, data);
    } else if (message instanceof RouterAdvertisement advertisement) {
      encodeEntries(advertisement, buffer, offset);
    } else if (message instanceof Timestamp timestamp) {
      putPair(buffer, offset, timestamp.identifier(), timestamp.sequence());
      Octets.put32(buffer, offset + IcmpLayout.ORIGINATE, timestamp.originate());
      Octets.put32(buffer, offset + IcmpLayout.RECEIVE, timestamp.receive());
      Octets.put32(buffer, offset + IcmpLayout.TRANSMIT, timestamp.transmit());
    } else if (message instanceof ExtendedEchoRequest request) {
      putExtended(
          buffer, offset, request.identifier(), request.sequence(), request.local() ? 1 : 0);
      IcmpExtensionCodec.encode(request.extensions(), buffer, data);
    } else if (message instanceof ExtendedEchoReply reply) {
      int flags = extendedFlags(reply.state(), reply.active(), reply.ipv4(), reply.ipv6());
      putExtended(buffer, offset, reply.identifier(), reply.sequence(), flags);
    } else if (message instanceof Other other) {
      other.body().copyTo(buffer, offset + IcmpLayout.REST);
    }
  }

  static void putPair(ByteBuffer buffer, int offset, int identifier, int sequence) {
    Octets.put16(buffer, offset + IcmpLayout.IDENTIFIER, identifier);
    Octets.put16(buffer, offset + IcmpLayout.SEQUENCE, sequence);
  }

  static void putExtended(ByteBuffer buffer, int offset, int identifier, int sequence, int flags) {
    Octets.put16(buffer, offset + IcmpLayout.IDENTIFIER, identifier);
    Octets.put8(buffer, offset + IcmpLayout.EXTENDED_SEQUENCE, sequence);
    Octets.put8(buffer, offset + IcmpLayout.EXTENDED_FLAGS, flags);
  }

  static int extendedFlags(int state, boolean active, boolean ipv4, boolean ipv6) {
    return state << 5 | (active ? 4 : 0) | (ipv4 ? 2 : 0) | (ipv6 ? 1 : 0);
  }

  static String stateText(int state, boolean active, boolean ipv4, boolean ipv6) {
    String flags = (active ? ", active" : "") + (ipv4 ? ", IPv4" : "") + (ipv6 ? ", IPv6" : "");
    return ", state " + state + flags;
  }

  private static void encodeEntries(
      RouterAdvertisement advertisement, ByteBuffer buffer, int offset) {
    Octets.put8(buffer, offset + IcmpLayout.ADDRESS_COUNT, advertisement.entries().size());
    Octets.put8(buffer, offset + IcmpLayout.ADDRESS_ENTRY_WORDS, 2);
    Octets.put16(buffer, offset + IcmpLayout.ROUTER_LIFETIME, advertisement.lifetimeSeconds());
    int at = offset + IcmpLayout.DATA;
    for (RouterEntry entry : advertisement.entries()) {
      entry.address().write(buffer, at);
      Octets.put32(buffer, at + 4, entry.preference());
      at += 8;
    }
  }

  static String errorText(Icmpv4Message message) {
    Icmpv4Code code = Icmpv4Code.of(message.type().number(), message.code());
    String text = code == Icmpv4Code.UNKNOWN ? "code " + message.code() : code.text();
    return code == Icmpv4Code.NONE ? message.type().text() : message.type().text() + ": " + text;
  }
}
