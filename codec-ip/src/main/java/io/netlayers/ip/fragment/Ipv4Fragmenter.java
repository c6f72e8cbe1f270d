package io.netlayers.ip.fragment;

import io.netlayers.core.Octets;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.option.Ipv4OptionType;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Cuts IPv4 packets to an MTU (RFC 791 §3.2), one fragment at a time into the caller's buffers. A
 * fragment may be cut again. Allocates nothing; one instance serves one packet after another.
 */
public final class Ipv4Fragmenter {
  private final Ipv4PacketView out = new Ipv4PacketView();
  private ByteBuffer source = out.buffer();
  private FragmentationStatus status = FragmentationStatus.MALFORMED;
  private int packetOffset;
  private int headerLength;
  private int laterHeaderLength;
  private int dataLength;
  private int dataDone;
  private int firstOffset;
  private boolean moreBehind;
  private int mtu;
  private boolean finished = true;

  /** A fragmenter without a packet. */
  public Ipv4Fragmenter() {}

  /**
   * Takes a packet. Its octets must stay as they are until the last fragment is out.
   *
   * @param packet a view that answered OK
   * @param mtu octets of the longest packet that may come out, header included
   */
  public FragmentationStatus start(Ipv4PacketView packet, int mtu) {
    finished = true;
    status = decide(packet, mtu);
    if (status.isGood()) {
      source = packet.buffer();
      packetOffset = packet.offset();
      headerLength = packet.headerLength();
      dataLength = packet.payloadLength();
      dataDone = 0;
      firstOffset = packet.fragmentOffset();
      moreBehind = packet.moreFragments();
      this.mtu = mtu;
      laterHeaderLength =
          Ipv4PacketView.MIN_HEADER_LENGTH
              + (copyOptions(null, packetOffset + Ipv4PacketView.MIN_HEADER_LENGTH) + 3 & ~3);
      finished = false;
    }
    return status;
  }

  private static FragmentationStatus decide(Ipv4PacketView packet, int mtu) {
    if (!packet.fixedHeaderReadable() || packet.isPayloadCut() || packet.headerLength() < 20) {
      return FragmentationStatus.MALFORMED;
    }
    if (packet.headerLength() + packet.payloadLength() <= mtu) {
      return FragmentationStatus.FITS;
    }
    if (packet.dontFragment()) {
      return FragmentationStatus.DONT_FRAGMENT;
    }
    return packet.headerLength() + 8 > mtu
        ? FragmentationStatus.MTU_TOO_SMALL
        : FragmentationStatus.FRAGMENTED;
  }

  /** Whether {@link #next} has more to write. */
  public boolean hasNext() {
    return !finished;
  }

  /** Octets that {@link #next} is going to write; 0 behind the last fragment. */
  public int nextLength() {
    return finished ? 0 : nextHeaderLength() + nextDataLength();
  }

  private int nextHeaderLength() {
    return dataDone == 0 ? headerLength : laterHeaderLength;
  }

  private int nextDataLength() {
    int room = mtu - nextHeaderLength();
    int left = dataLength - dataDone;
    return left <= room ? left : room & ~7;
  }

  /**
   * Writes the next packet with a good header checksum.
   *
   * @param buffer not the one that the packet lies in, or elsewhere in it
   * @param offset absolute index of its first octet
   * @return octets written; 0 behind the last fragment
   * @throws IndexOutOfBoundsException if it does not fit
   */
  public int next(ByteBuffer buffer, int offset) {
    if (finished) {
      return 0;
    }
    int header = nextHeaderLength();
    int data = nextDataLength();
    Objects.checkFromIndexSize(offset, header + data, buffer.limit());
    if (dataDone == 0) {
      Octets.copy(source, packetOffset, buffer, offset, header);
    } else {
      writeLaterHeader(buffer, offset);
    }
    Octets.copy(source, packetOffset + headerLength + dataDone, buffer, offset + header, data);
    int at = firstOffset + dataDone;
    dataDone += data;
    finished = dataDone == dataLength;
    if (status == FragmentationStatus.FRAGMENTED) {
      Octets.put8(buffer, offset, 0x40 | header / 4);
      Octets.put16(buffer, offset + 2, header + data);
      out.wrapQuoted(buffer, offset, header + data);
      out.fragmentOffset(at).moreFragments(!finished || moreBehind).updateHeaderChecksum();
    }
    return header + data;
  }

  private void writeLaterHeader(ByteBuffer buffer, int offset) {
    int fixed = Ipv4PacketView.MIN_HEADER_LENGTH;
    Octets.copy(source, packetOffset, buffer, offset, fixed);
    Octets.zero(buffer, offset + fixed, laterHeaderLength - fixed);
    copyOptions(buffer, offset + fixed);
  }

  /**
   * Writes the options whose copied flag is set (RFC 791 §3.1).
   *
   * @param buffer where to, or null only to count
   * @return their octets
   */
  private int copyOptions(@Nullable ByteBuffer buffer, int to) {
    int copied = 0;
    int end = packetOffset + headerLength;
    for (int at = packetOffset + Ipv4PacketView.MIN_HEADER_LENGTH; at < end; ) {
      int type = Octets.u8(source, at);
      if (type == Ipv4OptionType.EOOL) {
        break;
      }
      int octets = 1;
      if (type != Ipv4OptionType.NOP) {
        octets = at + 1 < end ? Octets.u8(source, at + 1) : 0;
        if (octets < 2 || octets > end - at) {
          break;
        }
        if (Ipv4OptionType.isCopied(type)) {
          if (buffer != null) {
            Octets.copy(source, at, buffer, to + copied, octets);
          }
          copied += octets;
        }
      }
      at += octets;
    }
    return copied;
  }
}
