package io.netlayers.ip.option;

import io.netlayers.core.Ipv4Address;
import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Between the octets of an IPv4 option and its value. */
final class Ipv4OptionCodec {
  private Ipv4OptionCodec() {}

  /** The value of a cursor's current option. */
  static Ipv4Option decode(Ipv4OptionsView view) {
    ByteBuffer buffer = view.buffer();
    int at = view.dataOffset();
    int octets = view.dataLength();
    int type = view.type();
    if (view.contentStatus() != Ipv4OptionStatus.OK) {
      return new Ipv4Option.Opaque(type, OctetString.copyOf(buffer, at, octets));
    }
    return switch (type) {
      case Ipv4OptionType.EOOL ->
          new Ipv4Option.EndOfOptions(OctetString.copyOf(buffer, at, octets));
      case Ipv4OptionType.NOP -> new Ipv4Option.NoOperation();
      case Ipv4OptionType.RR, Ipv4OptionType.LSR, Ipv4OptionType.SSR ->
          new Ipv4Option.Route(type, view.pointer(), addresses(buffer, at + 1, view.routeCount()));
      case Ipv4OptionType.TS -> timestamp(view);
      case Ipv4OptionType.SID, Ipv4OptionType.MTUP, Ipv4OptionType.MTUR ->
          new Ipv4Option.Number(type, Octets.u16(buffer, at));
      case Ipv4OptionType.RTRALT -> new Ipv4Option.RouterAlert(Octets.u16(buffer, at));
      case Ipv4OptionType.SEC ->
          new Ipv4Option.Security(
              Octets.u8(buffer, at), OctetString.copyOf(buffer, at + 1, octets - 1));
      case Ipv4OptionType.E_SEC ->
          new Ipv4Option.ExtendedSecurity(
              Octets.u8(buffer, at), OctetString.copyOf(buffer, at + 1, octets - 1));
      case Ipv4OptionType.CIPSO ->
          new Ipv4Option.CommercialSecurity(
              Octets.u32(buffer, at), OctetString.copyOf(buffer, at + 4, octets - 4));
      case Ipv4OptionType.TR ->
          new Ipv4Option.Traceroute(
              Octets.u16(buffer, at),
              Octets.u16(buffer, at + 2),
              Octets.u16(buffer, at + 4),
              Ipv4Address.read(buffer, at + 6));
      case Ipv4OptionType.QS ->
          new Ipv4Option.QuickStart(
              Octets.u8(buffer, at) >> 4,
              Octets.u8(buffer, at) & 0xF,
              Octets.u8(buffer, at + 1),
              (int) (Octets.u32(buffer, at + 2) >> 2),
              Octets.u8(buffer, at + 5) & 3);
      case Ipv4OptionType.SDB ->
          new Ipv4Option.SelectiveBroadcast(addresses(buffer, at, octets / 4));
      default -> new Ipv4Option.Opaque(type, OctetString.copyOf(buffer, at, octets));
    };
  }

