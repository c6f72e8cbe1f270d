package io.netlayers.ip.mld;

import io.netlayers.core.OctetView;
import io.netlayers.core.Octets;
import io.netlayers.ip.igmp.GroupRecordType;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.SignedPositive;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** The multicast address records of a version 2 report: a cursor over them (RFC 9777 §5.2.4). */
public final class MldRecordsView extends OctetView {
  private int end;
  private int at;
  private int next;

  /** A view over nothing, to be wrapped. */
  public MldRecordsView() {}

  /**
   * Lays the view over records and checks that {@code count} of them are there; the cursor stands
   * before the first. After a fault those before it can still be walked.
   *
   * @param count records that the report says it has, 0 to 65,535
   */
  public MldDecodeStatus wrap(ByteBuffer buffer, int offset, int length, int count) {
    attach(buffer, offset, length);
    end = 0;
    rewind();
    for (int i = 0; i < count; i++) {
      int octets = length - end < MldLayout.RECORD_OCTETS ? Integer.MAX_VALUE : recordOctets(end);
      if (octets > length - end) {
        return fault(MldDecodeStatus.TRUNCATED_RECORD, length);
      }
      end += octets;
    }
    return MldDecodeStatus.OK;
  }

  private int recordOctets(int record) {
    int index = offset + record;
    return MldLayout.RECORD_OCTETS
        + Octets.u16(buffer, index + MldLayout.RECORD_SOURCE_COUNT) * 16
        + Octets.u8(buffer, index + MldLayout.AUX_WORDS) * 4;
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

  /** The upper half of the group that the record is about. */
  public @Unsigned long groupHigh() {
    return isOnRecord() ? Octets.bits64(buffer, offset + at + MldLayout.RECORD_GROUP) : 0;
  }

  /** The lower half of the group that the record is about. */
  public @Unsigned long groupLow() {
    return isOnRecord() ? Octets.bits64(buffer, offset + at + MldLayout.RECORD_GROUP + 8) : 0;
  }

  /** How many sources the record names. */
  public @SignedPositive int sourceCount() {
    return isOnRecord() ? Octets.u16(buffer, offset + at + MldLayout.RECORD_SOURCE_COUNT) : 0;
  }

  /** The upper half of a source of the record; behind the last one the answer is 0. */
  public @Unsigned long sourceHigh(int index) {
    return index < sourceCount() ? Octets.bits64(buffer, sourceAt(index)) : 0;
  }

  /** The lower half of a source of the record; behind the last one the answer is 0. */
  public @Unsigned long sourceLow(int index) {
    return index < sourceCount() ? Octets.bits64(buffer, sourceAt(index) + 8) : 0;
  }

  private int sourceAt(int index) {
    return offset + at + MldLayout.RECORD_OCTETS + index * 16;
  }

  /** Absolute index of the record's auxiliary data, of which version 2 defines none (§5.2.10). */
  public int auxiliaryOffset() {
    return offset + at + MldLayout.RECORD_OCTETS + sourceCount() * 16;
  }

  /** Octets of the record's auxiliary data. */
  public int auxiliaryLength() {
    return isOnRecord() ? Octets.u8(buffer, offset + at + MldLayout.AUX_WORDS) * 4 : 0;
  }
}
