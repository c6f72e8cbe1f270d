package io.netlayers.ip.igmp;

import io.netlayers.core.Ipv4Address;
import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.ip.internal.Require;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A group record (RFC 9776 §4.2.4) as a value. Its text is {@code 239.1.2.3 MODE_IS_INCLUDE
 * [192.0.2.1]}.
 *
 * @param type 0 to 255; {@link GroupRecordType} has those that are assigned
 * @param group the group that it is about
 * @param sources at most 65,535
 * @param auxiliary whole words, at most 1,020 octets; version 3 sends none (§4.2.10)
 */
public record IgmpRecord(
    int type, Ipv4Address group, List<Ipv4Address> sources, OctetString auxiliary) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the fields cannot hold it
   */
  public IgmpRecord {
    Require.u8("record type", type);
    sources = List.copyOf(sources);
    Require.u16("number of sources", sources.size());
    Require.multipleOf("auxiliary", auxiliary, 4);
    Require.u8("auxiliary words", auxiliary.length() / 4);
  }

  /** A record without auxiliary data. */
  public static IgmpRecord of(GroupRecordType type, Ipv4Address group, Ipv4Address... sources) {
    return new IgmpRecord(type.number(), group, List.of(sources), OctetString.EMPTY);
  }

  /** The value of the record on which a cursor stands. */
  public static IgmpRecord decode(IgmpRecordsView view) {
    List<Ipv4Address> sources = new ArrayList<>();
    for (int i = 0; i < view.sourceCount(); i++) {
      sources.add(Ipv4Address.of(view.source(i)));
    }
    return new IgmpRecord(
        view.type(),
        Ipv4Address.of(view.group()),
        sources,
        OctetString.copyOf(view.buffer(), view.auxiliaryOffset(), view.auxiliaryLength()));
  }

  /** The type by name. */
  public GroupRecordType typeName() {
    return GroupRecordType.of(type);
  }

  /** Octets that {@link #encode} writes. */
  public int encodedLength() {
    return IgmpLayout.RECORD_OCTETS + sources.size() * Ipv4Address.OCTETS + auxiliary.length();
  }

  /**
   * Writes the record to an absolute index; the buffer's position stays.
   *
   * @return octets written
   * @throws IndexOutOfBoundsException if it does not fit
   */
  public int encode(ByteBuffer buffer, int offset) {
    Octets.put8(buffer, offset + IgmpLayout.RECORD_TYPE, type);
    Octets.put8(buffer, offset + IgmpLayout.AUX_WORDS, auxiliary.length() / 4);
    Octets.put16(buffer, offset + IgmpLayout.RECORD_SOURCE_COUNT, sources.size());
    group.write(buffer, offset + IgmpLayout.RECORD_GROUP);
    int at = offset + IgmpLayout.RECORD_OCTETS;
    for (Ipv4Address source : sources) {
      source.write(buffer, at);
      at += Ipv4Address.OCTETS;
    }
    auxiliary.copyTo(buffer, at);
    return encodedLength();
  }

  @Override
  public String toString() {
    String name = typeName() == GroupRecordType.UNKNOWN ? "type " + type : typeName().name();
    return group + " " + name + " " + sources + (auxiliary.isEmpty() ? "" : " aux " + auxiliary);
  }
}
