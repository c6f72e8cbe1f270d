package io.netlayers.tools.dissect;

import io.netlayers.ip.option.Ipv4OptionType;

/** The registry's short names of IPv4 options. */
final class Ipv4OptionNames {
  private Ipv4OptionNames() {}

  static String of(int type) {
    return switch (type) {
      case Ipv4OptionType.RR -> "recordRoute";
      case Ipv4OptionType.ZSU -> "zsu";
      case Ipv4OptionType.MTUP -> "mtuProbe";
      case Ipv4OptionType.MTUR -> "mtuReply";
      case Ipv4OptionType.ENCODE -> "encode";
      case Ipv4OptionType.QS -> "quickStart";
      case Ipv4OptionType.TS -> "timestamp";
      case Ipv4OptionType.TR -> "traceroute";
      case Ipv4OptionType.SEC -> "security";
      case Ipv4OptionType.LSR -> "looseSourceRoute";
      case Ipv4OptionType.E_SEC -> "extendedSecurity";
      case Ipv4OptionType.CIPSO -> "commercialSecurity";
      case Ipv4OptionType.SID -> "streamId";
      case Ipv4OptionType.SSR -> "strictSourceRoute";
      case Ipv4OptionType.VISA -> "visa";
      case Ipv4OptionType.IMITD -> "imitd";
      case Ipv4OptionType.EIP -> "extendedIp";
      case Ipv4OptionType.ADDEXT -> "addressExtension";
      case Ipv4OptionType.RTRALT -> "routerAlert";
      case Ipv4OptionType.SDB -> "selectiveDirectedBroadcast";
      case Ipv4OptionType.DPS -> "dynamicPacketState";
      case Ipv4OptionType.UMP -> "upstreamMulticast";
      case Ipv4OptionType.FINN -> "finn";
      default -> "option" + type;
    };
  }
}
