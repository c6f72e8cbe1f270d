package io.netlayers.ip;

import io.netlayers.core.Ipv4Address;
import io.netlayers.core.OctetString;
import java.util.List;

/**
 * An IPv4 option as a value: one record for each registered type that has a known form. Reserved
 * bits are kept, so that an option is encoded as it was decoded.
 *
 * <p>Constructors throw {@link IllegalStateException} for what a field cannot hold.
 */
public sealed interface Ipv4Option {
  /** The type octet. */
  int type();

  /** Octets of the option, type and length included. */
  default int encodedLength() {
    return Ipv4OptionCodec.length(this);
  }

  /**
   * End of options list. {@code rest} is what lies behind it in the header: zeros, and nothing that
   * means anything.
   */
  record EndOfOptions(OctetString rest) implements Ipv4Option {
    @Override
    public int type() {
      return Ipv4OptionType.EOOL;
    }
  }

  /** No operation: a filler between options. */
  record NoOperation() implements Ipv4Option {
    @Override
    public int type() {
      return Ipv4OptionType.NOP;
    }
  }

  /**
   * Record route, loose or strict source route (RFC 791 §3.1).
   *
   * @param type {@link Ipv4OptionType#RR}, {@code LSR} or {@code SSR}
   * @param pointer the place of the next address, counted from 1 at the type octet: 4, 8, ...
   * @param addresses the whole route, with the part that is still open
   */
  record Route(int type, int pointer, List<Ipv4Address> addresses) implements Ipv4Option {
    /** Checks and copies. */
    public Route {
      Ranges.require(
          type == Ipv4OptionType.RR || type == Ipv4OptionType.LSR || type == Ipv4OptionType.SSR,
          "route option type",
          type);
      addresses = List.copyOf(addresses);
      Ranges.u8("route pointer", pointer);
      Ranges.upTo("route addresses", addresses.size(), 9);
      int end = 3 + 4 * addresses.size();
      Ranges.require(pointer >= 4 && (pointer > end || pointer + 3 <= end), "pointer", pointer);
    }
  }

  /**
   * Internet timestamp (RFC 791 §3.1).
   *
   * @param pointer the place of the next entry, counted from 1 at the type octet
   * @param overflow hosts that found no room, 0 to 15
   * @param flag one of the {@code TIMESTAMPS} constants of {@link Ipv4OptionsView}
   * @param addresses one for each timestamp, or none where the flag is 0
   * @param timestamps milliseconds since midnight UT, or of another kind with the highest bit set
   */
  record Timestamp(
      int pointer, int overflow, int flag, List<Ipv4Address> addresses, List<Long> timestamps)
      implements Ipv4Option {
    /** Checks and copies. */
    public Timestamp {
      addresses = List.copyOf(addresses);
      timestamps = List.copyOf(timestamps);
      Ranges.upTo("timestamp overflow", overflow, 15);
      Ranges.require(flag == 0 || flag == 1 || flag == 3, "timestamp flag", flag);
      Ranges.require(
          addresses.size() == (flag == 0 ? 0 : timestamps.size()),
          "timestamp addresses",
          addresses.size());
      Ranges.upTo("timestamps", timestamps.size(), flag == 0 ? 9 : 4);
      timestamps.forEach(timestamp -> Ranges.u32("timestamp", timestamp));
      int entry = flag == 0 ? 4 : 8;
      int end = 4 + entry * timestamps.size();
      Ranges.u8("timestamp pointer", pointer);
      Ranges.require(
          pointer >= 5 && (pointer > end || pointer + entry - 1 <= end), "pointer", pointer);
    }

    @Override
    public int type() {
      return Ipv4OptionType.TS;
    }
  }

  /** An option whose data are one number of 16 bits: stream identifier, MTU probe or reply. */
  record Number(int type, int value) implements Ipv4Option {
    /** Checks. */
    public Number {
      Ranges.require(
          type == Ipv4OptionType.SID || type == Ipv4OptionType.MTUP || type == Ipv4OptionType.MTUR,
          "number option type",
          type);
      Ranges.u16("number", value);
    }
  }

