package io.netlayers.ip.fragment;

import io.netlayers.core.Octets;
import io.netlayers.ip.IpProtocol;
import io.netlayers.ip.Ipv6HeaderChain;
import io.netlayers.ip.Ipv6PacketView;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Cuts IPv6 packets to a path MTU (RFC 8200 §4.5), one fragment at a time into the caller's
 * buffers. Only a packet's source may do so. Allocates nothing; one instance serves one packet
 * after another.
 */
public final class Ipv6Fragmenter {
  private static final int FRAGMENT_HEADER = 8;
  private static final int PAYLOAD_LENGTH = 4;
  private static final int NEXT_HEADER = 6;

  private ByteBuffer source = ByteBuffer.allocate(0);
  private FragmentationStatus status = FragmentationStatus.MALFORMED;
  private int packetOffset;
  private int perFragmentLength;
  private int nextHeaderAt;
  private int dataLength;
  private int dataDone;
  private int mtu;
  private long identification;
  private boolean finished = true;

  /** A fragmenter without a packet. */
  public Ipv6Fragmenter() {}

  /**
   * Takes a packet. Its octets must stay as they are until the last fragment is out.
   *
   * @param packet a view that answered OK
   * @param mtu octets of the longest packet that may come out, headers included; links must carry
   *     1,280 (RFC 8200 §5)
   * @param identification 0 to 2^32 - 1, not to be foreseen (RFC 7739) nor in use between these
   *     addresses
   */
  public FragmentationStatus start(Ipv6PacketView packet, int mtu, long identification) {
    finished = true;
    status = decide(packet, mtu);
    if (status.isGood()) {
      source = packet.buffer();
      packetOffset = packet.offset();
      dataLength = Ipv6PacketView.HEADER_LENGTH + packet.payloadLength() - perFragmentLength;
      dataDone = 0;
      this.mtu = mtu;
      this.identification = identification;
      finished = false;
    }
    return status;
  }

  private FragmentationStatus decide(Ipv6PacketView packet, int mtu) {
    Ipv6HeaderChain chain = packet.extensionHeaders();
    if (!packet.fixedHeaderReadable() || packet.isPayloadCut()) {
      return FragmentationStatus.MALFORMED;
    }
    int octets = Ipv6PacketView.HEADER_LENGTH + packet.payloadLength();
    findPerFragmentPart(packet.offset(), chain);
    if (octets <= mtu) {
      return FragmentationStatus.FITS;
    }
    if (packet.isJumbogram()) {
      return FragmentationStatus.JUMBOGRAM;
    }
    if (chain.hasFragmentHeader()) {
      return FragmentationStatus.ALREADY_FRAGMENTED;
    }
    if (perFragmentLength + FRAGMENT_HEADER + 8 > mtu) {
      return FragmentationStatus.MTU_TOO_SMALL;
    }
    int headers = chain.upperOffset() - packet.offset();
    int firstFragment = perFragmentLength + (mtu - perFragmentLength & ~7);
    return headers + FRAGMENT_HEADER > firstFragment
        ? FragmentationStatus.HEADER_CHAIN_TOO_LONG
        : FragmentationStatus.FRAGMENTED;
  }

  /** RFC 8200 §4.5: up to the routing header, else the hop-by-hop options, else none. */
  private void findPerFragmentPart(int base, Ipv6HeaderChain chain) {
    perFragmentLength = Ipv6PacketView.HEADER_LENGTH;
    nextHeaderAt = NEXT_HEADER;
    for (int i = 0; i < chain.count(); i++) {
      int number = chain.number(i);
      if (number == IpProtocol.FRAGMENT) {
        return;
      }
      if (number == IpProtocol.HOP_BY_HOP || number == IpProtocol.ROUTING) {
        nextHeaderAt = chain.offset(i) - base;
        perFragmentLength = nextHeaderAt + chain.length(i);
      }
    }
  }

  /** Whether {@link #next} has more to write. */
  public boolean hasNext() {
    return !finished;
  }

  /** Octets that {@link #next} is going to write; 0 behind the last fragment. */
  public int nextLength() {
    if (finished) {
      return 0;
    }
    int headers =
        status == FragmentationStatus.FITS
            ? perFragmentLength
            : perFragmentLength + FRAGMENT_HEADER;
    return headers + nextDataLength();
  }

  private int nextDataLength() {
    int left = dataLength - dataDone;
    if (status == FragmentationStatus.FITS) {
      return left;
    }
    int room = mtu - perFragmentLength - FRAGMENT_HEADER;
    return left <= room ? left : room & ~7;
  }

  /**
   * Writes the next packet.
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
    int octets = nextLength();
    int data = nextDataLength();
    Objects.checkFromIndexSize(offset, octets, buffer.limit());
    Octets.copy(source, packetOffset, buffer, offset, perFragmentLength);
    Octets.copy(
        source, packetOffset + perFragmentLength + dataDone, buffer, offset + octets - data, data);
    finished = dataDone + data == dataLength;
    if (status == FragmentationStatus.FRAGMENTED) {
      int header = offset + perFragmentLength;
      Octets.put16(buffer, offset + PAYLOAD_LENGTH, octets - Ipv6PacketView.HEADER_LENGTH);
      Octets.put8(buffer, header, Octets.u8(source, packetOffset + nextHeaderAt));
      Octets.put8(buffer, header + 1, 0);
      Octets.put16(buffer, header + 2, dataDone | (finished ? 0 : 1));
      Octets.put32(buffer, header + 4, identification);
      Octets.put8(buffer, offset + nextHeaderAt, IpProtocol.FRAGMENT);
    }
    dataDone += data;
    return octets;
  }
}
