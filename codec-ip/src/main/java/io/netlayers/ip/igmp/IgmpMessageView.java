package io.netlayers.ip.igmp;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.OctetView;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.SignedPositive;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * An IGMP message of any version (RFC 9776 §4) over a slice of a buffer. A field that lies behind
 * the octets that are there reads as 0, so no accessor throws, whatever {@code wrap} answered.
 * Whether a field means something is for the type to say.
 */
public final class IgmpMessageView extends OctetView {
  private final IgmpRecordsView records = new IgmpRecordsView();

  /** A view over nothing, to be wrapped. */
  public IgmpMessageView() {}

  /**
   * Lays the view over a whole message and checks that its sources or records are there. Octets
   * behind them count for the checksum and nothing else (RFC 9776 §4.1.10, §4.2.11).
   *
   * @param length octets that IP carries behind its header
   */
  public IgmpDecodeStatus wrap(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
    IgmpType type = length == 0 ? IgmpType.UNKNOWN : typeName();
    boolean report = type == IgmpType.REPORT_V3 && length >= IgmpLayout.HEADER_OCTETS;
    int recordsAt = report ? IgmpLayout.HEADER_OCTETS : length;
    IgmpDecodeStatus status =
        records.wrap(buffer, offset + recordsAt, length - recordsAt, report ? recordCount() : 0);
    if (length < type.minLength()) {
      return fault(IgmpDecodeStatus.TRUNCATED_HEADER, length);
    }
    if (type == IgmpType.MEMBERSHIP_QUERY) {
      return checkQuery();
    }
    return status == IgmpDecodeStatus.OK
        ? status
        : fault(status, recordsAt + records.faultOffset());
  }

  private IgmpDecodeStatus checkQuery() {
    if (length > IgmpLayout.HEADER_OCTETS && length < IgmpLayout.QUERY_OCTETS) {
      return fault(IgmpDecodeStatus.BAD_QUERY_LENGTH, IgmpLayout.HEADER_OCTETS);
    }
    return length > IgmpLayout.HEADER_OCTETS
            && length < IgmpLayout.QUERY_OCTETS + sourceCountField() * 4
        ? fault(IgmpDecodeStatus.TRUNCATED_SOURCES, length)
        : IgmpDecodeStatus.OK;
  }

  /**
   * Lays the view over a message to be written and sets it to zero but for the type.
   *
   * @param length octets of the whole message
   * @throws IllegalArgumentException if that is less than 4
   * @throws IndexOutOfBoundsException if the message does not fit the buffer
   */
  public IgmpMessageView wrapForEncode(ByteBuffer buffer, int offset, int type, int length) {
    if (length < IgmpLayout.GROUP) {
      throw new IllegalArgumentException("octets of a message less than 4: " + length);
    }
    attach(buffer, offset, length);
    Octets.zero(buffer, offset, length);
    Octets.put8(buffer, offset + IgmpLayout.TYPE, type);
    return this;
  }

  private @SignedPositive int u8At(int at) {
    return at + 1 <= length ? Octets.u8(buffer, offset + at) : 0;
  }

  private @SignedPositive int u16At(int at) {
    return at + 2 <= length ? Octets.u16(buffer, offset + at) : 0;
  }

  private @Unsigned int bits32At(int at) {
    return at + 4 <= length ? Octets.bits32(buffer, offset + at) : 0;
  }

  /** The message's type, 0 to 255. */
  public @SignedPositive int type() {
    return u8At(IgmpLayout.TYPE);
  }

  /** The type by name. */
  public IgmpType typeName() {
    return IgmpType.of(type());
  }

  /**
   * The version of IGMP that the message is of: 1, 2 or 3; 0 for a message of none. A query is told
   * by its length and its response time (RFC 9776 §7.1).
   */
  public int version() {
    return switch (typeName()) {
      case REPORT_V1 -> 1;
      case REPORT_V2, LEAVE_GROUP -> 2;
      case REPORT_V3 -> 3;
      case MEMBERSHIP_QUERY ->
          length >= IgmpLayout.QUERY_OCTETS
              ? 3
              : length != IgmpLayout.HEADER_OCTETS ? 0 : maxRespCode() == 0 ? 1 : 2;
      default -> 0;
    };
  }

