package io.netlayers.tcp;

import java.util.OptionalInt;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * The Data Sequence Signal of Multipath TCP (RFC 8684 §3.3).
 *
 * <pre>
 * +---------------+---------------+-------+----------------------+
 * |     Kind      |    Length     |Subtype| (reserved) |F|m|M|a|A|
 * +---------------+---------------+-------+----------------------+
 * |           Data ACK (4 or 8 octets, depending on flags)       |
 * +--------------------------------------------------------------+
 * |   Data Sequence Number (4 or 8 octets, depending on flags)   |
 * +--------------------------------------------------------------+
 * |              Subflow Sequence Number (4 octets)              |
 * +-------------------------------+------------------------------+
 * |  Data-Level Length (2 octets) |      Checksum (2 octets)     |
 * +-------------------------------+------------------------------+
 * </pre>
 *
 * @param flags 5 bits: {@link #DATA_FIN}, {@link #WIDE_SEQUENCE}, {@link #HAS_MAPPING}, {@link
 *     #WIDE_ACK}, {@link #HAS_ACK}
 * @param dataAck 0 without {@link #HAS_ACK}; at most 32 bits without {@link #WIDE_ACK}
 * @param dataSequence 0 without {@link #HAS_MAPPING}; at most 32 bits without {@link
 *     #WIDE_SEQUENCE}
 * @param subflowSequence relative to the subflow's first; 0 without {@link #HAS_MAPPING}
 * @param dataLevelLength 0 to 65,535 octets; 0 without {@link #HAS_MAPPING}
 * @param checksum 0 to 65,535, where checksums were negotiated; only with {@link #HAS_MAPPING}
 */
public record MptcpDss(
    int flags,
    @Unsigned long dataAck,
    @Unsigned long dataSequence,
    @Unsigned int subflowSequence,
    int dataLevelLength,
    OptionalInt checksum)
    implements MptcpOption {
  /** The flag A: a data ACK is there. */
  public static final int HAS_ACK = 1;

  /** The flag a: the data ACK has 8 octets. */
  public static final int WIDE_ACK = 1 << 1;

  /** The flag M: data sequence number, subflow sequence number and length are there. */
  public static final int HAS_MAPPING = 1 << 2;

  /** The flag m: the data sequence number has 8 octets. */
  public static final int WIDE_SEQUENCE = 1 << 3;

  /** The flag F: the mapping covers the last data. */
  public static final int DATA_FIN = 1 << 4;

  public MptcpDss {
    TcpOptionCodec.requireBits("flags", flags, 5);
    TcpOptionCodec.requireBits("data-level length", dataLevelLength, 16);
    MptcpCodec.requireU16("checksum", checksum);
    requireWidth("data ACK", dataAck, ackOctets(flags));
    requireWidth("data sequence number", dataSequence, sequenceOctets(flags));
    boolean mapping = (flags & HAS_MAPPING) != 0;
    MptcpCodec.requireOnlyWith("subflow sequence number", subflowSequence != 0, mapping);
    MptcpCodec.requireOnlyWith("data-level length", dataLevelLength != 0, mapping);
    MptcpCodec.requireOnlyWith("checksum", checksum.isPresent(), mapping);
  }

  private static void requireWidth(String name, @Unsigned long value, int octets) {
    boolean fits = octets == 8 || value >>> 32 == 0 && (octets == 4 || value == 0);
    if (!fits) {
      throw new IllegalArgumentException(
          name + " of more than " + octets + " octets: " + Long.toUnsignedString(value));
    }
  }

  /** Octets of data ACK that these flags bring: 0, 4 or 8. */
  static int ackOctets(int flags) {
    return (flags & HAS_ACK) == 0 ? 0 : (flags & WIDE_ACK) == 0 ? 4 : 8;
  }

  /** Octets of data sequence number that these flags bring: 0, 4 or 8. */
  static int sequenceOctets(int flags) {
    return (flags & HAS_MAPPING) == 0 ? 0 : (flags & WIDE_SEQUENCE) == 0 ? 4 : 8;
  }

  @Override
  public int subtype() {
    return MptcpCodec.DSS;
  }

  /** As {@code mptcp dss fin ack 1 seq 2 subseq 3 len 4 csum 5}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("mptcp dss");
    if ((flags & DATA_FIN) != 0) {
      text.append(" fin");
    }
    if ((flags & HAS_ACK) != 0) {
      text.append(" ack ").append(Long.toUnsignedString(dataAck));
    }
    if ((flags & HAS_MAPPING) != 0) {
      text.append(" seq ").append(Long.toUnsignedString(dataSequence));
      text.append(" subseq ").append(Integer.toUnsignedString(subflowSequence));
      text.append(" len ").append(dataLevelLength).append(MptcpCodec.named(" csum ", checksum));
    }
    return text.toString();
  }
}
