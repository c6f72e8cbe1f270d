package io.netlayers.ip.fragment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.OctetString;
import io.netlayers.ip.Ipv6PacketView;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Fragment header and reassembly, in the words of RFC 8200 §4.5. */
class Rfc8200Section45Test {
  private static final long SECOND = 1_000_000_000L;

  private final CountingPool pool = new CountingPool();
  private final Reassembler reassembler = new Reassembler(ReassemblyConfig.builder().build(), pool);

  private ReassemblyResult give(ByteBuffer packet, long now) {
    Ipv6PacketView view = new Ipv6PacketView();
    view.wrap(packet, 0, packet.limit());
    return reassembler.onFragment(0, view, now);
  }

  private Ipv6PacketView whole() {
    Ipv6PacketView view = new Ipv6PacketView();
    assertTrue(view.wrap(reassembler.buffer(), 0, reassembler.length()).isOk());
    return view;
  }

  /** A fragment; {@code before} is what lies before its fragment header. */
  private static ByteBuffer fragment(
      int first, String before, int next, int from, boolean more, String data) {
    String header = String.format("%02x00%04x00000007", next, from | (more ? 1 : 0));
    ByteBuffer packet = Packets.ipv6(first, before + header, data.length() / 2, 1);
    OctetString.ofHex(data).copyTo(packet, 48 + before.length() / 2);
    return packet;
  }

  private static ByteBuffer fragment(int next, int from, boolean more, String data) {
    return fragment(44, "", next, from, more, data);
  }

  private static final String EIGHT = "0102030405060708";

  /**
   * "An original packet is reassembled only from fragment packets that have the same Source
   * Address, Destination Address, and Fragment Identification."
   */
  @Test
  void onlyWithTheSameAddressesAndIdentification() {
    assertEquals(ReassemblyResult.STORED, give(fragment(17, 0, true, EIGHT), 0));
    ByteBuffer other = fragment(17, 8, false, EIGHT);
    other.put(23, (byte) 9);
    assertEquals(ReassemblyResult.STORED, give(other, 0));
    other = fragment(17, 8, false, EIGHT);
    other.put(39, (byte) 9);
    assertEquals(ReassemblyResult.STORED, give(other, 0));
    other = fragment(17, 8, false, EIGHT);
    other.putInt(44, 8);
    assertEquals(ReassemblyResult.STORED, give(other, 0));
    assertEquals(ReassemblyResult.COMPLETE, give(fragment(17, 8, false, EIGHT), 0));
  }

  /**
   * "The Next Header values in the Fragment headers of different fragments of the same original
   * packet may differ. Only the value from the Offset zero fragment packet is used for reassembly."
   */
  @Test
  void theNextHeaderIsTheFirstFragments() {
    assertEquals(ReassemblyResult.STORED, give(fragment(6, 8, false, EIGHT), 0));
    assertEquals(ReassemblyResult.COMPLETE, give(fragment(17, 0, true, EIGHT), 0));
    assertEquals(17, whole().nextHeader());
  }

  /**
   * "The number and content of the headers preceding the Fragment header of different fragments of
   * the same original packet may differ. ... Only those headers in the Offset zero fragment packet
   * are retained in the reassembled packet."
   */
  @Test
  void theHeadersAreTheFirstFragments() {
    String options = "2c00050200000100";
    ByteBuffer first = fragment(0, options, 17, 0, true, EIGHT);
    new Ipv6PacketView().wrap(first, 0, first.limit());
    first.put(7, (byte) 33);
    ByteBuffer last = fragment(60, "2c00010400000000", 17, 8, false, "ff");
    assertEquals(ReassemblyResult.STORED, give(last, 0));
    assertEquals(ReassemblyResult.COMPLETE, give(first, 0));
    Ipv6PacketView view = whole();
    assertEquals(33, view.hopLimit());
    assertEquals(0, view.nextHeader());
    assertEquals(1, view.extensionHeaders().count());
    assertEquals(17, view.upperProtocol());
    assertEquals("1100050200000100" + EIGHT + "ff", Packets.hex(view.buffer(), 40, 17));
    assertEquals(17, view.payloadLengthField());
  }