  private static List<Ipv4Address> addresses(ByteBuffer buffer, int at, int count) {
    List<Ipv4Address> addresses = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      addresses.add(Ipv4Address.read(buffer, at + 4 * i));
    }
    return addresses;
  }

  private static Ipv4Option timestamp(Ipv4OptionsView view) {
    List<Ipv4Address> addresses = new ArrayList<>();
    List<Long> timestamps = new ArrayList<>();
    for (int i = 0; i < view.timestampCount(); i++) {
      if (view.timestampFlag() != Ipv4OptionsView.TIMESTAMPS_ONLY) {
        addresses.add(Ipv4Address.of(view.timestampAddress(i)));
      }
      timestamps.add(view.timestamp(i));
    }
    return new Ipv4Option.Timestamp(
        view.pointer(), view.timestampOverflow(), view.timestampFlag(), addresses, timestamps);
  }

  static int length(Ipv4Option option) {
    if (option instanceof Ipv4Option.EndOfOptions end) {
      return 1 + end.rest().length();
    }
    if (option instanceof Ipv4Option.NoOperation) {
      return 1;
    }
    return 2 + dataLength(option);
  }

  private static int dataLength(Ipv4Option option) {
    if (option instanceof Ipv4Option.Route route) {
      return 1 + 4 * route.addresses().size();
    } else if (option instanceof Ipv4Option.Timestamp ts) {
      return 2 + 4 * (ts.timestamps().size() + ts.addresses().size());
    } else if (option instanceof Ipv4Option.Security security) {
      return 1 + security.protectionAuthority().length();
    } else if (option instanceof Ipv4Option.ExtendedSecurity security) {
      return 1 + security.information().length();
    } else if (option instanceof Ipv4Option.CommercialSecurity security) {
      return 4 + security.tags().length();
    } else if (option instanceof Ipv4Option.Traceroute) {
      return 10;
    } else if (option instanceof Ipv4Option.QuickStart) {
      return 6;
    } else if (option instanceof Ipv4Option.SelectiveBroadcast broadcast) {
      return 4 * broadcast.addresses().size();
    } else if (option instanceof Ipv4Option.Opaque opaque) {
      return opaque.data().length();
    }
    return 2; // RouterAlert, Number
  }

  /** Writes an option and answers its octets. */
  static int encode(Ipv4Option option, ByteBuffer buffer, int at) {
    int octets = length(option);
    Octets.put8(buffer, at, option.type());
    if (option instanceof Ipv4Option.EndOfOptions end) {
      end.rest().copyTo(buffer, at + 1);
    } else if (!(option instanceof Ipv4Option.NoOperation)) {
      Octets.put8(buffer, at + 1, octets);
      encodeData(option, buffer, at + 2);
    }
    return octets;
  }

  private static void encodeData(Ipv4Option option, ByteBuffer buffer, int at) {
    if (option instanceof Ipv4Option.Route route) {
      Octets.put8(buffer, at, route.pointer());
      encode(route.addresses(), buffer, at + 1);
    } else if (option instanceof Ipv4Option.Timestamp ts) {
      encode(ts, buffer, at);
    } else if (option instanceof Ipv4Option.Number number) {
      Octets.put16(buffer, at, number.value());
    } else if (option instanceof Ipv4Option.RouterAlert alert) {
      Octets.put16(buffer, at, alert.value());
    } else if (option instanceof Ipv4Option.Security security) {
      Octets.put8(buffer, at, security.classificationLevel());
      security.protectionAuthority().copyTo(buffer, at + 1);
    } else if (option instanceof Ipv4Option.ExtendedSecurity security) {
      Octets.put8(buffer, at, security.formatCode());
      security.information().copyTo(buffer, at + 1);
    } else if (option instanceof Ipv4Option.CommercialSecurity security) {
      Octets.put32(buffer, at, security.domain());
      security.tags().copyTo(buffer, at + 4);
    } else if (option instanceof Ipv4Option.Traceroute trace) {
      Octets.put16(buffer, at, trace.id());
      Octets.put16(buffer, at + 2, trace.outboundHops());
      Octets.put16(buffer, at + 4, trace.returnHops());
      trace.originator().write(buffer, at + 6);
    } else if (option instanceof Ipv4Option.QuickStart qs) {
      Octets.put8(buffer, at, qs.function() << 4 | qs.rate());
      Octets.put8(buffer, at + 1, qs.qsTtl());
      Octets.put32(buffer, at + 2, (long) qs.nonce() << 2 | qs.reserved());
    } else if (option instanceof Ipv4Option.SelectiveBroadcast broadcast) {
      encode(broadcast.addresses(), buffer, at);
    } else if (option instanceof Ipv4Option.Opaque opaque) {
      opaque.data().copyTo(buffer, at);
    }
  }

  private static void encode(List<Ipv4Address> addresses, ByteBuffer buffer, int at) {
    for (int i = 0; i < addresses.size(); i++) {
      addresses.get(i).write(buffer, at + 4 * i);
    }
  }

  private static void encode(Ipv4Option.Timestamp ts, ByteBuffer buffer, int at) {
    Octets.put8(buffer, at, ts.pointer());
    Octets.put8(buffer, at + 1, ts.overflow() << 4 | ts.flag());
    int next = at + 2;
    for (int i = 0; i < ts.timestamps().size(); i++) {
      if (ts.flag() != Ipv4OptionsView.TIMESTAMPS_ONLY) {
        ts.addresses().get(i).write(buffer, next);
        next += 4;
      }
      Octets.put32(buffer, next, ts.timestamps().get(i));
      next += 4;
    }
  }
}
