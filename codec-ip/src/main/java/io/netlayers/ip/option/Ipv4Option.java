package io.netlayers.ip.option;

import io.netlayers.core.Ipv4Address;
import io.netlayers.core.OctetString;
import io.netlayers.ip.internal.Require;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * An IPv4 option as a value: one record for each registered type that has a known form. Reserved
 * bits are kept, so that an option is encoded as it was decoded.
 *
 * <p>Constructors throw {@link IllegalArgumentException} for what a field cannot hold.
 */
public sealed interface Ipv4Option {
  /** The type octet. */
  int type();

  /** Octets of the option, type and length included. */
  default int encodedLength() {
    return Ipv4OptionCodec.length(this);
  }

  /** The value of a cursor's current option. */
  static Ipv4Option decode(Ipv4OptionsView view) {
    return Ipv4OptionCodec.decode(view);
  }

  /**
   * Writes the option to an absolute index.
   *
   * @return octets written
   */
  default int encode(ByteBuffer buffer, int at) {
    return Ipv4OptionCodec.encode(this, buffer, at);
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
      Require.field(
          type == Ipv4OptionType.RR || type == Ipv4OptionType.LSR || type == Ipv4OptionType.SSR,
          "route option type",
          type);
      addresses = List.copyOf(addresses);
      Require.u8("route pointer", pointer);
      Require.upTo("route addresses", addresses.size(), 9);
      int end = 3 + 4 * addresses.size();
      Require.field(pointer >= 4 && (pointer > end || pointer + 3 <= end), "pointer", pointer);
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
      Require.upTo("timestamp overflow", overflow, 15);
      Require.field(flag == 0 || flag == 1 || flag == 3, "timestamp flag", flag);
      Require.field(
          addresses.size() == (flag == 0 ? 0 : timestamps.size()),
          "timestamp addresses",
          addresses.size());
      Require.upTo("timestamps", timestamps.size(), flag == 0 ? 9 : 4);
      timestamps.forEach(timestamp -> Require.u32("timestamp", timestamp));
      int entry = flag == 0 ? 4 : 8;
      int end = 4 + entry * timestamps.size();
      Require.u8("timestamp pointer", pointer);
      Require.field(
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
      Require.field(
          type == Ipv4OptionType.SID || type == Ipv4OptionType.MTUP || type == Ipv4OptionType.MTUR,
          "number option type",
          type);
      Require.u16("number", value);
    }
  }

  /** Router alert (RFC 2113); 0 says that the router shall examine the packet. */
  record RouterAlert(int value) implements Ipv4Option {
    /** Checks. */
    public RouterAlert {
      Require.u16("router alert value", value);
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
      Require.u8("classification level", classificationLevel);
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
      Require.u8("format code", formatCode);
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
      Require.u32("domain of interpretation", domain);
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
      Require.u16("traceroute id", id);
      Require.u16("outbound hops", outboundHops);
      Require.u16("return hops", returnHops);
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
      Require.upTo("function", function, 15);
      Require.upTo("rate", rate, 15);
      Require.u8("QS TTL", qsTtl);
      Require.upTo("nonce", nonce, 0x3FFF_FFFF);
      Require.upTo("reserved", reserved, 3);
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
      Require.field(!addresses.isEmpty() && addresses.size() <= 9, "addresses", addresses.size());
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
      Require.field(type > Ipv4OptionType.NOP && type <= 0xFF, "option type", type);
      Require.upTo("option data octets", data.length(), 38);
    }
  }
}