  /** Router alert (RFC 2113); 0 says that the router shall examine the packet. */
  record RouterAlert(int value) implements Ipv4Option {
    /** Checks. */
    public RouterAlert {
      Ranges.u16("router alert value", value);
    }

    @Override
    public int type() {
      return Ipv4OptionType.RTRALT;
    }
  }

  /** Security (RFC 1108 §2): the level, and the protection authority flags as they stand. */
  record Security(int classificationLevel, OctetString protectionAuthority) implements Ipv4Option {
    /** Checks. */
    public Security {
      Ranges.u8("classification level", classificationLevel);
    }

    @Override
    public int type() {
      return Ipv4OptionType.SEC;
    }
  }

  /** Extended security (RFC 1108 §3). */
  record ExtendedSecurity(int formatCode, OctetString information) implements Ipv4Option {
    /** Checks. */
    public ExtendedSecurity {
      Ranges.u8("format code", formatCode);
    }

    @Override
    public int type() {
      return Ipv4OptionType.E_SEC;
    }
  }

  /** Commercial security (FIPS 188): the domain of interpretation, 32 bits, and its tags. */
  record CommercialSecurity(long domain, OctetString tags) implements Ipv4Option {
    /** Checks. */
    public CommercialSecurity {
      Ranges.u32("domain of interpretation", domain);
    }

    @Override
    public int type() {
      return Ipv4OptionType.CIPSO;
    }
  }

  /** Traceroute (RFC 1393 §2.2): hop counts of 0 to 65,535. */
  record Traceroute(int id, int outboundHops, int returnHops, Ipv4Address originator)
      implements Ipv4Option {
    /** Checks. */
    public Traceroute {
      Ranges.u16("traceroute id", id);
      Ranges.u16("outbound hops", outboundHops);
      Ranges.u16("return hops", returnHops);
    }

    @Override
    public int type() {
      return Ipv4OptionType.TR;
    }
  }

  /**
   * Quick-Start (RFC 4782 §3.1).
   *
   * @param function 0 a rate request, 8 a report of an approved rate
   * @param rate 0, or n for 40,000 × 2^n bits a second
   * @param qsTtl 0 to 255
   * @param nonce 30 bits
   * @param reserved the two bits behind the nonce
   */
  record QuickStart(int function, int rate, int qsTtl, int nonce, int reserved)
      implements Ipv4Option {
    /** Checks. */
    public QuickStart {
      Ranges.upTo("function", function, 15);
      Ranges.upTo("rate", rate, 15);
      Ranges.u8("QS TTL", qsTtl);
      Ranges.upTo("nonce", nonce, 0x3FFF_FFFF);
      Ranges.upTo("reserved", reserved, 3);
    }

    @Override
    public int type() {
      return Ipv4OptionType.QS;
    }
  }

  /** Selective directed broadcast: the addresses that it goes to. */
  record SelectiveBroadcast(List<Ipv4Address> addresses) implements Ipv4Option {
    /** Checks and copies. */
    public SelectiveBroadcast {
      addresses = List.copyOf(addresses);
      Ranges.require(!addresses.isEmpty() && addresses.size() <= 9, "addresses", addresses.size());
    }

    @Override
    public int type() {
      return Ipv4OptionType.SDB;
    }
  }

  /**
   * Any other option: a registered one whose form was never published or is an experiment's own
   * ({@link Ipv4OptionType#name} names it), an unknown one, or one whose contents are not what its
   * type wants.
   */
  record Opaque(int type, OctetString data) implements Ipv4Option {
    /** Checks. */
    public Opaque {
      Ranges.require(type > Ipv4OptionType.NOP && type <= 0xFF, "option type", type);
      Ranges.upTo("option data octets", data.length(), 38);
    }
  }
}
