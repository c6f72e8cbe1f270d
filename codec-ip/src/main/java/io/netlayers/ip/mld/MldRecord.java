package io.netlayers.ip.mld;

import io.netlayers.core.Ipv6Address;
import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.ip.igmp.GroupRecordType;
import io.netlayers.ip.internal.Require;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A multicast address record (RFC 9777 §5.2.4) as a value. Its text is {@code ff0e::5
 * MODE_IS_INCLUDE [2001:db8::1]}.
 *
 * @param type 0 to 255; {@link GroupRecordType} has those that are assigned
 * @param group the group that it is about
 * @param sources at most 65,535
 * @param auxiliary whole words, at most 1,020 octets; version 2 sends none (§5.2.10)
 */
public record MldRecord(
    int type, Ipv6Address group, List<Ipv6Address> sources, OctetString auxiliary) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the fields cannot hold it
   */
  public MldRecord {
    Require.u8("record type", type);
    sources = List.copyOf(sources);
    Require.u16("number of sources", sources.size());
    Require.multipleOf("auxiliary", auxiliary, 4);
    Require.u8("auxiliary words", auxiliary.length() / 4);
  }

  /** A record without auxiliary data. */
  public static MldRecord of(GroupRecordType type, Ipv6Address group, Ipv6Address... sources) {
    return new MldRecord(type.number(), group, List.of(sources), OctetString.EMPTY);
  }

  /** The value of the record on which a cursor stands. */
  public static MldRecord decode(MldRecordsView view) {
    List<Ipv6Address> sources = new ArrayList<>();
    for (int i = 0; i < view.sourceCount(); i++) {
      sources.add(Ipv6Address.of(view.sourceHigh(i), view.sourceLow(i)));
    }
    return new MldRecord(
        view.type(),
        Ipv6Address.of(view.groupHigh(), view.groupLow()),
        sources,
        OctetString.copyOf(view.buffer(), view.auxiliaryOffset(), view.auxiliaryLength()));
  }

  /** The type by name. */
  public GroupRecordType typeName() {
    return GroupRecordType.of(type);
  }

  /** Octets that {@link #encode} writes. */
  public int encodedLength() {
    return MldLayout.RECORD_OCTETS + sources.size() * Ipv6Address.OCTETS + auxiliary.length();
  }

  /**
   * Writes the record to an absolute index; the buffer's position stays.
   *
   * @return octets written
   * @throws IndexOutOfBoundsException if it does not fit
   */
  public int encode(ByteBuffer buffer, int offset) {
    Octets.put8(buffer, offset + MldLayout.RECORD_TYPE, type);
    Octets.put8(buffer, offset + MldLayout.AUX_WORDS, auxiliary.length() / 4);
    Octets.put16(buffer, offset + MldLayout.RECORD_SOURCE_COUNT, sources.size());
    group.write(buffer, offset + MldLayout.RECORD_GROUP);
    int at = offset + MldLayout.RECORD_OCTETS;
    for (Ipv6Address source : sources) {
      source.write(buffer, at);
      at += Ipv6Address.OCTETS;
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
