package io.netlayers.stack.multicast;

import io.netlayers.core.IpAddress;
import io.netlayers.core.Ipv4Address;
import io.netlayers.core.Ipv6Address;
import io.netlayers.ip.igmp.GroupRecordType;
import io.netlayers.ip.igmp.IgmpRecord;
import io.netlayers.ip.mld.MldRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a report of IGMPv3 or MLDv2 says of one group (RFC 9776 §4.2.4, RFC 9777 §5.2.4). */
record GroupRecord(Membership membership, GroupRecordType type, List<IpAddress> sources) {
  private static final int HEADER_V4 = 8;
  private static final int HEADER_V6 = 20;

  /** What is wanted now. */
  static GroupRecord state(Membership m) {
    GroupRecordType type =
        m.filter.isInclude() ? GroupRecordType.MODE_IS_INCLUDE : GroupRecordType.MODE_IS_EXCLUDE;
    return new GroupRecord(m, type, m.filter.sources());
  }

  /** That the mode of the filter is another one now. */
  static GroupRecord modeChange(Membership m) {
    GroupRecordType type =
        m.filter.isInclude()
            ? GroupRecordType.CHANGE_TO_INCLUDE_MODE
            : GroupRecordType.CHANGE_TO_EXCLUDE_MODE;
    return new GroupRecord(m, type, m.filter.sources());
  }

  /** Which sources came and which went (RFC 9776 §5.1); each counts as told once more. */
  static List<GroupRecord> sourceChanges(Membership m) {
    List<IpAddress> allow = new ArrayList<>();
    List<IpAddress> block = new ArrayList<>();
    for (Membership.SourceChange change : m.sourceChanges) {
      change.left--;
      (m.filter.accepts(change.source) ? allow : block).add(change.source);
    }
    m.sourceChanges.removeIf(c -> c.left == 0);
    List<GroupRecord> records = new ArrayList<>();
    if (!allow.isEmpty()) {
      records.add(new GroupRecord(m, GroupRecordType.ALLOW_NEW_SOURCES, allow));
    }
    if (!block.isEmpty()) {
      records.add(new GroupRecord(m, GroupRecordType.BLOCK_OLD_SOURCES, block));
    }
    return records;
  }

  /** RFC 9776 §5.2: the state of the group, or which of the sources in question are wanted. */
  static List<GroupRecord> answer(Membership m) {
    Set<IpAddress> queried = m.queried;
    if (queried == null) {
      return List.of(state(m));
    }
    List<IpAddress> wanted = new ArrayList<>();
    for (IpAddress source : queried) {
      if (m.filter.accepts(source)) {
        wanted.add(source);
      }
    }
    return wanted.isEmpty()
        ? List.of()
        : List.of(new GroupRecord(m, GroupRecordType.MODE_IS_INCLUDE, wanted));
  }

  private int sourceOctets() {
    return membership.isIpv4() ? Ipv4Address.OCTETS : Ipv6Address.OCTETS;
  }

  private int headerOctets() {
    return membership.isIpv4() ? HEADER_V4 : HEADER_V6;
  }

  /** Octets that {@link #encode} writes. */
  int octets() {
    return headerOctets() + sources.size() * sourceOctets();
  }

  /** RFC 9776 §4.2.16: what does not fit is cut into several, or off where all others are meant. */
  List<GroupRecord> split(int room) {
    int most = Math.max(1, (room - headerOctets()) / sourceOctets());
    if (sources.size() <= most) {
      return List.of(this);
    }
    boolean allOthers =
        type == GroupRecordType.MODE_IS_EXCLUDE || type == GroupRecordType.CHANGE_TO_EXCLUDE_MODE;
    List<GroupRecord> parts = new ArrayList<>();
    for (int from = 0; from < sources.size(); from += most) {
      int to = Math.min(sources.size(), from + most);
      parts.add(new GroupRecord(membership, type, sources.subList(from, to)));
      if (allOthers) {
        break;
      }
    }
    return parts;
  }

  /** Writes it to an absolute index; answers how many octets. */
  int encode(ByteBuffer buffer, int offset) {
    IpAddress group = membership.group();
    if (group instanceof Ipv4Address four) {
      List<Ipv4Address> all = new ArrayList<>();
      sources.forEach(s -> all.add((Ipv4Address) s));
      return IgmpRecord.of(type, four, all.toArray(new Ipv4Address[0])).encode(buffer, offset);
    }
    List<Ipv6Address> all = new ArrayList<>();
    sources.forEach(s -> all.add((Ipv6Address) s));
    return MldRecord.of(type, (Ipv6Address) group, all.toArray(new Ipv6Address[0]))
        .encode(buffer, offset);
  }
}
