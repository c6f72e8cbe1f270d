package io.netlayers.pcap;

import io.netlayers.core.Octets;
import io.netlayers.pcap.internal.PcapngLayout;
import java.nio.ByteBuffer;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Reads a capture of either format from a stream of octets.
 *
 * <p>Each step is shown a buffer whose remaining octets continue the stream. It takes a whole
 * record from the front, moves the position over it and lends it as a slice of that buffer. Where
 * the octets do not suffice it takes no part of the record and answers {@code NEED_MORE}; the
 * caller keeps what remains ({@link ByteBuffer#compact}), brings more and asks again. Nothing is
 * allocated by a length field, and nothing at all a record.
 *
 * <p>What the octets say does not depend on how they are split.
 */
public final class CaptureReader {
  /** The longest record or block that is read unless a limit is given: 16 MiB. */
  public static final int DEFAULT_MAX_RECORD_OCTETS = 16 << 20;

  private static final int MAGIC_OCTETS = 4;

  private final int maxRecordOctets;
  private @Nullable FormatReader format;
  private CaptureStatus fault = CaptureStatus.NEED_MORE;
  private long faultPosition = -1;

  /** Nobody writes into these; they are lent before a format is known. */
  private final CaptureRecordView noRecord = new CaptureRecordView();

  private final PcapngBlockView noBlock = new PcapngBlockView();

  /** A reader with the default limit. */
  public CaptureReader() {
    this(DEFAULT_MAX_RECORD_OCTETS);
  }

  /**
   * A reader with a limit of its own.
   *
   * @param maxRecordOctets the longest packet of pcap and the longest block of pcapng that is read,
   *     28 to 1 GiB; a longer one is RECORD_TOO_LONG, but for pcapng's blocks that {@link
   *     #nextRecord} passes over
   * @throws IllegalArgumentException if it is outside
   */
  public CaptureReader(int maxRecordOctets) {
    if (maxRecordOctets < PcapngLayout.SECTION_OPTIONS + PcapngLayout.TRAILER_OCTETS
        || maxRecordOctets > 1 << 30) {
      throw new IllegalArgumentException("limit not within 28 to 2^30: " + maxRecordOctets);
    }
    this.maxRecordOctets = maxRecordOctets;
  }

  /**
   * Goes to the next packet or, in pcapng, the next block of any other kind.
   *
   * @return RECORD, BLOCK, NEED_MORE or a fault
   */
  public CaptureStatus next(ByteBuffer in) {
    return step(in, true);
  }

  /**
   * Goes to the next packet; pcapng's other blocks are passed over.
   *
   * @return RECORD, NEED_MORE or a fault
   */
  public CaptureStatus nextRecord(ByteBuffer in) {
    CaptureStatus status;
    do {
      status = step(in, false);
    } while (status == CaptureStatus.BLOCK); // each has taken octets from the buffer
    return status;
  }

  private CaptureStatus step(ByteBuffer in, boolean keepBlocks) {
    if (fault != CaptureStatus.NEED_MORE) {
      return fault;
    }
    FormatReader reader = format;
    if (reader == null) {
      if (in.remaining() < MAGIC_OCTETS) {
        return CaptureStatus.NEED_MORE;
      }
      long magic = Octets.u32(in, in.position());
      if (PcapReader.announces(magic)) {
        reader = new PcapReader(maxRecordOctets);
      } else if (PcapngReader.announces(magic)) {
        reader = new PcapngReader(maxRecordOctets);
      } else {
        return stop(CaptureStatus.UNKNOWN_FORMAT, 0);
      }
      format = reader;
    }
    CaptureStatus status = reader.step(in, keepBlocks);
    return status.isFault() ? stop(status, reader.faultPosition()) : status;
  }

  private CaptureStatus stop(CaptureStatus status, long at) {
    fault = status;
    faultPosition = at;
    return status;
  }

  /**
   * Tells that the stream ends behind what {@code in} still has, after a step answered NEED_MORE.
   *
   * @return END behind a whole record, TRUNCATED inside one, or the fault that was before
   */
  public CaptureStatus endOfInput(ByteBuffer in) {
    if (fault != CaptureStatus.NEED_MORE) {
      return fault;
    }
    FormatReader reader = format;
    if (reader != null && reader.mayEnd() && !in.hasRemaining()) {
      return stop(CaptureStatus.END, -1);
    }
    return stop(CaptureStatus.TRUNCATED, position() + in.remaining());
  }

  /** The packet of the last step that answered RECORD, until the next step. */
  public CaptureRecordView record() {
    FormatReader reader = format;
    return reader == null ? noRecord : reader.record;
  }

  /** The block of the last step that answered BLOCK, or RECORD in pcapng, until the next step. */
  public PcapngBlockView block() {
    FormatReader reader = format;
    return reader == null ? noBlock : reader.block;
  }

  /** What the first octets announced. */
  public CaptureFormat format() {
    FormatReader reader = format;
    return reader == null
        ? CaptureFormat.UNKNOWN
        : reader instanceof PcapReader ? CaptureFormat.PCAP : CaptureFormat.PCAPNG;
  }

  /** Octets of the stream that have been taken from the buffers. */
  public long position() {
    FormatReader reader = format;
    return reader == null ? 0 : reader.position();
  }

  /**
   * After NEED_MORE, how many octets the buffer has to have remaining before a step can do
   * anything; a guess from below, at most the limit and a record's header.
   */
  public int needed() {
    FormatReader reader = format;
    return reader == null ? MAGIC_OCTETS : Math.max(reader.needed(), 1);
  }

  /**
   * Where in the stream the fault is, or for TRUNCATED the first octet that is missing; else -1.
   */
  public long faultPosition() {
    return faultPosition;
  }
}
