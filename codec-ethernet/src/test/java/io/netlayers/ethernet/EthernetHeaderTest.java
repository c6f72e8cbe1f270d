package io.netlayers.ethernet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netlayers.core.MacAddress;
import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EthernetHeaderTest {
  private static final MacAddress A = MacAddress.parse("02:00:00:00:00:0a");
  private static final int[] TPIDS = {0x8100, 0x88a8, 0x9100};

  private static EthernetHeader.Builder builder() {
    return EthernetHeader.builder().destination(MacAddress.BROADCAST).source(A);
  }

  @Test
  void buildsTheOctets() {
    EthernetHeader header =
        builder()
            .addVlans(new VlanTag(0x88a8, 7, true, 4095))
            .addVlans(VlanTag.of(5))
            .typeOrLength(0x0806)
            .build();
    ByteBuffer buffer = ByteBuffer.allocate(24);
    Arrays.fill(buffer.array(), (byte) 0xA5);
    assertEquals(22, header.encodedLength());
    assertEquals(22, header.encode(buffer, 1));
    assertEquals(
        "a5" + "ffffffffffff" + "02000000000a" + "88a8ffff" + "81000005" + "0806" + "a5",
        OctetString.copyOf(buffer.array()).toString());
    assertEquals(
        "02:00:00:00:00:0a > ff:ff:ff:ff:ff:ff, vlan 4095, p 7, DEI, vlan 5, ethertype ARP (0x0806)",
        header.toString());
  }

  @Test
  void writesALength() {
    EthernetHeader header = builder().typeOrLength(43).build();
    assertEquals("02:00:00:00:00:0a > ff:ff:ff:ff:ff:ff, 802.3, length 43", header.toString());
  }

  @Property(tries = 200)
  void encodedThenDecodedIsTheSame(
      @ForAll @LongRange(max = 0xFFFF_FFFF_FFFFL) long destination,
      @ForAll @LongRange(max = 0xFFFF_FFFF_FFFFL) long source,
      @ForAll @Size(max = 8) List<Short> tcis,
      @ForAll short type) {
    int typeOrLength = type & 0xFFFF;
    if (EtherType.isVlanTag(typeOrLength) || typeOrLength > 1500 && typeOrLength < 1536) {
      return;
    }
    List<VlanTag> tags = new ArrayList<>();
    for (short tci : tcis) {
      tags.add(VlanTag.ofTci(TPIDS[tags.size() % 3], tci & 0xFFFF));
    }
    EthernetHeader header =
        EthernetHeader.builder()
            .destination(MacAddress.of(destination))
            .source(MacAddress.of(source))
            .vlans(tags)
            .typeOrLength(typeOrLength)
            .build();
    ByteBuffer buffer = ByteBuffer.allocate(header.encodedLength() + 1500);
    assertEquals(header.encodedLength(), header.encode(buffer, 0));
    EthernetFrameView view = new EthernetFrameView();
    assertEquals(EthernetDecodeStatus.OK, view.wrap(buffer, 0, buffer.limit()));
    assertEquals(header, EthernetHeader.decode(view));
  }

  @Property(tries = 500)
  void anyOctetsAreAnswered(@ForAll @Size(max = 60) byte[] octets, @ForAll boolean fcs) {
    EthernetFrameView view = new EthernetFrameView();
    EthernetDecodeStatus status = view.wrap(ByteBuffer.wrap(octets), 0, octets.length, fcs);
    assertEquals(status == EthernetDecodeStatus.OK, view.faultOffset() < 0);
    if (status.isOk()) {
      assertEquals(
          octets.length,
          view.headerLength()
              + view.payloadLength()
              + view.paddingLength()
              + (view.hasFcs() ? 4 : 0));
      EthernetHeader.decode(view);
    }
  }

  @Test
  void refusesWhatCannotBeSent() {
    for (int type : new int[] {-1, 1501, 1535, 0x10000, 0x8100, 0x88a8, 0x9100}) {
      assertThrows(IllegalStateException.class, () -> builder().typeOrLength(type).build());
    }
    assertThrows(IllegalArgumentException.class, () -> new VlanTag(0x0800, 0, false, 0));
    assertThrows(IllegalArgumentException.class, () -> new VlanTag(0x8100, 8, false, 0));
    assertThrows(IllegalArgumentException.class, () -> new VlanTag(0x8100, -1, false, 0));
    assertThrows(IllegalArgumentException.class, () -> VlanTag.of(4096));
    assertThrows(IllegalArgumentException.class, () -> VlanTag.of(-1));
  }

  @Test
  void takesTagsApart() {
    assertEquals(new VlanTag(0x8100, 5, false, 100), VlanTag.ofTci(0x8100, 0xa064));
    assertEquals(new VlanTag(0x8100, 0, true, 0), VlanTag.ofTci(0x8100, 0x1000));
    assertEquals(0xffff, new VlanTag(0x9100, 7, true, 4095).tci());
  }

  @Test
  void readsATagThatStandsAlone() {
    VlanTagView view = new VlanTagView();
    ByteBuffer octets = OctetString.ofHex("ffa06486ddabcd").asByteBuffer();
    for (int length = 0; length < 4; length++) {
      assertEquals(EthernetDecodeStatus.TRUNCATED_TAG, view.wrap(octets, 1, length));
      assertEquals(length, view.faultOffset());
    }
    assertEquals(EthernetDecodeStatus.OK, view.wrap(octets, 1, 6));
    assertEquals(0xa064, view.tci());
    assertEquals(100, view.vlanId());
    assertEquals(0x86dd, view.etherType());
    assertEquals(5, view.payloadOffset());
    assertEquals(2, view.payloadLength());
  }

  @Test
  void namesTypes() {
    assertEquals("IPv6 (0x86dd)", EtherType.text(0x86dd));
    assertEquals("0x0601", EtherType.text(0x0601));
  }

  @Test
  void takesTypesAndLengthsAtTheirBounds() {
    assertEquals(true, builder().typeOrLength(1500).build().hasLength());
    assertEquals(false, builder().typeOrLength(1536).build().hasLength());
    assertEquals(0xffff, builder().typeOrLength(0xffff).build().typeOrLength());
    VlanTagView view = new VlanTagView();
    assertEquals(EthernetDecodeStatus.OK, view.wrap(ByteBuffer.allocate(4), 0, 4));
    assertEquals(0, view.payloadLength());
  }
}
