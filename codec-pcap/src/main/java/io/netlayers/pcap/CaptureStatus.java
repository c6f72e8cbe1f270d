package io.netlayers.pcap;

import io.netlayers.core.DecodeStatus;

/** What a step of a {@link CaptureReader} answered. After a fault every step answers it again. */
public enum CaptureStatus implements DecodeStatus {
  /** A packet: {@link CaptureReader#record()} lends it. */
  RECORD,
  /** pcapng: a block that is no packet; {@link CaptureReader#block()} lends it. */
  BLOCK,
  /** The octets shown end before the next record does; {@link CaptureReader#needed()} says more. */
  NEED_MORE,
  /** The input ended behind a whole record. */
  END,
  /** The input ended inside a header or a record; every whole one before has been given. */
  TRUNCATED,
  /** The first four octets belong to neither format. */
  UNKNOWN_FORMAT,
  /** A variant of pcap that is recognized and not read, such as Kuznetzov's (0xA1B2CD34). */
  UNSUPPORTED_FORMAT,
  /** A version other than pcap's 2.0 to 2.4 and pcapng's 1.x. */
  UNSUPPORTED_VERSION,
  /** pcapng: a section's byte-order magic is 0x1A2B3C4D in neither order. */
  BAD_BYTE_ORDER_MAGIC,
  /** pcapng: a block's length is less than its type needs or no multiple of four. */
  BAD_BLOCK_LENGTH,
  /** pcapng: the length at a block's end is not the one at its beginning. */
  TRAILING_LENGTH_MISMATCH,
  /** A record or block is longer than the reader's limit. */
  RECORD_TOO_LONG,
  /** pcapng: a packet claims more octets than its block has. */
  BAD_CAPTURED_LENGTH,
  /** pcapng: a packet's interface has not been described in its section. */
  UNKNOWN_INTERFACE,
  /** pcapng: more interfaces in a section than the reader keeps. */
  TOO_MANY_INTERFACES,
  /** pcapng: an option runs over the end of its block, or one that matters has a wrong length. */
  BAD_OPTION;

  /** Whether the stream cannot be read on because its octets are wrong; a cut is not a fault. */
  public boolean isFault() {
    return compareTo(TRUNCATED) > 0;
  }

  @Override
  public boolean isTruncated() {
    return this == TRUNCATED;
  }

  @Override
  public DecodeStatus ok() {
    return RECORD;
  }
}
