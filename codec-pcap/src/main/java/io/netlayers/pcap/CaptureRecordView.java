package io.netlayers.pcap;

import io.netlayers.core.OctetView;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * A captured packet, as a {@link CaptureReader} lends it until its next step: what the file says of
 * it and where in the buffer its octets are. {@link #offset()} and {@link #length()} are those of
 * the packet's octets.
 */
public final class CaptureRecordView extends OctetView {
  private static final int DIRECTION_MASK = 3;
  private static final int FCS_SHIFT = 5;

  private int interfaceId;
  private int linkType;
  private int fcsLength;
  private long epochSeconds;
  private int nanos;
  private boolean timestamped;
  private long originalLength;
  private long flags;
  private long position;
  private final PcapngOptionsView options = new PcapngOptionsView();

  CaptureRecordView() {}

  void interfaceIs(int interfaceId, int linkType, int fcsLength) {
    this.interfaceId = interfaceId;
    this.linkType = linkType;
    this.fcsLength = fcsLength;
  }

  void timeIs(long epochSeconds, int nanos) {
    this.epochSeconds = epochSeconds;
    this.nanos = nanos;
    this.timestamped = true;
  }

  void timeIsUnknown() {
    epochSeconds = 0;
    nanos = 0;
    timestamped = false;
  }

  void octetsAre(ByteBuffer buffer, int offset, int captured, long original, long position) {
    attach(buffer, offset, captured);
    this.originalLength = original;
    this.position = position;
    this.flags = 0;
    options.wrap(buffer, offset, 0, false);
  }

  /** Lays the options over a slice; on a fault its place is {@code options().faultOffset()}. */
  CaptureStatus optionsAre(int offset, int length, boolean littleEndian, int flagsCode) {
    CaptureStatus status = options.wrap(buffer, offset, length, littleEndian);
    if (status != CaptureStatus.RECORD) {
      return status;
    }
    while (options.next()) {
      if (options.code() == flagsCode && options.valueLength() == 4) {
        flags = options.u32();
      }
    }
    options.rewind();
    return status;
  }

  /** Which interface of the section captured the packet, from 0; always 0 in pcap. */
  public int interfaceId() {
    return interfaceId;
  }

  /** What the octets begin with; {@link LinkType} names the numbers. */
  public int linkType() {
    return linkType;
  }

  /**
   * Octets of frame check sequence at the end of a whole packet: by the packet's own flags where
   * they say so, else by its interface or file; -1 where nobody says.
   */
  public int fcsLength() {
    int own = (int) (flags >> FCS_SHIFT) & 0xF;
    return own != 0 ? own : fcsLength;
  }

  /** Whether a time is known; pcapng's simple packets have none, and their time reads as 0. */
  public boolean hasTimestamp() {
    return timestamped;
  }

  /** Whole seconds since the epoch. */
  public long epochSeconds() {
    return epochSeconds;
  }

  /** Nanoseconds behind {@link #epochSeconds()}, 0 to 999,999,999. */
  public int nanos() {
    return nanos;
  }

  /** Octets of the packet that are in the file. */
  public int capturedLength() {
    return length;
  }

  /** Octets that the packet had on the link, 0 to 2^32 - 1. */
  public long originalLength() {
    return originalLength;
  }

  /** Octets of the stream before this record's header. */
  public long position() {
    return position;
  }

  /** pcapng's packet flags (draft-ietf-opsawg-pcapng §4.3.1), 0 where there are none. */
  public long flags() {
    return flags;
  }

  /** Whether the packet was received (1) or sent (2); 0 where nobody says. */
  public int direction() {
    return (int) flags & DIRECTION_MASK;
  }

  /** A cursor over pcapng's options of this packet, before the first one. */
  public PcapngOptionsView options() {
    options.rewind();
    return options;
  }

  /** The time as one number of nanoseconds since the epoch; wraps around in the year 2262. */
  public long epochNanos() {
    return epochSeconds * 1_000_000_000L + nanos;
  }

  void timeInUnits(int tsresol, long tsoffset, @Unsigned long units) {
    timeIs(Timestamps.seconds(tsresol, units) + tsoffset, Timestamps.nanos(tsresol, units));
  }
}
