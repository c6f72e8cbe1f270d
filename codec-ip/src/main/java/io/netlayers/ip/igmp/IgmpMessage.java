package io.netlayers.ip.igmp;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.Ipv4Address;
import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.ip.internal.Require;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * An IGMP message as a value. Constructors refuse with {@link IllegalArgumentException}. The
 * checksum is made when a message is encoded; reserved bits, and octets behind a message's fields,
 * are not kept.
 */
public sealed interface IgmpMessage
    permits IgmpMessage.MembershipQuery,
        IgmpMessage.MembershipQueryV3,
        IgmpMessage.MembershipReport,
        IgmpMessage.MembershipReportV3,
        IgmpMessage.LeaveGroup,
        IgmpMessage.RouterAdvertisement,
        IgmpMessage.Other {

  /** The value of a view that answered OK. */
  static IgmpMessage decode(IgmpMessageView view) {
    return switch (view.typeName()) {
      case MEMBERSHIP_QUERY ->
          view.version() == 3
              ? decodeQueryV3(view)
              : new MembershipQuery(view.maxRespCode(), Ipv4Address.of(view.group()));
      case REPORT_V1 -> new MembershipReport(1, Ipv4Address.of(view.group()));
      case REPORT_V2 -> new MembershipReport(2, Ipv4Address.of(view.group()));
      case LEAVE_GROUP -> new LeaveGroup(Ipv4Address.of(view.group()));
      case REPORT_V3 -> decodeReportV3(view);
      case ROUTER_ADVERTISEMENT ->
          new RouterAdvertisement(
              view.maxRespCode(), view.routerQueryInterval(), view.routerRobustness());
      default ->
          new Other(
              view.type(),
              view.maxRespCode(),
              OctetString.copyOf(
                  view.buffer(),
                  view.offset() + IgmpLayout.GROUP,
                  view.length() - IgmpLayout.GROUP));
    };
  }

  private static IgmpMessage decodeQueryV3(IgmpMessageView view) {
    List<Ipv4Address> sources = new ArrayList<>();
    for (int i = 0; i < view.sourceCount(); i++) {
      sources.add(Ipv4Address.of(view.source(i)));
    }
    return new MembershipQueryV3(
        view.maxRespCode(),
        Ipv4Address.of(view.group()),
        view.suppressRouterProcessing(),
        view.robustness(),
        view.queryIntervalCode(),
        sources);
  }

  private static IgmpMessage decodeReportV3(IgmpMessageView view) {
    List<IgmpRecord> records = new ArrayList<>();
    for (IgmpRecordsView each = view.records(); each.next(); ) {
      records.add(IgmpRecord.decode(each));
    }
    return new MembershipReportV3(records);
  }

  /** The type's number, 0 to 255. */
  int type();

  /** The octet behind the type, 0 to 255: a query's maximum response code. */
  default int code() {
    return 0;
  }

  /** Octets that {@link #encode} writes. */
  int encodedLength();

  /**
   * Writes what follows the checksum, to the index that the message itself begins at.
   *
   * @throws IndexOutOfBoundsException if it does not fit
   */
  void encodeBody(ByteBuffer buffer, int offset);

  /**
   * Writes the message with its checksum to an absolute index; the buffer's position stays.
   *
   * @return octets written
   * @throws IndexOutOfBoundsException if it does not fit
   */
  default int encode(ByteBuffer buffer, int offset) {
    Octets.put8(buffer, offset + IgmpLayout.TYPE, type());
    Octets.put8(buffer, offset + IgmpLayout.MAX_RESP_CODE, code());
    Octets.put16(buffer, offset + IgmpLayout.CHECKSUM, 0);
    encodeBody(buffer, offset);
    int octets = encodedLength();
    Octets.put16(buffer, offset + IgmpLayout.CHECKSUM, InternetChecksum.of(buffer, offset, octets));
    return octets;
  }

  /**
   * A query of version 1, whose response time is 0, or 2 (RFC 2236).
   *
   * @param maxRespTenths tenths of a second, 0 to 255
   * @param group 0.0.0.0 for a general query
   */
  record MembershipQuery(int maxRespTenths, Ipv4Address group) implements IgmpMessage {
    /** Refuses what the fields cannot hold. */
    public MembershipQuery {
      Require.u8("maximum response time", maxRespTenths);
    }

    @Override
    public int type() {
      return IgmpType.MEMBERSHIP_QUERY.number();
    }

    @Override
    public int code() {
      return maxRespTenths;
    }

    @Override
    public int encodedLength() {
      return IgmpLayout.HEADER_OCTETS;
    }

    @Override
    public void encodeBody(ByteBuffer buffer, int offset) {
      group.write(buffer, offset + IgmpLayout.GROUP);
    }

    @Override
    public String toString() {
      return maxRespTenths == 0
          ? "v1 membership query " + group
          : "v2 membership query " + group + " within " + maxRespTenths + " tenths";
    }
  }

  /**
   * A query of version 3 (RFC 9776 §4.1).
   *
   * @param maxRespCode 0 to 255; {@link FloatCode#encode8} makes it of tenths of a second
   * @param group 0.0.0.0 for a general query
   * @param suppressRouterProcessing whether routers are not to touch their timers
   * @param robustness 0 to 7
   * @param queryIntervalCode 0 to 255; {@link FloatCode#encode8} makes it of seconds
   * @param sources at most 65,535
   */
  record MembershipQueryV3(
      int maxRespCode,
      Ipv4Address group,
      boolean suppressRouterProcessing,
      int robustness,
      int queryIntervalCode,
      List<Ipv4Address> sources)
      implements IgmpMessage {
    /** Refuses what the fields cannot hold. */
    public MembershipQueryV3 {
      Require.u8("maximum response code", maxRespCode);
      Require.bits("robustness", robustness, 3);
      Require.u8("query interval code", queryIntervalCode);
      sources = List.copyOf(sources);
      Require.u16("number of sources", sources.size());
    }

    @Override
    public int type() {
      return IgmpType.MEMBERSHIP_QUERY.number();
    }

    @Override
    public int code() {
      return maxRespCode;
    }

    @Override
    public int encodedLength() {
      return IgmpLayout.QUERY_OCTETS + sources.size() * Ipv4Address.OCTETS;
    }

    @Override
    public void encodeBody(ByteBuffer buffer, int offset) {
      group.write(buffer, offset + IgmpLayout.GROUP);
      Octets.put8(
          buffer,
          offset + IgmpLayout.QUERY_FLAGS,
          suppressRouterProcessing ? 8 | robustness : robustness);
      Octets.put8(buffer, offset + IgmpLayout.QQIC, queryIntervalCode);
      Octets.put16(buffer, offset + IgmpLayout.SOURCE_COUNT, sources.size());
      int at = offset + IgmpLayout.QUERY_OCTETS;
      for (Ipv4Address source : sources) {
        source.write(buffer, at);
        at += Ipv4Address.OCTETS;
      }
    }

    @Override
    public String toString() {
      return "v3 membership query "
          + group
          + " within "
          + FloatCode.decode8(maxRespCode)
          + " tenths, robustness "
          + robustness
          + ", interval "
          + FloatCode.decode8(queryIntervalCode)
          + (suppressRouterProcessing ? ", suppress, " : ", ")
          + sources;
    }
  }

  /** A report of version 1 or 2 (RFC 1112, RFC 2236). */
  record MembershipReport(int version, Ipv4Address group) implements IgmpMessage {
    /** Refuses any other version. */
    public MembershipReport {
      Require.within("version", version, 1, 2);
    }

    @Override
    public int type() {
      return version == 1 ? IgmpType.REPORT_V1.number() : IgmpType.REPORT_V2.number();
    }

    @Override
    public int encodedLength() {
      return IgmpLayout.HEADER_OCTETS;
    }

    @Override
    public void encodeBody(ByteBuffer buffer, int offset) {
      group.write(buffer, offset + IgmpLayout.GROUP);
    }

    @Override
    public String toString() {
      return "v" + version + " membership report " + group;
    }
  }

  /** A report of version 3 (RFC 9776 §4.2): at most 65,535 records. */
  record MembershipReportV3(List<IgmpRecord> records) implements IgmpMessage {
    /** Refuses what the fields cannot hold. */
    public MembershipReportV3 {
      records = List.copyOf(records);
      Require.u16("number of records", records.size());
    }

    @Override
    public int type() {
      return IgmpType.REPORT_V3.number();
    }

    @Override
    public int encodedLength() {
      int octets = IgmpLayout.HEADER_OCTETS;
      for (IgmpRecord each : records) {
        octets += each.encodedLength();
      }
      return octets;
    }

    @Override
    public void encodeBody(ByteBuffer buffer, int offset) {
      Octets.put16(buffer, offset + IgmpLayout.RECORD_COUNT - 2, 0);
      Octets.put16(buffer, offset + IgmpLayout.RECORD_COUNT, records.size());
      int at = offset + IgmpLayout.HEADER_OCTETS;
      for (IgmpRecord each : records) {
        at += each.encode(buffer, at);
      }
    }

    @Override
    public String toString() {
      return "v3 membership report " + records;
    }
  }

  /** RFC 2236. */
  record LeaveGroup(Ipv4Address group) implements IgmpMessage {
    @Override
    public int type() {
      return IgmpType.LEAVE_GROUP.number();
    }

    @Override
    public int encodedLength() {
      return IgmpLayout.HEADER_OCTETS;
    }

    @Override
    public void encodeBody(ByteBuffer buffer, int offset) {
      group.write(buffer, offset + IgmpLayout.GROUP);
    }

    @Override
    public String toString() {
      return "leave group " + group;
    }
  }

  /**
   * A multicast router advertisement (RFC 4286 §4).
   *
   * @param intervalSeconds between advertisements, 0 to 255
   * @param queryIntervalSeconds of the router's IGMP, 0 to 65,535
   * @param robustness of the router's IGMP, 0 to 65,535
   */
  record RouterAdvertisement(int intervalSeconds, int queryIntervalSeconds, int robustness)
      implements IgmpMessage {
    /** Refuses what the fields cannot hold. */
    public RouterAdvertisement {
      Require.u8("interval", intervalSeconds);
      Require.u16("query interval", queryIntervalSeconds);
      Require.u16("robustness", robustness);
    }

    @Override
    public int type() {
      return IgmpType.ROUTER_ADVERTISEMENT.number();
    }

    @Override
    public int code() {
      return intervalSeconds;
    }

    @Override
    public int encodedLength() {
      return IgmpLayout.HEADER_OCTETS;
    }

    @Override
    public void encodeBody(ByteBuffer buffer, int offset) {
      Octets.put16(buffer, offset + IgmpLayout.ROUTER_QUERY_INTERVAL, queryIntervalSeconds);
      Octets.put16(buffer, offset + IgmpLayout.ROUTER_ROBUSTNESS, robustness);
    }

    @Override
    public String toString() {
      String times = ", interval " + intervalSeconds + ", query interval " + queryIntervalSeconds;
      return "multicast router advertisement" + times + ", robustness " + robustness;
    }
  }

  /**
   * Any other message, as octets; a multicast router solicitation or termination has no body.
   *
   * @param type 0 to 255
   * @param code the octet behind the type, 0 to 255
   * @param body octets behind the checksum
   */
  record Other(int type, int code, OctetString body) implements IgmpMessage {
    /** Refuses what the fields cannot hold. */
    public Other {
      Require.u8("type", type);
      Require.u8("code", code);
    }

    @Override
    public int encodedLength() {
      return IgmpLayout.GROUP + body.length();
    }

    @Override
    public void encodeBody(ByteBuffer buffer, int offset) {
      body.copyTo(buffer, offset + IgmpLayout.GROUP);
    }

    @Override
    public String toString() {
      String name = IgmpType.of(type).text();
      return name + " (" + type + ") code " + code + (body.isEmpty() ? "" : ": " + body);
    }
  }
}
