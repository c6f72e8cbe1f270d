package io.netlayers.tcp;

import static io.netlayers.tcp.TcpLayout.ACKNOWLEDGMENT;
import static io.netlayers.tcp.TcpLayout.CHECKSUM;
import static io.netlayers.tcp.TcpLayout.DATA_OFFSET_SHIFT;
import static io.netlayers.tcp.TcpLayout.HEADER_OCTETS;
import static io.netlayers.tcp.TcpLayout.SOURCE_PORT;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Writes whole fixed headers (RFC 9293 §3.1): fields are set in any order and stay for the next
 * segment, and {@link #write} puts them down at once with the checksum. It is faster than the
 * setters of {@link TcpSegmentView}, which change one field in place. Reusable; allocates nothing;
 * one thread's.
 */
public final class TcpHeaderWriter {
  private int sourcePort;
  private int destinationPort;
  private @Unsigned int sequence;
  private @Unsigned int acknowledgment;
  private int flags;
  private int window;
  private int urgentPointer;

  /** A writer whose fields are all 0. */
  public TcpHeaderWriter() {}

  /** Sets the sender's port, 0 to 65,535. */
  public TcpHeaderWriter sourcePort(int port) {
    sourcePort = port;
    return this;
  }

  /** Sets the port that the segment is for, 0 to 65,535. */
  public TcpHeaderWriter destinationPort(int port) {
    destinationPort = port;
    return this;
  }

  /** Sets SEG.SEQ. */
  public TcpHeaderWriter sequence(@Unsigned int sequence) {
    this.sequence = sequence;
    return this;
  }

  /** Sets SEG.ACK. */
  public TcpHeaderWriter acknowledgment(@Unsigned int acknowledgment) {
    this.acknowledgment = acknowledgment;
    return this;
  }

  /** Sets the nine flags of {@link TcpFlags}. */
  public TcpHeaderWriter flags(int flags) {
    this.flags = flags & TcpFlags.ALL;
    return this;
  }

  /** Sets SEG.WND as it stands on the wire, 0 to 65,535. */
  public TcpHeaderWriter window(int window) {
    this.window = window;
    return this;
  }

  /** Sets SEG.UP, 0 to 65,535. */
  public TcpHeaderWriter urgentPointer(int urgentPointer) {
    this.urgentPointer = urgentPointer & 0xFFFF;
    return this;
  }

  /**
   * Writes the fixed header. Options and payload stand behind it already: the checksum covers them.
   *
   * @param offset absolute index of the segment's first octet
   * @param optionsLength octets of options with their padding, 0 to 40, a multiple of 4
   * @param payloadLength octets behind the options
   * @param pseudoHeader the addresses' partial sum with TCP's number
   * @return the checksum
   * @throws IndexOutOfBoundsException if the segment does not fit the buffer; nothing was written
   * @throws IllegalArgumentException if {@code optionsLength} cannot be, or the payload is negative
   */
  public int write(
      ByteBuffer buffer, int offset, int optionsLength, int payloadLength, long pseudoHeader) {
    TcpHeaderWords.checkLengths(optionsLength, payloadLength);
    int behind = optionsLength + payloadLength;
    Objects.checkFromIndexSize(offset, HEADER_OCTETS + behind, buffer.limit());
    int offsetAndFlags = (HEADER_OCTETS + optionsLength) >> 2 << DATA_OFFSET_SHIFT | flags;
    @Unsigned long ports = TcpHeaderWords.ports(sourcePort, destinationPort, sequence);
    @Unsigned long control = TcpHeaderWords.control(acknowledgment, offsetAndFlags, window);
    int checksum =
        InternetChecksum.finish(
            pseudoHeader
                + (HEADER_OCTETS + behind)
                + InternetChecksum.sum(ports)
                + InternetChecksum.sum(control)
                + urgentPointer
                + InternetChecksum.sum(buffer, offset + HEADER_OCTETS, behind));
    Octets.putBits64(buffer, offset + SOURCE_PORT, ports);
    Octets.putBits64(buffer, offset + ACKNOWLEDGMENT, control);
    Octets.put32(buffer, offset + CHECKSUM, (long) checksum << 16 | urgentPointer);
    return checksum;
  }
}