  /** Query: the field as it stands; of a multicast router advertisement the interval, seconds. */
  public @SignedPositive int maxRespCode() {
    return u8At(IgmpLayout.MAX_RESP_CODE);
  }

  /**
   * Query: how long hosts may wait with a report, in tenths of a second. A version 1 query, which
   * says nothing, means 100 (RFC 9776 §7.2.1).
   */
  public int maxRespTenths() {
    return switch (version()) {
      case 1 -> 100;
      case 3 -> FloatCode.decode8(maxRespCode());
      default -> maxRespCode();
    };
  }

  /** The checksum field as it stands. */
  public @SignedPositive int checksum() {
    return u16At(IgmpLayout.CHECKSUM);
  }

  /** Query, report of version 1 or 2, leave: the group; 0 in a general query. */
  public @Unsigned int group() {
    return bits32At(IgmpLayout.GROUP);
  }

  /** Query of version 3: whether routers are not to touch their timers (S, §4.1.5). */
  public boolean suppressRouterProcessing() {
    return (u8At(IgmpLayout.QUERY_FLAGS) & 8) != 0;
  }

  /** Query of version 3: the querier's robustness, 0 to 7 (§4.1.6). */
  public @SignedPositive int robustness() {
    return u8At(IgmpLayout.QUERY_FLAGS) & 7;
  }

  /** Query of version 3: the interval code as it stands, 0 to 255. */
  public @SignedPositive int queryIntervalCode() {
    return u8At(IgmpLayout.QQIC);
  }

  /** Query of version 3: the querier's interval, seconds (§4.1.7). */
  public int queryInterval() {
    return FloatCode.decode8(queryIntervalCode());
  }

  private @SignedPositive int sourceCountField() {
    return u16At(IgmpLayout.SOURCE_COUNT);
  }

  /** Query of version 3: how many sources are named and there. */
  public int sourceCount() {
    return Math.min(sourceCountField(), Math.max(0, length - IgmpLayout.QUERY_OCTETS) / 4);
  }

  /** Query of version 3: a source; behind the last one the answer is 0. */
  public @Unsigned int source(int index) {
    return index < sourceCount() ? bits32At(IgmpLayout.QUERY_OCTETS + index * 4) : 0;
  }

  /** Report of version 3: how many records it says it has. */
  public @SignedPositive int recordCount() {
    return u16At(IgmpLayout.RECORD_COUNT);
  }

  /** Report of version 3: its records, the cursor before the first; always the same object. */
  public IgmpRecordsView records() {
    records.rewind();
    return records;
  }

  /** Multicast router advertisement: the query interval, seconds (RFC 4286 §4.1). */
  public @SignedPositive int routerQueryInterval() {
    return u16At(IgmpLayout.ROUTER_QUERY_INTERVAL);
  }

  /** Multicast router advertisement: the robustness variable (RFC 4286 §4.1). */
  public @SignedPositive int routerRobustness() {
    return u16At(IgmpLayout.ROUTER_ROBUSTNESS);
  }

  /** Whether the checksum agrees with all octets of the view: the whole of IP's payload. */
  public boolean checksumValid() {
    return length >= IgmpLayout.GROUP
        && InternetChecksum.isValid(InternetChecksum.sum(buffer, offset, length));
  }

  /** Sets the maximum response code of a query. */
  public IgmpMessageView maxRespCode(int code) {
    Octets.put8(buffer, offset + IgmpLayout.MAX_RESP_CODE, code);
    return this;
  }

  /** Sets the group of a query, of a report of version 1 or 2, of a leave. */
  public IgmpMessageView group(@Unsigned int group) {
    Octets.putBits32(buffer, offset + IgmpLayout.GROUP, group);
    return this;
  }

  /** Works the checksum out over all octets of the view and writes it. */
  public IgmpMessageView updateChecksum() {
    Octets.put16(buffer, offset + IgmpLayout.CHECKSUM, 0);
    Octets.put16(buffer, offset + IgmpLayout.CHECKSUM, InternetChecksum.of(buffer, offset, length));
    return this;
  }
}
