package io.netlayers.tools.dissect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.netlayers.core.OctetString;
import io.netlayers.pcap.PcapWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Link layers that the recorded captures do not have, as JSON. */
class LinkLayersJsonTest {
  private static final String ADDRESSES = "0180c200000e" + "020000000001";

  private static JsonNode frame(int linkType, int fcsLength, String hex) throws IOException {
    byte[] octets = HexFormat.of().parseHex(hex);
    ByteBuffer out = ByteBuffer.allocate(1000);
    PcapWriter writer = new PcapWriter(ByteOrder.BIG_ENDIAN, true, linkType, 65535, fcsLength);
    writer.writeHeader(out);
    writer.writeRecord(out, 1, 2, octets.length, ByteBuffer.wrap(octets), 0, octets.length);
    return Dissected.json(Arrays.copyOf(out.array(), out.position())).get(0);
  }

  @Test
  void lldpWithItsFields() throws IOException {
    JsonNode frame =
        frame(
            1,
            -1,
            ADDRESSES
                + "88cc"
                + "0207"
                + "04020000000001"
                + "0405"
                + "0565746830"
                + "06020078"
                + "0a03"
                + "737731"
                + "0e04"
                + "00140004"
                + "100c"
                + "05"
                + "01c0000201"
                + "02"
                + "00000003"
                + "00"
                + "fe06"
                + "0080c2"
                + "01"
                + "0005"
                + "fe09"
                + "0080c2"
                + "03"
                + "0005"
                + "02"
                + "7635"
                + "fe09"
                + "00120f"
                + "01"
                + "036c01001e"
                + "fe06"
                + "00120f"
                + "04"
                + "05f2"
                + "fe05"
                + "0012bb"
                + "0100"
                + "1201"
                + "ff"
                + "0000");
    assertEquals("[\"ethernet\",\"lldp\"]", frame.get("layers").toString());
    JsonNode tlvs = frame.get("lldp").get("tlvs");
    String[] expected = {
      "{'type':1,'name':'chassisId','subtype':4,'id':'02:00:00:00:00:01'}",
      "{'type':2,'name':'portId','subtype':5,'id':'eth0'}",
      "{'type':3,'name':'timeToLive','seconds':120}",
      "{'type':5,'name':'systemName','text':'sw1'}",
      "{'type':7,'name':'systemCapabilities','system':20,'enabled':4}",
      "{'type':8,'name':'managementAddress','addressSubtype':1,'address':'192.0.2.1',"
          + "'numberingSubtype':2,'interfaceNumber':3,'objectId':''}",
      "{'type':127,'oui':32962,'subtype':1,'name':'portVlanId','vlanId':5}",
      "{'type':127,'oui':32962,'subtype':3,'name':'vlanName','vlanId':5,'vlanName':'v5'}",
      "{'type':127,'oui':4623,'subtype':1,'name':'macPhy','autonegotiation':3,"
          + "'advertised':27649,'mauType':30}",
      "{'type':127,'oui':4623,'subtype':4,'name':'maximumFrameSize','octets':1522}",
      "{'type':127,'oui':4795,'subtype':1,'data':'00'}",
      "{'type':9,'data':'ff'}",
    };
    assertEquals(expected.length, tlvs.size());
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i].replace('\'', '"'), tlvs.get(i).toString());
    }
  }

  @Test
  void tagsBehindACookedHeader() throws IOException {
    String ip = "4500001400000000403bf6ee" + "c0000201" + "c0000202";
    JsonNode sll =
        frame(
            113,
            -1,
            "000000010006" + "0200000000010000" + "8100" + "a064" + "88a8" + "0005" + "0800" + ip);
    assertEquals("[100,5]", sll.get("sll").get("vlans").toString());
    assertEquals("192.0.2.1", sll.get("ipv4").get("source").textValue());
    JsonNode plain = frame(113, -1, "000000010006" + "0200000000010000" + "0800" + ip);
    assertFalse(plain.get("sll").has("vlans"));
    JsonNode sll2 =
        frame(
            276,
            -1,
            "8100" + "0000" + "00000003" + "00010006" + "0200000000010000" + "00070800" + ip);
    assertEquals("[7]", sll2.get("sll2").get("vlans").toString());
  }

  /** What a capture cut off is not given as zero. */
  @Test
  void icmpThatIsCutWithinItsFirstEightOctets() throws IOException {
    String ip = ADDRESSES + "0800" + "4500001c000000004001f6ed" + "c0000201" + "c0000202";
    JsonNode icmp = frame(1, -1, ip + "0800f7ff00").get("icmpv4");
    assertEquals("{\"type\":8,\"code\":0,\"checksumValid\":null}", icmp.toString());
    icmp = frame(1, -1, ip + "0800f7ff00000000").get("icmpv4");
    assertEquals(0, icmp.get("sequence").intValue());
  }

  @Test
  void pauseAndFcs() throws IOException {
    String pause = ADDRESSES + "8808" + "0001" + "ffff" + "00".repeat(42);
    JsonNode frame = frame(1, 4, pause + "00000000");
    assertEquals(65535, frame.get("pause").get("pauseTime").intValue());
    assertEquals("false", frame.get("ethernet").get("fcsValid").toString());
    assertEquals("[\"ethernet\",\"pause\"]", frame.get("layers").toString());
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(HexFormat.of().parseHex(pause));
    ByteBuffer fcs = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    fcs.putInt(0, (int) crc.getValue());
    frame = frame(1, 4, pause + OctetString.copyOf(fcs, 0, 4));
    assertEquals("true", frame.get("ethernet").get("fcsValid").toString());
  }
}
