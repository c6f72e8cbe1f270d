package io.netlayers.ip.mld;

import io.netlayers.core.OctetView;
import io.netlayers.core.Octets;
import io.netlayers.ip.igmp.FloatCode;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.SignedPositive;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * A message of Multicast Listener Discovery (RFC 9777 §5) over the octets of an ICMPv6 message. A
 * field that lies behind the octets that are there reads as 0, so no accessor throws, whatever
 * {@code wrap} answered. Whether a field means something is for the type to say.
 */
public final class MldMessageView extends OctetView {
  private final MldRecordsView records = new MldRecordsView();

  /** A view over nothing, to be wrapped. */
  public MldMessageView() {}

  /**
   * Lays the view over a whole ICMPv6 message and checks that its sources or records are there.
   * Octets behind them are left alone (RFC 9777 §5.1.12, §5.2.11).
   */
  public MldDecodeStatus wrap(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
    int type = type();
    boolean report = type == MldLayout.REPORT_V2_TYPE && length >= MldLayout.REPORT_OCTETS;
    int recordsAt = report ? MldLayout.REPORT_OCTETS : length;
    MldDecodeStatus status =
        records.wrap(buffer, offset + recordsAt, length - recordsAt, report ? recordCount() : 0);
    if (length == 0) {
      return fault(MldDecodeStatus.TRUNCATED_HEADER, 0);
    }
    if (MldLayout.minOctets(type) == 0) {
      return fault(MldDecodeStatus.NOT_LISTENER_DISCOVERY, MldLayout.TYPE);
    }
    if (length < MldLayout.minOctets(type)) {
      return fault(MldDecodeStatus.TRUNCATED_HEADER, length);
    }
    if (type == MldLayout.QUERY_TYPE) {
      return checkQuery();
    }
    return status == MldDecodeStatus.OK ? status : fault(status, recordsAt + records.faultOffset());
  }

  private MldDecodeStatus checkQuery() {
    if (length > MldLayout.V1_OCTETS && length < MldLayout.QUERY_OCTETS) {
      return fault(MldDecodeStatus.BAD_QUERY_LENGTH, MldLayout.V1_OCTETS);
    }
    return length > MldLayout.V1_OCTETS && length < MldLayout.QUERY_OCTETS + sourceCountField() * 16
        ? fault(MldDecodeStatus.TRUNCATED_SOURCES, length)
        : MldDecodeStatus.OK;
  }

  /**
   * Lays the view over a message to be written and sets it to zero but for the type. The checksum
   * is for the view of the ICMPv6 message to make.
   *
   * @param type 130, 131, 132 or 143
   * @param length octets of the whole message
   * @throws IllegalArgumentException if the type is another, or the length less than it has
   * @throws IndexOutOfBoundsException if the message does not fit the buffer
   */
  public MldMessageView wrapForEncode(ByteBuffer buffer, int offset, int type, int length) {
    if (MldLayout.minOctets(type) == 0 || length < MldLayout.minOctets(type)) {
      throw new IllegalArgumentException("type " + type + " of " + length + " octets");
    }
    attach(buffer, offset, length);
    Octets.zero(buffer, offset, length);
    Octets.put8(buffer, offset + MldLayout.TYPE, type);
    return this;
  }

  private @SignedPositive int u8At(int at) {
    return at + 1 <= length ? Octets.u8(buffer, offset + at) : 0;
  }

  private @SignedPositive int u16At(int at) {
    return at + 2 <= length ? Octets.u16(buffer, offset + at) : 0;
  }

  private @Unsigned long bits64At(int at) {
    return at + 8 <= length ? Octets.bits64(buffer, offset + at) : 0;
  }

  /** The ICMPv6 type: 130, 131, 132 or 143. */
  public @SignedPositive int type() {
    return u8At(MldLayout.TYPE);
  }

  /** Whether it is a query, of either version. */
  public boolean isQuery() {
    return type() == MldLayout.QUERY_TYPE;
  }

  /** The version of MLD that the message is of: 1 or 2; 0 for a message of none (§8.1). */
  public int version() {
    return switch (type()) {
      case MldLayout.REPORT_V1_TYPE, MldLayout.DONE_TYPE -> 1;
      case MldLayout.REPORT_V2_TYPE -> 2;
      case MldLayout.QUERY_TYPE ->
          length >= MldLayout.QUERY_OCTETS ? 2 : length == MldLayout.V1_OCTETS ? 1 : 0;
      default -> 0;
    };
  }

  /** Query: the field as it stands, 0 to 65,535. */
  public @SignedPositive int maxRespCode() {
    return u16At(MldLayout.MAX_RESP_CODE);
  }

  /** Query: how long listeners may wait with a report, in milliseconds (§5.1.3). */
  public int maxRespMillis() {
    return version() == 2 ? FloatCode.decode16(maxRespCode()) : maxRespCode();
  }

  /** Query, report of version 1, done: the group's upper half; 0 in a general query. */
  public @Unsigned long groupHigh() {
    return bits64At(MldLayout.GROUP);
  }

  /** Query, report of version 1, done: the group's lower half. */
  public @Unsigned long groupLow() {
    return bits64At(MldLayout.GROUP + 8);
  }

  /** Query of version 2: whether routers are not to touch their timers (S, §5.1.7). */
  public boolean suppressRouterProcessing() {
    return (u8At(MldLayout.QUERY_FLAGS) & 8) != 0;
  }

  /** Query of version 2: the querier's robustness, 0 to 7 (§5.1.8). */
  public @SignedPositive int robustness() {
    return u8At(MldLayout.QUERY_FLAGS) & 7;
  }

  /** Query of version 2: the interval code as it stands, 0 to 255. */
  public @SignedPositive int queryIntervalCode() {
    return u8At(MldLayout.QQIC);
  }

  /** Query of version 2: the querier's interval, seconds (§5.1.9). */
  public int queryInterval() {
    return FloatCode.decode8(queryIntervalCode());
  }

  private @SignedPositive int sourceCountField() {
    return u16At(MldLayout.SOURCE_COUNT);
  }

  /** Query of version 2: how many sources are named and there. */
  public int sourceCount() {
    return Math.min(sourceCountField(), Math.max(0, length - MldLayout.QUERY_OCTETS) / 16);
  }

  /** Query of version 2: a source's upper half; behind the last one the answer is 0. */
  public @Unsigned long sourceHigh(int index) {
    return index < sourceCount() ? bits64At(MldLayout.QUERY_OCTETS + index * 16) : 0;
  }

  /** Query of version 2: a source's lower half. */
  public @Unsigned long sourceLow(int index) {
    return index < sourceCount() ? bits64At(MldLayout.QUERY_OCTETS + index * 16 + 8) : 0;
  }

  /** Report of version 2: how many records it says it has. */
  public @SignedPositive int recordCount() {
    return u16At(MldLayout.RECORD_COUNT);
  }

  /** Report of version 2: its records, the cursor before the first; always the same object. */
  public MldRecordsView records() {
    records.rewind();
    return records;
  }

  /** Sets the maximum response code of a query. */
  public MldMessageView maxRespCode(int code) {
    Octets.put16(buffer, offset + MldLayout.MAX_RESP_CODE, code);
    return this;
  }

  /** Sets the group of a query, a report of version 1 or a done. */
  public MldMessageView group(@Unsigned long high, @Unsigned long low) {
    Octets.putBits64(buffer, offset + MldLayout.GROUP, high);
    Octets.putBits64(buffer, offset + MldLayout.GROUP + 8, low);
    return this;
  }
}
