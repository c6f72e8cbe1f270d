package io.netlayers.testkit.script.parse;

import io.netlayers.core.OctetString;
import io.netlayers.testkit.script.model.TcpOptionLine;
import java.util.ArrayList;
import java.util.List;

/** TCP options: what stands between {@code <} and {@code >} after a segment. */
final class TcpOptionParser {
  private static final long U32 = 0xFFFF_FFFFL;
  private static final int MD5_KIND = 19;
  private static final int FAST_OPEN_KIND = 34;
  private static final int EXPERIMENTAL_KIND = 254;

  /** The number that tells TCP Fast Open within kind 254 (RFC 7413 §4.1.1). */
  private static final String FAST_OPEN_EXID = "f989";

  /** Octets that a header of 60 has left for options. */
  private static final int MOST_OCTETS = 40;

  private TcpOptionParser() {}

  /** Takes options up to and with the closing bracket. */
  static List<TcpOptionLine> options(Cursor cursor) {
    List<TcpOptionLine> options = new ArrayList<>();
    if (cursor.take(">")) {
      return options;
    }
    int octets = 0;
    do {
      TcpOptionLine option = option(cursor);
      options.add(option);
      octets += octetsOf(option);
      if (octets > MOST_OCTETS) {
        throw cursor.malformed("the TCP options are longer than 40 octets");
      }
    } while (cursor.take(","));
    cursor.expect(">", "after the options");
    return options;
  }

  private static int octetsOf(TcpOptionLine option) {
    if (option instanceof TcpOptionLine.End || option instanceof TcpOptionLine.NoOperation) {
      return 1;
    }
    if (option instanceof TcpOptionLine.Sack sack) {
      return 2 + 8 * sack.blocks().size();
    }
    if (option instanceof TcpOptionLine.Other other) {
      return 2 + other.body().length();
    }
    if (option instanceof TcpOptionLine.Timestamps) {
      return 10;
    }
    if (option instanceof TcpOptionLine.MaximumSegmentSize) {
      return 4;
    }
    return option instanceof TcpOptionLine.WindowScale ? 3 : 2;
  }

  private static TcpOptionLine option(Cursor cursor) {
    cursor.skipBlank();
    String name = cursor.word();
    return switch (name) {
      case "eol" -> new TcpOptionLine.End();
      case "nop" -> new TcpOptionLine.NoOperation();
      case "mss" -> new TcpOptionLine.MaximumSegmentSize((int) cursor.number("mss", 0, 0xFFFF));
      case "wscale" -> new TcpOptionLine.WindowScale((int) cursor.number("wscale", 0, 255));
      case "sackOK" -> new TcpOptionLine.SackPermitted();
      case "sack" -> sack(cursor);
      case "TS" -> timestamps(cursor);
      case "md5" -> new TcpOptionLine.Other(MD5_KIND, hex(cursor, name));
      case "FO" -> new TcpOptionLine.Other(FAST_OPEN_KIND, hex(cursor, name));
      case "FOEXP" ->
          new TcpOptionLine.Other(
              EXPERIMENTAL_KIND, OctetString.ofHex(FAST_OPEN_EXID + hex(cursor, name)));
      case "opt" -> {
        int kind = (int) cursor.number("option kind", 2, 255);
        yield new TcpOptionLine.Other(kind, hex(cursor, name));
      }
      case "" -> throw cursor.malformed("a TCP option expected, found " + cursor.describeHere());
      default -> throw cursor.unsupported("TCP option '" + name + "'");
    };
  }

  private static TcpOptionLine sack(Cursor cursor) {
    List<TcpOptionLine.Block> blocks = new ArrayList<>();
    do {
      long left = cursor.number("left edge", 0, U32);
      cursor.expect(":", "between the edges of a block");
      blocks.add(new TcpOptionLine.Block(left, cursor.number("right edge", 0, U32)));
      cursor.skipBlank();
    } while (cursor.atNumber());
    return new TcpOptionLine.Sack(blocks);
  }

  private static TcpOptionLine timestamps(Cursor cursor) {
    if (!cursor.takeWord("val")) {
      throw cursor.malformed("'val' expected after TS");
    }
    long value = stamp(cursor, "TS val");
    if (!cursor.takeWord("ecr")) {
      throw cursor.malformed("'ecr' expected after TS val");
    }
    return new TcpOptionLine.Timestamps(value, stamp(cursor, "TS ecr"));
  }

  /** A number, or three dots for any. */
  private static long stamp(Cursor cursor, String what) {
    return cursor.take("...") ? TcpOptionLine.Timestamps.ANY : cursor.number(what, 0, U32);
  }

  /** Digits without a prefix, or none; a name that nothing defines cannot be read. */
  private static OctetString hex(Cursor cursor, String option) {
    cursor.skipBlank();
    if (cursor.looksAt("0x")) {
      cursor.skip(2);
    }
    String digits = cursor.word();
    try {
      return OctetString.ofHex(digits);
    } catch (IllegalArgumentException e) {
      throw cursor.unsupported("TCP option '" + option + "' with '" + digits + "'");
    }
  }
}
