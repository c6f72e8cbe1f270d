package io.netlayers.ip.igmp;

import io.netlayers.core.OctetView;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.SignedPositive;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** The group records of a version 3 report: a cursor over them (RFC 9776 §4.2.4). */
public final class IgmpRecordsView extends OctetView {
  private int end;
  private int at;
  private int next;

  /** A view over nothing, to be wrapped. */
  public IgmpRecordsView() {}

  /**
   * Lays the view over records and checks that {@code count} of them are there; the cursor stands
   * before the first. After a fault those before it can still be walked.
   *
   * @param count records that the report says it has, 0 to 65,535
   */
  public IgmpDecodeStatus wrap(ByteBuffer buffer, int offset, int length, int count) {
    attach(buffer, offset, length);
    end = 0;
    rewind();
    for (int i = 0; i < count; i++) {
      int octets = length - end < IgmpLayout.RECORD_OCTETS ? Integer.MAX_VALUE : recordOctets(end);
      if (octets > length - end) {
        return fault(IgmpDecodeStatus.TRUNCATED_RECORD, length);
      }
      end += octets;
    }
    return IgmpDecodeStatus.OK;
  }

  private int recordOctets(int record) {
    int index = offset + record;
    return IgmpLayout.RECORD_OCTETS
        + Octets.u16(buffer, index + IgmpLayout.RECORD_SOURCE_COUNT) * 4
        + Octets.u8(buffer, index + IgmpLayout.AUX_WORDS) * 4;
  }

  /** Puts the cursor before the first record. */
  public void rewind() {
    at = 0;
    next = 0;
  }

  /** Goes to the next record; false, and no record, at the end. */
  public boolean next() {
    at = next;
    if (next >= end) {
      return false;
    }
    next += recordOctets(at);
    return true;
  }

  private boolean isOnRecord() {
    return next > at;
  }

  /** The record's type, 0 to 255; 0 where the cursor is on none. */
  public @SignedPositive int type() {
    return isOnRecord() ? Octets.u8(buffer, offset + at) : 0;
  }

  /** The record's type by name. */
  public GroupRecordType typeName() {
    return GroupRecordType.of(type());
  }

  /** The group that the record is about. */
  public @Unsigned int group() {
    return isOnRecord() ? Octets.bits32(buffer, offset + at + IgmpLayout.RECORD_GROUP) : 0;
  }

  /** How many sources the record names. */
  public @SignedPositive int sourceCount() {
    return isOnRecord() ? Octets.u16(buffer, offset + at + IgmpLayout.RECORD_SOURCE_COUNT) : 0;
  }

  /** A source of the record; behind the last one the answer is 0. */
  public @Unsigned int source(int index) {
    return index < sourceCount()
        ? Octets.bits32(buffer, offset + at + IgmpLayout.RECORD_OCTETS + index * 4)
        : 0;
  }

  /** Absolute index of the record's auxiliary data, of which version 3 defines none (§4.2.10). */
  public int auxiliaryOffset() {
    return offset + at + IgmpLayout.RECORD_OCTETS + sourceCount() * 4;
  }

  /** Octets of the record's auxiliary data. */
  public int auxiliaryLength() {
    return isOnRecord() ? Octets.u8(buffer, offset + at + IgmpLayout.AUX_WORDS) * 4 : 0;
  }
}
