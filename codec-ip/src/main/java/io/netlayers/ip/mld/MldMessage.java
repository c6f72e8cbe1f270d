package io.netlayers.ip.mld;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.Octets;
import io.netlayers.ip.igmp.FloatCode;
import io.netlayers.ip.internal.Require;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A message of Multicast Listener Discovery as a value. Constructors refuse with {@link
 * IllegalArgumentException}. The checksum is made when a message is encoded; reserved bits, and
 * octets behind a message's fields, are not kept.
 */
public sealed interface MldMessage
    permits MldMessage.Query, MldMessage.QueryV2, MldMessage.Listener, MldMessage.ReportV2 {

  /** The value of a view that answered OK. */
  static MldMessage decode(MldMessageView view) {
    Ipv6Address group = Ipv6Address.of(view.groupHigh(), view.groupLow());
    return switch (view.type()) {
      case MldLayout.QUERY_TYPE ->
          view.version() == 2 ? decodeQueryV2(view, group) : new Query(view.maxRespCode(), group);
      case MldLayout.REPORT_V1_TYPE -> new Listener(false, group);
      case MldLayout.DONE_TYPE -> new Listener(true, group);
      default -> decodeReportV2(view);
    };
  }

  private static MldMessage decodeQueryV2(MldMessageView view, Ipv6Address group) {
    List<Ipv6Address> sources = new ArrayList<>();
    for (int i = 0; i < view.sourceCount(); i++) {
      sources.add(Ipv6Address.of(view.sourceHigh(i), view.sourceLow(i)));
    }
    return new QueryV2(
        view.maxRespCode(),
        group,
        view.suppressRouterProcessing(),
        view.robustness(),
        view.queryIntervalCode(),
        sources);
  }

  private static MldMessage decodeReportV2(MldMessageView view) {
    List<MldRecord> records = new ArrayList<>();
    for (MldRecordsView each = view.records(); each.next(); ) {
      records.add(MldRecord.decode(each));
    }
    return new ReportV2(records);
  }

  /** The ICMPv6 type: 130, 131, 132 or 143. */
  int type();

  /** Octets that {@link #encode} writes. */
  int encodedLength();

  /**
   * Writes what is not zero behind the checksum, to the index that the message itself begins at.
   *
   * @throws IndexOutOfBoundsException if it does not fit
   */
  void encodeBody(ByteBuffer buffer, int offset);

  /**
   * Writes the ICMPv6 message with its checksum to an absolute index; the buffer's position stays.
   *
   * @param pseudoHeader the addresses' partial sum with ICMPv6's number, without a length
   * @return octets written
   * @throws IndexOutOfBoundsException if it does not fit
   */
  default int encode(ByteBuffer buffer, int offset, long pseudoHeader) {
    int octets = encodedLength();
    Octets.zero(buffer, offset, octets);
    Octets.put8(buffer, offset + MldLayout.TYPE, type());
    encodeBody(buffer, offset);
    long sum = pseudoHeader + octets + InternetChecksum.sum(buffer, offset, octets);
    Octets.put16(buffer, offset + MldLayout.CHECKSUM, InternetChecksum.finish(sum));
    return octets;
  }

  /**
   * A query of version 1 (RFC 2710 §3).
   *
   * @param maxRespMillis milliseconds, 0 to 65,535
   * @param group {@code ::} for a general query
   */
  record Query(int maxRespMillis, Ipv6Address group) implements MldMessage {
    /** Refuses what the fields cannot hold. */
    public Query {
      Require.u16("maximum response delay", maxRespMillis);
    }

    @Override
    public int type() {
      return MldLayout.QUERY_TYPE;
    }

    @Override
    public int encodedLength() {
      return MldLayout.V1_OCTETS;
    }

    @Override
    public void encodeBody(ByteBuffer buffer, int offset) {
      Octets.put16(buffer, offset + MldLayout.MAX_RESP_CODE, maxRespMillis);
      group.write(buffer, offset + MldLayout.GROUP);
    }

    @Override
    public String toString() {
      return "v1 listener query " + group + " within " + maxRespMillis + " ms";
    }
  }

  /**
   * A query of version 2 (RFC 9777 §5.1).
   *
   * @param maxRespCode 0 to 65,535; {@link FloatCode#encode16} makes it of milliseconds
   * @param group {@code ::} for a general query
   * @param suppressRouterProcessing whether routers are not to touch their timers
   * @param robustness 0 to 7
   * @param queryIntervalCode 0 to 255; {@link FloatCode#encode8} makes it of seconds
   * @param sources at most 65,535
   */
  record QueryV2(
      int maxRespCode,
      Ipv6Address group,
      boolean suppressRouterProcessing,
      int robustness,
      int queryIntervalCode,
      List<Ipv6Address> sources)
      implements MldMessage {
    /** Refuses what the fields cannot hold. */
    public QueryV2 {
      Require.u16("maximum response code", maxRespCode);
      Require.bits("robustness", robustness, 3);
      Require.u8("query interval code", queryIntervalCode);
      sources = List.copyOf(sources);
      Require.u16("number of sources", sources.size());
    }

    @Override
    public int type() {
      return MldLayout.QUERY_TYPE;
    }

    @Override
    public int encodedLength() {
      return MldLayout.QUERY_OCTETS + sources.size() * Ipv6Address.OCTETS;
    }

    @Override
    public void encodeBody(ByteBuffer buffer, int offset) {
      Octets.put16(buffer, offset + MldLayout.MAX_RESP_CODE, maxRespCode);
      group.write(buffer, offset + MldLayout.GROUP);
      int flags = suppressRouterProcessing ? 8 | robustness : robustness;
      Octets.put8(buffer, offset + MldLayout.QUERY_FLAGS, flags);
      Octets.put8(buffer, offset + MldLayout.QQIC, queryIntervalCode);
      Octets.put16(buffer, offset + MldLayout.SOURCE_COUNT, sources.size());
      int at = offset + MldLayout.QUERY_OCTETS;
      for (Ipv6Address source : sources) {
        source.write(buffer, at);
        at += Ipv6Address.OCTETS;
      }
    }

    @Override
    public String toString() {
      return "v2 listener query "
          + group
          + " within "
          + FloatCode.decode16(maxRespCode)
          + " ms, robustness "
          + robustness
          + ", interval "
          + FloatCode.decode8(queryIntervalCode)
          + (suppressRouterProcessing ? ", suppress, " : ", ")
          + sources;
    }
  }

  /** A report or a done of version 1 (RFC 2710 §3). */
  record Listener(boolean done, Ipv6Address group) implements MldMessage {
    @Override
    public int type() {
      return done ? MldLayout.DONE_TYPE : MldLayout.REPORT_V1_TYPE;
    }

    @Override
    public int encodedLength() {
      return MldLayout.V1_OCTETS;
    }

    @Override
    public void encodeBody(ByteBuffer buffer, int offset) {
      group.write(buffer, offset + MldLayout.GROUP);
    }

    @Override
    public String toString() {
      return (done ? "v1 listener done " : "v1 listener report ") + group;
    }
  }

  /** A report of version 2 (RFC 9777 §5.2): at most 65,535 records. */
  record ReportV2(List<MldRecord> records) implements MldMessage {
    /** Refuses what the fields cannot hold. */
    public ReportV2 {
      records = List.copyOf(records);
      Require.u16("number of records", records.size());
    }

    @Override
    public int type() {
      return MldLayout.REPORT_V2_TYPE;
    }

    @Override
    public int encodedLength() {
      int octets = MldLayout.REPORT_OCTETS;
      for (MldRecord each : records) {
        octets += each.encodedLength();
      }
      return octets;
    }

    @Override
    public void encodeBody(ByteBuffer buffer, int offset) {
      Octets.put16(buffer, offset + MldLayout.RECORD_COUNT, records.size());
      int at = offset + MldLayout.REPORT_OCTETS;
      for (MldRecord each : records) {
        at += each.encode(buffer, at);
      }
    }

    @Override
    public String toString() {
      return "v2 listener report " + records;
    }
  }
}
