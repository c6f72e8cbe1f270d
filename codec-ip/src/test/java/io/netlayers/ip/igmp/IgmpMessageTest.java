package io.netlayers.ip.igmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netlayers.core.Ipv4Address;
import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class IgmpMessageTest {
  private static final Ipv4Address GROUP = Ipv4Address.parse("239.1.2.3");
  private static final Ipv4Address A = Ipv4Address.parse("192.0.2.1");
  private static final Ipv4Address B = Ipv4Address.parse("192.0.2.2");

  private static void check(String hex, IgmpMessage value, String text) {
    int octets = hex.length() / 2;
    IgmpMessageView view = new IgmpMessageView();
    for (ByteBuffer buffer : Packets.everyKind(hex)) {
      assertEquals(IgmpDecodeStatus.OK, view.wrap(buffer, 3, octets));
      assertEquals(value, IgmpMessage.decode(view));
    }
    ByteBuffer buffer = Packets.dirty(octets + 2);
    assertEquals(octets, value.encodedLength());
    assertEquals(octets, value.encode(buffer, 1));
    assertEquals("a5" + hex + "a5", OctetString.copyOf(buffer.array()).toString());
    assertEquals(text, value.toString());
  }

  @Test
  void everyMessage() {
    check(
        Packets.QUERY_1,
        new IgmpMessage.MembershipQuery(0, Ipv4Address.parse("224.0.0.1")),
        "v1 membership query 224.0.0.1");
    check(
        Packets.QUERY_2,
        new IgmpMessage.MembershipQuery(100, Ipv4Address.parse("224.0.0.5")),
        "v2 membership query 224.0.0.5 within 100 tenths");
    check(
        Packets.QUERY_3,
        new IgmpMessage.MembershipQueryV3(0xfa, GROUP, true, 5, 0x9c, List.of(A, B)),
        "v3 membership query 239.1.2.3 within 26624 tenths, robustness 5, interval 448, suppress, "
            + "[192.0.2.1, 192.0.2.2]");
    check(
        Packets.REPORT_3,
        new IgmpMessage.MembershipReportV3(
            List.of(
                IgmpRecord.of(
                    GroupRecordType.CHANGE_TO_EXCLUDE_MODE, Ipv4Address.parse("224.0.0.251")),
                new IgmpRecord(
                    1,
                    GROUP,
                    List.of(A, Ipv4Address.parse("198.51.100.2")),
                    OctetString.ofHex("aabbccdd")))),
        "v3 membership report [224.0.0.251 CHANGE_TO_EXCLUDE_MODE [], "
            + "239.1.2.3 MODE_IS_INCLUDE [192.0.2.1, 198.51.100.2] aux aabbccdd]");
    check(Packets.LEAVE, new IgmpMessage.LeaveGroup(GROUP), "leave group 239.1.2.3");
    check(
        "1200fcfa" + "ef010203",
        new IgmpMessage.MembershipReport(1, GROUP),
        "v1 membership report 239.1.2.3");
    check(
        "1600f8fa" + "ef010203",
        new IgmpMessage.MembershipReport(2, GROUP),
        "v2 membership report 239.1.2.3");
    check(
        "3014cf6c" + "007d0002",
        new IgmpMessage.RouterAdvertisement(20, 125, 2),
        "multicast router advertisement, interval 20, query interval 125, robustness 2");
    check(
        "3100ceff",
        new IgmpMessage.Other(0x31, 0, OctetString.EMPTY),
        "multicast router solicitation (49) code 0");
    check(
        "1302ecfc" + "00000001",
        new IgmpMessage.Other(0x13, 2, OctetString.ofHex("00000001")),
        "DVMRP (19) code 2: 00000001");
  }

  @Test
  void unknownRecordTypesAreKept() {
    IgmpRecord record = new IgmpRecord(9, GROUP, List.of(), OctetString.EMPTY);
    assertEquals("239.1.2.3 type 9 []", record.toString());
    assertEquals(GroupRecordType.UNKNOWN, record.typeName());
  }

  @Test
  void refusesWhatCannotBeEncoded() {
    List<Runnable> bad =
        List.of(
            () -> new IgmpMessage.MembershipQuery(256, GROUP),
            () -> new IgmpMessage.MembershipQueryV3(0, GROUP, true, 8, 0, List.of()),
            () -> new IgmpMessage.MembershipQueryV3(0, GROUP, true, 0, 256, List.of()),
            () -> new IgmpMessage.MembershipReport(3, GROUP),
            () -> new IgmpMessage.RouterAdvertisement(0, 65536, 0),
            () -> new IgmpMessage.Other(-1, 0, OctetString.EMPTY),
            () -> new IgmpRecord(256, GROUP, List.of(), OctetString.EMPTY),
            () -> new IgmpRecord(1, GROUP, List.of(), OctetString.ofHex("00")),
            () -> new IgmpRecord(1, GROUP, List.of(), OctetString.ofHex("00".repeat(1024))));
    bad.forEach(each -> assertThrows(IllegalArgumentException.class, each::run));
  }
}