  /**
   * "If insufficient fragments are received to complete reassembly of a packet within 60 seconds of
   * the reception of the first-arriving fragment of that packet, reassembly of that packet must be
   * abandoned ... If the first fragment ... has been received, an ICMP Time Exceeded -- Fragment
   * Reassembly Time Exceeded message should be sent to the source of that fragment."
   */
  @Test
  void sixtySecondsFromTheFirstArrivingFragment() {
    ByteBuffer first = fragment(17, 0, true, EIGHT);
    assertEquals(ReassemblyResult.STORED, give(fragment(17, 16, false, EIGHT), 1));
    assertEquals(ReassemblyResult.STORED, give(first, 59 * SECOND));
    assertEquals(1 + 60 * SECOND, reassembler.nextDeadline());
    assertFalse(reassembler.pollExpired(60 * SECOND));
    assertTrue(reassembler.pollExpired(60 * SECOND + 1));
    assertEquals(first.limit(), reassembler.length());
    assertEquals(
        Packets.hex(first, 0, first.limit()), Packets.hex(reassembler.buffer(), 0, first.limit()));
    assertEquals(ReassemblyResult.STORED, give(fragment(17, 8, true, EIGHT), 60 * SECOND + 1));
  }

  /**
   * "If the length of a fragment, as derived from the fragment packet's Payload Length field, is
   * not a multiple of 8 octets and the M flag of that fragment is 1, then that fragment must be
   * discarded and an ICMP Parameter Problem, Code 0, message should be sent ..., pointing to the
   * Payload Length field of the fragment packet."
   */
  @Test
  void aLengthThatIsNoMultipleOfEight() {
    assertEquals(ReassemblyResult.STORED, give(fragment(17, 0, true, EIGHT), 0));
    assertEquals(
        ReassemblyResult.BAD_FRAGMENT_LENGTH, give(fragment(17, 8, true, EIGHT + "00"), 0));
    assertEquals(4, reassembler.problemPointer());
    assertEquals(
        ReassemblyResult.COMPLETE,
        give(fragment(17, 8, false, EIGHT + "00"), 0),
        "that fragment alone is discarded");
  }

  /**
   * "If the length and offset of a fragment are such that the Payload Length of the packet
   * reassembled from that fragment would exceed 65,535 octets, then that fragment must be discarded
   * and an ICMP Parameter Problem, Code 0, message should be sent ..., pointing to the Fragment
   * Offset field of the fragment packet."
   */
  @Test
  void aPayloadOfMoreThanTheFieldHolds() {
    assertEquals(ReassemblyResult.TOO_LONG, give(fragment(17, 65528, false, EIGHT), 0));
    assertEquals(42, reassembler.problemPointer());
    String before = "2c00010400000000";
    assertEquals(ReassemblyResult.TOO_LONG, give(fragment(60, before, 17, 65528, false, "ff"), 0));
    assertEquals(50, reassembler.problemPointer());
    assertEquals(
        ReassemblyResult.STORED, give(fragment(60, before, 17, 65520, false, "ffffffffffffff"), 0));
  }

  /**
   * "If any of the fragments being reassembled overlap with any other fragments being reassembled
   * for the same packet, reassembly of that packet must be abandoned and all the fragments that
   * have been received for that packet must be discarded, and no ICMP error messages should be
   * sent."
   */
  @Test
  void overlapsAbandonThePacket() {
    assertEquals(ReassemblyResult.STORED, give(fragment(17, 0, true, EIGHT + EIGHT), 0));
    assertEquals(ReassemblyResult.OVERLAP, give(fragment(17, 8, false, EIGHT), 0));
    assertEquals(0, pool.out);
    assertTrue(reassembler.pollExpired(60 * SECOND));
    assertEquals(0, reassembler.length());
  }

  /**
   * "... an implementation may choose to detect this case and drop exact duplicate fragments while
   * keeping the other fragments belonging to the same packet."
   */
  @Test
  void exactDuplicatesAreDropped() {
    assertEquals(ReassemblyResult.STORED, give(fragment(17, 0, true, EIGHT), 0));
    ByteBuffer again = fragment(17, 0, true, EIGHT);
    again.put(7, (byte) 3);
    assertEquals(ReassemblyResult.DUPLICATE, give(again, 0), "it may have taken another way");
    assertEquals(ReassemblyResult.OVERLAP, give(fragment(17, 0, true, EIGHT.replace('8', '9')), 0));
  }

  /**
   * "If the fragment is a whole datagram (that is, both the Fragment Offset field and the M flag
   * are zero), then it does not need any further reassembly and should be processed as a fully
   * reassembled packet."
   */
  @Test
  void aWholeDatagramNeedsNoReassembly() {
    String options = "2c00050200000100";
    assertEquals(
        ReassemblyResult.COMPLETE, give(fragment(0, options, 17, 0, false, EIGHT + "aa"), 0));
    assertEquals("1100050200000100" + EIGHT + "aa", Packets.hex(reassembler.buffer(), 40, 17));
    assertEquals(17, whole().payloadLengthField());
    assertEquals(0, reassembler.datagrams());
  }
}
