package io.netlayers.ip.ndp;

import io.netlayers.core.Ipv6Address;
import io.netlayers.core.Ipv6Prefix;
import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.ip.ndp.NdpOption.CaptivePortal;
import io.netlayers.ip.ndp.NdpOption.FlagsExpansion;
import io.netlayers.ip.ndp.NdpOption.LinkLayerAddress;
import io.netlayers.ip.ndp.NdpOption.Mtu;
import io.netlayers.ip.ndp.NdpOption.Nonce;
import io.netlayers.ip.ndp.NdpOption.Other;
import io.netlayers.ip.ndp.NdpOption.RedirectedHeader;
import io.netlayers.ip.ndp.NdpOption.RouteInformation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Options to values; one whose length or contents its type does not allow is kept as octets. */
final class NdpOptionCodec {
  private NdpOptionCodec() {}

  static NdpOption decode(NdpOptionsView view) {
    NdpOption typed = view.isWellFormed() ? typed(view) : null;
    return typed != null && typed.encodedLength() == view.optionLength()
        ? typed
        : new Other(view.type(), body(view));
  }

  private static @Nullable NdpOption typed(NdpOptionsView view) {
    return switch (view.typeName()) {
      case SOURCE_LINK_LAYER_ADDRESS -> new LinkLayerAddress(false, body(view));
      case TARGET_LINK_LAYER_ADDRESS -> new LinkLayerAddress(true, body(view));
      case PREFIX_INFORMATION -> view.prefixLength() > 128 ? null : PrefixInformation.decode(view);
      case REDIRECTED_HEADER ->
          new RedirectedHeader(
              OctetString.copyOf(view.buffer(), view.redirectedOffset(), view.redirectedLength()));
      case MTU -> new Mtu(view.mtu());
      case NONCE -> new Nonce(body(view));
      case ROUTE_INFORMATION -> {
        Ipv6Prefix prefix = prefix(view);
        yield prefix == null
            ? null
            : new RouteInformation(
                prefix, view.routePreference(), view.lifetime(), view.optionLength() - 8);
      }
      case RECURSIVE_DNS_SERVER -> new RecursiveDnsServers(view.lifetime(), servers(view));
      case DNS_SEARCH_LIST -> DnsSearchList.decode(view);
      case FLAGS_EXPANSION -> new FlagsExpansion(body(view));
      case CAPTIVE_PORTAL -> captivePortal(view);
      case PREF64 -> pref64(view);
      case ADVERTISEMENT_INTERVAL -> new MobilityOption.AdvertisementInterval(view.u32At(4));
      case HOME_AGENT_INFORMATION ->
          new MobilityOption.HomeAgentInformation(view.u16At(4), view.u16At(6));
      case ADDRESS_REGISTRATION ->
          new SixLowpanOption.AddressRegistration(
              view.u8At(2),
              view.u8At(3),
              view.u8At(4),
              view.u8At(5),
              view.u16At(6),
              OctetString.copyOf(view.buffer(), view.optionOffset() + 8, view.optionLength() - 8));
      case SIX_LOWPAN_CONTEXT -> {
        Ipv6Prefix prefix = prefix(view);
        yield prefix == null || prefix.length() == 0
            ? null
            : new SixLowpanOption.Context(
                view.u8At(3) & 0xF, (view.u8At(3) & 0x10) != 0, view.u16At(6), prefix);
      }
      case AUTHORITATIVE_BORDER_ROUTER ->
          new SixLowpanOption.AuthoritativeBorderRouter(
              (long) view.u16At(4) << 16 | view.u16At(2),
              view.u16At(6),
              Ipv6Address.read(view.buffer(), view.optionOffset() + 8));
      default -> null;
    };
  }

  private static OctetString body(NdpOptionsView view) {
    return OctetString.copyOf(view.buffer(), view.bodyOffset(), view.bodyLength());
  }

  /** The prefix without the bits behind it, which a receiver ignores; null for too long a one. */
  private static @Nullable Ipv6Prefix prefix(NdpOptionsView view) {
    return view.prefixLength() > 128
        ? null
        : Ipv6Prefix.of(Ipv6Address.of(view.prefixHigh(), view.prefixLow()), view.prefixLength());
  }

  private static List<Ipv6Address> servers(NdpOptionsView view) {
    List<Ipv6Address> servers = new ArrayList<>();
    for (int i = 0; i < view.dnsServerCount(); i++) {
      servers.add(Ipv6Address.of(view.dnsServerHigh(i), view.dnsServerLow(i)));
    }
    return servers;
  }

  private static @Nullable NdpOption captivePortal(NdpOptionsView view) {
    int octets = view.bodyLength();
    while (octets > 0 && view.u8At(NdpLayout.OPTION_BODY + octets - 1) == 0) {
      octets--;
    }
    OctetString raw = OctetString.copyOf(view.buffer(), view.bodyOffset(), octets);
    String uri = new String(raw.toByteArray(), StandardCharsets.UTF_8);
    boolean same = OctetString.copyOf(uri.getBytes(StandardCharsets.UTF_8)).equals(raw);
    return same && uri.indexOf('\0') < 0 ? new CaptivePortal(uri) : null;
  }

  private static @Nullable NdpOption pref64(NdpOptionsView view) {
    int scaled = view.u16At(2);
    if ((scaled & 7) >= Pref64.LENGTHS.size()) {
      return null;
    }
    Ipv6Address address =
        Ipv6Address.of(
            Octets.bits64(view.buffer(), view.optionOffset() + 4),
            Octets.asBits(view.u32At(12) << 32));
    Ipv6Prefix prefix = Ipv6Prefix.of(address, Pref64.LENGTHS.get(scaled & 7));
    return new Pref64(prefix, scaled & ~7);
  }
}
