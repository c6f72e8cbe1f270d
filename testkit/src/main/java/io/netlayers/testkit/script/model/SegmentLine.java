package io.netlayers.testkit.script.model;

import java.util.List;

/**
 * A TCP segment as a script writes it. What a line leaves out is {@link #ABSENT}.
 *
 * @param injected whether the script sends it to the TCP; else the TCP is expected to send it
 * @param flags the nine flag bits, FIN 1 to AE 256
 * @param startSeq its first sequence number; {@link #ABSENT} in an expectation for any
 * @param length octets of data
 * @param ack its acknowledgment number
 * @param window its window field
 * @param urgent its urgent pointer
 * @param options its options, in order
 * @param anyOptions whether any options will do, {@code <...>}
 * @param tos the octet that carries DSCP and ECN
 * @param ecnMode how {@code tos} is to be compared
 * @param ttl the time to live
 * @param sourcePort the sender's port
 * @param destinationPort the receiver's port
 */
public record SegmentLine(
    boolean injected,
    int flags,
    long startSeq,
    int length,
    long ack,
    int window,
    int urgent,
    List<TcpOptionLine> options,
    boolean anyOptions,
    int tos,
    EcnMode ecnMode,
    int ttl,
    int sourcePort,
    int destinationPort) {
  /** Stands for what a line does not say. */
  public static final int ABSENT = -1;

  /** No more data from the sender. */
  public static final int FIN = 1;

  /** Synchronize sequence numbers. */
  public static final int SYN = 2;

  /** Reset the connection. */
  public static final int RST = 4;

  /** Push function. */
  public static final int PSH = 8;

  /** The acknowledgment field counts. */
  public static final int ACK = 16;

  /** The urgent pointer counts. */
  public static final int URG = 32;

  /** ECN-Echo (RFC 3168). */
  public static final int ECE = 64;

  /** Congestion window reduced (RFC 3168). */
  public static final int CWR = 128;

  /** Accurate ECN (RFC 9768). */
  public static final int AE = 256;

  /** What of the type-of-service octet a line names. */
  public enum EcnMode {
    /** Nothing. */
    NONE,
    /** The two ECN bits. */
    ECN,
    /** Either of ECT(0) and ECT(1). */
    ECT0_OR_ECT1,
    /** All eight bits. */
    TOS
  }

  /** Keeps a copy of the list. */
  public SegmentLine {
    options = List.copyOf(options);
  }

  /** Whether a flag is set. */
  public boolean has(int flag) {
    return (flags & flag) != 0;
  }
}
