package io.netlayers.ip.ndp;

import java.util.Arrays;

/** The types of options that IANA has assigned. */
public enum NdpOptionType {
  /** RFC 4861 §4.6.1. */
  SOURCE_LINK_LAYER_ADDRESS(1),
  /** RFC 4861 §4.6.1. */
  TARGET_LINK_LAYER_ADDRESS(2),
  /** RFC 4861 §4.6.2. */
  PREFIX_INFORMATION(3),
  /** RFC 4861 §4.6.3. */
  REDIRECTED_HEADER(4),
  /** RFC 4861 §4.6.4. */
  MTU(5),
  /** RFC 2491. */
  NBMA_SHORTCUT_LIMIT(6),
  /** RFC 6275 §7.3. */
  ADVERTISEMENT_INTERVAL(7),
  /** RFC 6275 §7.4. */
  HOME_AGENT_INFORMATION(8),
  /** RFC 3122. */
  SOURCE_ADDRESS_LIST(9),
  /** RFC 3122. */
  TARGET_ADDRESS_LIST(10),
  /** RFC 3971 §5.1. */
  CGA(11),
  /** RFC 3971 §5.2. */
  RSA_SIGNATURE(12),
  /** RFC 3971 §5.3.1. */
  TIMESTAMP(13),
  /** RFC 3971 §5.3.2. */
  NONCE(14),
  /** RFC 3971 §6.4.3. */
  TRUST_ANCHOR(15),
  /** RFC 3971 §6.4.4. */
  CERTIFICATE(16),
  /** RFC 5568. */
  IP_ADDRESS_PREFIX(17),
  /** RFC 4068. */
  NEW_ROUTER_PREFIX(18),
  /** RFC 5568. */
  LINK_LAYER_ADDRESS(19),
  /** RFC 5568. */
  NEIGHBOR_ADVERTISEMENT_ACKNOWLEDGMENT(20),
  /** RFC 8885. */
  PVD_ID_ROUTER_ADVERTISEMENT(21),
  /** RFC 5269. */
  MAP(23),
  /** RFC 4191 §2.3. */
  ROUTE_INFORMATION(24),
  /** RFC 8106 §5.1. */
  RECURSIVE_DNS_SERVER(25),
  /** RFC 5175 §4. */
  FLAGS_EXPANSION(26),
  /** RFC 5269. */
  HANDOVER_KEY_REQUEST(27),
  /** RFC 5269. */
  HANDOVER_KEY_REPLY(28),
  /** RFC 5271. */
  HANDOVER_ASSIST_INFORMATION(29),
  /** RFC 5271. */
  MOBILE_NODE_IDENTIFIER(30),
  /** RFC 8106 §5.2. */
  DNS_SEARCH_LIST(31),
  /** RFC 6496. */
  PROXY_SIGNATURE(32),
  /** RFC 6775 §4.1, RFC 8505 §4.1. */
  ADDRESS_REGISTRATION(33),
  /** RFC 6775 §4.2. */
  SIX_LOWPAN_CONTEXT(34),
  /** RFC 6775 §4.3. */
  AUTHORITATIVE_BORDER_ROUTER(35),
  /** RFC 7400. */
  SIX_LOWPAN_CAPABILITY_INDICATION(36),
  /** RFC 8910 §2.3. */
  CAPTIVE_PORTAL(37),
  /** RFC 8781 §4. */
  PREF64(38),
  /** RFC 8928. */
  CRYPTO_ID_PARAMETERS(39),
  /** RFC 8928. */
  NDP_SIGNATURE(40),
  /** RFC 4065. */
  CARD_REQUEST(138),
  /** RFC 4065. */
  CARD_REPLY(139),
  /** RFC 9463. */
  ENCRYPTED_DNS(144),
  /** RFC 4727. */
  EXPERIMENT_1(253),
  /** RFC 4727. */
  EXPERIMENT_2(254),
  /** Every number that is not assigned. Its own number is -1. */
  UNKNOWN(-1);

  private static final NdpOptionType[] BY_NUMBER = new NdpOptionType[256];

  static {
    Arrays.fill(BY_NUMBER, UNKNOWN);
    for (NdpOptionType type : values()) {
      if (type != UNKNOWN) {
        BY_NUMBER[type.number] = type;
      }
    }
  }

  private final int number;

  NdpOptionType(int number) {
    this.number = number;
  }

  /**
   * The type of a number, {@link #UNKNOWN} if IANA has assigned none.
   *
   * @throws IndexOutOfBoundsException if {@code number} is not within 0 to 255
   */
  public static NdpOptionType of(int number) {
    return BY_NUMBER[number];
  }

  /** The number on the wire, 1 to 254; -1 for {@link #UNKNOWN}. */
  public int number() {
    return number;
  }
}
