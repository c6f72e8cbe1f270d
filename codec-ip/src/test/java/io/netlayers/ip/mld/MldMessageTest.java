package io.netlayers.ip.mld;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.OctetString;
import io.netlayers.ip.igmp.GroupRecordType;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class MldMessageTest {
  private static final long PSEUDO =
      InternetChecksum.pseudoHeader(Ipv6Address.parse("fe80::1"), Ipv6Address.parse("ff02::1"), 58);
  private static final Ipv6Address GROUP = Ipv6Address.parse("ff02::fb");

  private static final String REPORT_1 = "83007f2900000000ff0200000000000000000000000000fb";
  private static final String DONE = "84007e2900000000ff0200000000000000000000000000fb";

  private static void check(String hex, MldMessage value, String text) {
    int octets = hex.length() / 2;
    MldMessageView view = new MldMessageView();
    for (ByteBuffer buffer : Packets.everyKind(hex)) {
      assertEquals(MldDecodeStatus.OK, view.wrap(buffer, 3, octets));
      assertEquals(value, MldMessage.decode(view));
    }
    ByteBuffer buffer = Packets.dirty(octets + 2);
    assertEquals(octets, value.encodedLength());
    assertEquals(octets, value.encode(buffer, 1, PSEUDO));
    assertEquals("a5" + hex + "a5", OctetString.copyOf(buffer.array()).toString());
    assertEquals(text, value.toString());
  }

  @Test
  void everyMessage() {
    check(
        Packets.QUERY_1,
        new MldMessage.Query(10000, Ipv6Address.UNSPECIFIED),
        "v1 listener query :: within 10000 ms");
    check(
        Packets.QUERY_2,
        new MldMessage.QueryV2(
            0xf321, GROUP, true, 2, 0x9c, List.of(Ipv6Address.parse("2001:db8::1"))),
        "v2 listener query ff02::fb within 5014528 ms, robustness 2, interval 448, suppress, "
            + "[2001:db8::1]");
    check(
        Packets.REPORT_2,
        new MldMessage.ReportV2(
            List.of(
                MldRecord.of(
                    GroupRecordType.CHANGE_TO_EXCLUDE_MODE, Ipv6Address.parse("ff02::1:ff00:1")),
                new MldRecord(
                    6,
                    Ipv6Address.parse("ff0e::5"),
                    List.of(Ipv6Address.parse("2001:db8::2")),
                    OctetString.ofHex("aabbccdd")))),
        "v2 listener report [ff02::1:ff00:1 CHANGE_TO_EXCLUDE_MODE [], "
            + "ff0e::5 BLOCK_OLD_SOURCES [2001:db8::2] aux aabbccdd]");
    check(REPORT_1, new MldMessage.Listener(false, GROUP), "v1 listener report ff02::fb");
    check(DONE, new MldMessage.Listener(true, GROUP), "v1 listener done ff02::fb");
  }

  @Test
  void refusesWhatCannotBeEncoded() {
    List<Runnable> bad =
        List.of(
            () -> new MldMessage.Query(65536, GROUP),
            () -> new MldMessage.QueryV2(-1, GROUP, true, 0, 0, List.of()),
            () -> new MldMessage.QueryV2(0, GROUP, true, 8, 0, List.of()),
            () -> new MldRecord(256, GROUP, List.of(), OctetString.EMPTY),
            () -> new MldRecord(1, GROUP, List.of(), OctetString.ofHex("000000")));
    bad.forEach(each -> assertThrows(IllegalArgumentException.class, each::run));
  }
}
