package io.netlayers.stack.autoconf;

import io.netlayers.core.Ipv6Address;
import io.netlayers.core.MacAddress;
import io.netlayers.ip.ndp.NdpMessageView;
import io.netlayers.ip.ndp.NdpOption;
import io.netlayers.ip.ndp.NdpOptionsView;
import io.netlayers.ip.ndp.PrefixInformation;
import io.netlayers.ip.ndp.RouterAdvertisement;
import io.netlayers.stack.address.AddressTable;
import io.netlayers.stack.address.InterfaceAddress;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.config.RouterAdvertising;
import io.netlayers.stack.link.NetworkInterface;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** What an advertisement of ours says (RFC 4861 §6.2.3), and whether another's agrees with it. */
final class RouterMessages {
  /** AdvValidLifetime and AdvPreferredLifetime: 30 and 7 days (RFC 4861 §6.2.1). */
  private static final long VALID = 2_592_000;

  private static final long PREFERRED = 604_800;
  private static final int MAX_PREFIX = 127;

  private RouterMessages() {}

  /**
   * @param ceasing whether it is a router no more (§6.2.5)
   */
  static RouterAdvertisement advertisement(
      RouterAdvertising config, NetworkInterface link, AddressTable addresses, boolean ceasing) {
    RouterAdvertisement.Builder message =
        RouterAdvertisement.builder()
            .hopLimit(config.hopLimit())
            .managed(config.managed())
            .otherConfiguration(config.otherConfiguration())
            .preference(config.preference())
            .routerLifetime(ceasing ? 0 : config.defaultLifetime())
            .reachableTime(config.reachableMillis())
            .retransTimer(config.retransMillis())
            .addOptions(NdpOption.LinkLayerAddress.source(MacAddress.of(link.mac())));
    if (config.mtu() != 0) {
      message.addOptions(new NdpOption.Mtu(config.mtu()));
    }
    if (!config.prefixes().isEmpty()) {
      message.addAllOptions(config.prefixes());
    } else if (!config.noPrefixes()) {
      ownPrefixes(message, config.roomForPrefixes(), link, addresses);
    }
    return message.addAllOptions(config.options()).build();
  }

  private static void ownPrefixes(
      RouterAdvertisement.Builder message,
      int room,
      NetworkInterface link,
      AddressTable addresses) {
    int left = room;
    for (int i = 0; i < addresses.size() && left > 0; i++) {
      InterfaceAddress own = addresses.get(i);
      if (isAdvertised(own, link) && !isRepeated(addresses, i)) {
        left--;
        int bits = own.prefixLength();
        message.addOptions(
            PrefixInformation.builder()
                .prefix(Ipv6Address.of(own.high() & mask(bits), own.low() & mask(bits - 64)))
                .prefixLength(bits)
                .onLink(true)
                .autonomous(bits == 64) // RFC 4862 §5.5.3 (d)
                .validLifetime(VALID)
                .preferredLifetime(PREFERRED)
                .build());
      }
    }
  }

  private static boolean isAdvertised(InterfaceAddress own, NetworkInterface link) {
    return own.link() == link
        && own.isUsable()
        && !own.isIpv4()
        && own.prefixLength() <= MAX_PREFIX
        && !AddressBits.isIpv6LinkLocal(own.high());
  }

  /** Whether an address before it has the same network. */
  private static boolean isRepeated(AddressTable addresses, int index) {
    InterfaceAddress own = addresses.get(index);
    int bits = own.prefixLength();
    for (int i = 0; i < index; i++) {
      InterfaceAddress other = addresses.get(i);
      boolean same =
          isAdvertised(other, own.link())
              && other.prefixLength() == bits
              && ((other.high() ^ own.high()) & mask(bits)) == 0
              && ((other.low() ^ own.low()) & mask(bits - 64)) == 0;
      if (same) {
        return true;
      }
    }
    return false;
  }

  /** Ones in the first bits of a word; none below 0, all above 64. */
  private static @Unsigned long mask(int bits) {
    return bits <= 0 ? 0 : bits >= 64 ? -1L : -1L << 64 - bits;
  }

  /** RFC 4861 §6.2.7: what is unspecified agrees with everything. */
  static boolean agrees(RouterAdvertising config, NdpMessageView view) {
    boolean same =
        agrees(config.hopLimit(), view.hopLimit())
            && config.managed() == view.managed()
            && config.otherConfiguration() == view.otherConfiguration()
            && agrees(config.reachableMillis(), view.reachableTime())
            && agrees(config.retransMillis(), view.retransTimer());
    NdpOptionsView options = view.options();
    while (same && options.next()) {
      if (options.isWellFormed()) {
        same =
            switch (options.typeName()) {
              case MTU -> agrees(config.mtu(), options.mtu());
              case PREFIX_INFORMATION -> agrees(config, options);
              default -> true;
            };
      }
    }
    return same;
  }

  private static boolean agrees(RouterAdvertising config, NdpOptionsView option) {
    for (PrefixInformation own : config.prefixes()) {
      boolean same =
          own.prefixLength() == option.prefixLength()
              && own.prefix().high() == option.prefixHigh()
              && own.prefix().low() == option.prefixLow();
      if (same) {
        return own.validLifetime() == option.validLifetime()
            && own.preferredLifetime() == option.preferredLifetime();
      }
    }
    return true;
  }

  private static boolean agrees(long own, long other) {
    return own == 0 || other == 0 || own == other;
  }
}
