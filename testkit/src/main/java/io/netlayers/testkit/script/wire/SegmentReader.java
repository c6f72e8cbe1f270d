package io.netlayers.testkit.script.wire;

import io.netlayers.core.IpAddress;
import io.netlayers.core.OctetString;
import io.netlayers.testkit.script.model.TcpOptionLine;
import java.util.ArrayList;
import java.util.List;

/** Takes segments apart, and refuses those that are wrong on the wire. */
public final class SegmentReader {
  private static final int FIXED = 20;

  private final byte[] octets;

  private SegmentReader(byte[] octets) {
    this.octets = octets;
  }

  /** A segment that is wrong on the wire. */
  public static final class BadSegmentException extends Exception {
    private static final long serialVersionUID = 1L;

    BadSegmentException(String message) {
      super(message);
    }
  }

  /**
   * Takes a segment apart.
   *
   * @throws BadSegmentException if its lengths, its checksum, an option or its data is wrong; data
   *     is to be all zero
   */
  public static WireSegment read(OctetString segment, IpAddress source, IpAddress destination)
      throws BadSegmentException {
    return new SegmentReader(segment.toByteArray()).read(source, destination);
  }

  private WireSegment read(IpAddress source, IpAddress destination) throws BadSegmentException {
    if (octets.length < FIXED) {
      throw new BadSegmentException("it has " + octets.length + " octets, less than a header");
    }
    int header = (int) (number(12, 1) / 16) * 4;
    if (header < FIXED || header > octets.length) {
      throw new BadSegmentException("its data offset says " + header + " octets");
    }
    if (number(12, 1) % 16 / 2 != 0) {
      throw new BadSegmentException("its reserved bits are not zero");
    }
    if (WireSum.of(octets, source, destination) != 0) {
      throw new BadSegmentException("its checksum is wrong");
    }
    for (int i = header; i < octets.length; i++) {
      if (octets[i] != 0) {
        throw new BadSegmentException("its data is not all zero, from octet " + (i - header));
      }
    }
    return new WireSegment(
        (int) number(0, 2),
        (int) number(2, 2),
        number(4, 4),
        number(8, 4),
        (int) (number(12, 2) % 0x200),
        (int) number(14, 2),
        (int) number(18, 2),
        options(header),
        octets.length - header);
  }

  private long number(int at, int width) {
    long value = 0;
    for (int i = at; i < at + width; i++) {
      value = value * 256 + (octets[i] & 0xFF);
    }
    return value;
  }

  private List<TcpOptionLine> options(int end) throws BadSegmentException {
    List<TcpOptionLine> options = new ArrayList<>();
    int at = FIXED;
    while (at < end) {
      int kind = (int) number(at, 1);
      if (kind <= 1) {
        options.add(kind == 0 ? new TcpOptionLine.End() : new TcpOptionLine.NoOperation());
        at++;
        continue;
      }
      int length = at + 1 < end ? (int) number(at + 1, 1) : 0;
      if (length < 2 || at + length > end) {
        throw new BadSegmentException("its option " + kind + " has length " + length);
      }
      options.add(option(kind, at + 2, length - 2));
      at += length;
    }
    return options;
  }

  private TcpOptionLine option(int kind, int at, int length) {
    if (kind == 2 && length == 2) {
      return new TcpOptionLine.MaximumSegmentSize((int) number(at, 2));
    }
    if (kind == 3 && length == 1) {
      return new TcpOptionLine.WindowScale((int) number(at, 1));
    }
    if (kind == 4 && length == 0) {
      return new TcpOptionLine.SackPermitted();
    }
    if (kind == 5 && length > 0 && length % 8 == 0) {
      List<TcpOptionLine.Block> blocks = new ArrayList<>();
      for (int i = at; i < at + length; i += 8) {
        blocks.add(new TcpOptionLine.Block(number(i, 4), number(i + 4, 4)));
      }
      return new TcpOptionLine.Sack(blocks);
    }
    if (kind == 8 && length == 8) {
      return new TcpOptionLine.Timestamps(number(at, 4), number(at + 4, 4));
    }
    byte[] body = new byte[length];
    System.arraycopy(octets, at, body, 0, length);
    return new TcpOptionLine.Other(kind, OctetString.copyOf(body));
  }
}
