package io.netlayers.ip;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.OctetWord;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Writes whole headers without options (RFC 791 §3.1): fields are set in any order and stay for the
 * next packet, and {@link #write} puts them down at once with lengths and checksum. It is faster
 * than the setters of {@link Ipv4PacketView}, which change one field in place. Reusable; allocates
 * nothing; one thread's.
 */
public final class Ipv4HeaderWriter {
  /** Octets of the header. */
  public static final int LENGTH = Ipv4Layout.MIN_HEADER_OCTETS;

  private static final int VERSION_IHL = 4 << 4 | LENGTH / 4;

  private int ds;
  private int identification;
  private int flagsFragmentOffset;
  private int ttl;
  private int protocol;
  private @Unsigned int source;
  private @Unsigned int destination;

  /** A writer whose fields are all 0. */
  public Ipv4HeaderWriter() {}

  /** Sets the differentiated services code point, 0 to 63. */
  public Ipv4HeaderWriter dscp(int dscp) {
    ds = (dscp & 0x3F) << 2 | ds & 3;
    return this;
  }

  /** Sets the ECN field, 0 to 3. */
  public Ipv4HeaderWriter ecn(int ecn) {
    ds = ds & ~3 | ecn & 3;
    return this;
  }

  /** Sets the identification, 0 to 65,535. */
  public Ipv4HeaderWriter identification(int identification) {
    this.identification = identification;
    return this;
  }

  /** Sets or clears DF. */
  public Ipv4HeaderWriter dontFragment(boolean set) {
    return flag(Ipv4Layout.FLAG_DONT_FRAGMENT, set);
  }

  /** Sets or clears MF. */
  public Ipv4HeaderWriter moreFragments(boolean set) {
    return flag(Ipv4Layout.FLAG_MORE_FRAGMENTS, set);
  }

  private Ipv4HeaderWriter flag(int flag, boolean set) {
    flagsFragmentOffset = set ? flagsFragmentOffset | flag : flagsFragmentOffset & ~flag;
    return this;
  }

  /**
   * Sets the fragment offset.
   *
   * @param octets a multiple of 8, 0 to 65,528
   * @throws IllegalArgumentException if the field cannot hold it
   */
  public Ipv4HeaderWriter fragmentOffset(int octets) {
    if ((octets & ~(Ipv4Layout.FRAGMENT_OFFSET_MASK * 8)) != 0) {
      throw new IllegalArgumentException("fragment offset: " + octets);
    }
    flagsFragmentOffset = flagsFragmentOffset & ~Ipv4Layout.FRAGMENT_OFFSET_MASK | octets / 8;
    return this;
  }

  /** Sets the hops that the packet may take, 0 to 255. */
  public Ipv4HeaderWriter ttl(int ttl) {
    this.ttl = ttl;
    return this;
  }

  /** Sets the number that names the payload, 0 to 255; see {@link IpProtocol}. */
  public Ipv4HeaderWriter protocol(int protocol) {
    this.protocol = protocol;
    return this;
  }

  /** Sets the source address. */
  public Ipv4HeaderWriter source(@Unsigned int address) {
    source = address;
    return this;
  }

  /** Sets the destination address. */
  public Ipv4HeaderWriter destination(@Unsigned int address) {
    destination = address;
    return this;
  }

  /** The partial sum of the pseudo-header for a transport checksum, without the length. */
  public long pseudoHeader() {
    return InternetChecksum.pseudoHeader(source, destination, protocol);
  }

  /**
   * Writes the header.
   *
   * @param offset absolute index of the packet's first octet
   * @param payloadLength octets that stand, or will stand, behind the header
   * @throws IndexOutOfBoundsException if the packet does not fit the buffer; nothing was written
   * @throws IllegalArgumentException if the payload is longer than IPv4's can be, or negative
   */
  public void write(ByteBuffer buffer, int offset, int payloadLength) {
    if (payloadLength < 0 || payloadLength > Ipv4PacketView.MAX_TOTAL_LENGTH - LENGTH) {
      throw new IllegalArgumentException("payload octets: " + payloadLength);
    }
    int total = LENGTH + payloadLength;
    Objects.checkFromIndexSize(offset, total, buffer.limit());
    @Unsigned
    long first = OctetWord.of16(VERSION_IHL << 8 | ds, total, identification, flagsFragmentOffset);
    @Unsigned long addresses = OctetWord.of32(source, destination);
    int ttlProtocol = (ttl & 0xFF) << 8 | protocol & 0xFF;
    int checksum =
        InternetChecksum.finish(
            InternetChecksum.sum(first) + ttlProtocol + InternetChecksum.sum(addresses));
    Octets.putBits64(buffer, offset, first);
    Octets.put32(buffer, offset + Ipv4Layout.TTL, (long) ttlProtocol << 16 | checksum);
    Octets.putBits64(buffer, offset + Ipv4Layout.SOURCE, addresses);
  }
}
