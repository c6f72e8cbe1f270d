package io.netlayers.testkit.script.wire;

import io.netlayers.core.IpAddress;
import io.netlayers.testkit.script.model.TcpOptionLine;
import java.io.ByteArrayOutputStream;

/** Builds segments; data is all zero. */
public final class SegmentWriter {
  private static final int FIXED = 20;

  private SegmentWriter() {}

  /**
   * Builds a segment with its checksum. Options that do not fill a word are padded with zeros.
   *
   * @throws IllegalArgumentException if the options are longer than 40 octets
   */
  public static byte[] write(WireSegment segment, IpAddress source, IpAddress destination) {
    byte[] options = options(segment);
    int header = FIXED + (options.length + 3) / 4 * 4;
    if (header > 60) {
      throw new IllegalArgumentException("options of " + options.length + " octets");
    }
    byte[] octets = new byte[header + segment.length()];
    put(octets, 0, 2, segment.sourcePort());
    put(octets, 2, 2, segment.destinationPort());
    put(octets, 4, 4, segment.seq());
    put(octets, 8, 4, segment.ack());
    put(octets, 12, 2, header / 4 * 0x1000L + segment.flags());
    put(octets, 14, 2, segment.window());
    put(octets, 18, 2, segment.urgent());
    System.arraycopy(options, 0, octets, FIXED, options.length);
    put(octets, 16, 2, WireSum.of(octets, source, destination));
    return octets;
  }

  /** The first eight octets, which an ICMP error quotes at least (RFC 792). */
  public static byte[] quoted(int sourcePort, int destinationPort, long seq) {
    byte[] octets = new byte[8];
    put(octets, 0, 2, sourcePort);
    put(octets, 2, 2, destinationPort);
    put(octets, 4, 4, seq);
    return octets;
  }

  private static void put(byte[] octets, int at, int width, long value) {
    long left = value;
    for (int i = at + width - 1; i >= at; i--) {
      octets[i] = (byte) (left % 256);
      left /= 256;
    }
  }

  private static byte[] options(WireSegment segment) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (TcpOptionLine option : segment.options()) {
      write(out, option);
    }
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, TcpOptionLine option) {
    if (option instanceof TcpOptionLine.End) {
      out.write(0);
    } else if (option instanceof TcpOptionLine.NoOperation) {
      out.write(1);
    } else if (option instanceof TcpOptionLine.MaximumSegmentSize mss) {
      write(out, 2, 2, mss.octets());
    } else if (option instanceof TcpOptionLine.WindowScale scale) {
      write(out, 3, 1, scale.shift());
    } else if (option instanceof TcpOptionLine.SackPermitted) {
      write(out, 4, 0);
    } else if (option instanceof TcpOptionLine.Sack sack) {
      long[] edges = new long[2 * sack.blocks().size()];
      for (int i = 0; i < sack.blocks().size(); i++) {
        edges[2 * i] = sack.blocks().get(i).left();
        edges[2 * i + 1] = sack.blocks().get(i).right();
      }
      write(out, 5, 4, edges);
    } else if (option instanceof TcpOptionLine.Timestamps stamps) {
      write(out, 8, 4, stamps.value(), stamps.echo());
    } else if (option instanceof TcpOptionLine.Other other) {
      out.write(other.kind());
      out.write(2 + other.body().length());
      out.writeBytes(other.body().toByteArray());
    }
  }

  private static void write(ByteArrayOutputStream out, int kind, int width, long... values) {
    out.write(kind);
    out.write(2 + width * values.length);
    for (long value : values) {
      byte[] octets = new byte[width];
      put(octets, 0, width, value);
      out.writeBytes(octets);
    }
  }
}
