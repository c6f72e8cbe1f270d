package io.netlayers.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.Ipv4Address;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TcpOptionTest {
  private static final String KEY = "0102030405060708";
  private static final String OTHER_KEY = "1112131415161718";
  private static final String HMAC_20 = "000102030405060708090a0b0c0d0e0f10111213";

  private static OctetString hex(String hex) {
    return OctetString.ofHex(hex);
  }

  /** The options of a slice, decoded with their kind. */
  private static TcpOption decode(String hex) {
    TcpOptionsView view = new TcpOptionsView();
    view.wrap(Buffers.of(hex), 0, hex.length() / 2);
    view.next();
    assertEquals(0, view.unreadLength(), hex);
    return TcpOption.decode(view);
  }

  private static String encode(TcpOption option) {
    ByteBuffer buffer = Buffers.filled(option.encodedLength() + 2);
    assertEquals(option.encodedLength(), option.encode(buffer, 1));
    String octets = Buffers.hex(buffer);
    assertTrue(octets.startsWith("a5") && octets.endsWith("a5"), octets);
    return octets.substring(2, octets.length() - 2);
  }

  private static Map<String, TcpOption> typed() {
    Map<String, TcpOption> all = new LinkedHashMap<>();
    all.put("00", new TcpOption.End(OctetString.EMPTY));
    all.put("0000ff", new TcpOption.End(hex("00ff")));
    all.put("01", new TcpOption.NoOperation());
    all.put("020405b4", new TcpOption.Mss(1460));
    all.put("0204ffff", new TcpOption.Mss(65535));
    all.put("03030f", new TcpOption.WindowScale(15));
    all.put("0402", new TcpOption.SackPermitted());
    all.put(
        "050affffff0000000100", new SackOption(List.of(new SackOption.Block(0xFFFFFF00, 0x100))));
    all.put("080affffffff00000007", new TcpOption.Timestamps(-1, 7));
    all.put("1c04001e", new TcpOption.UserTimeout(false, 30));
    all.put("1c048005", new TcpOption.UserTimeout(true, 5));
    all.put("1312" + KEY + OTHER_KEY, new CryptographicOption.Md5Signature(hex(KEY + OTHER_KEY)));
    all.put("1d04ff01", new CryptographicOption.Authentication(255, 1, OctetString.EMPTY));
    all.put("1d0c0203" + KEY, new CryptographicOption.Authentication(2, 3, hex(KEY)));
    all.put("2202", new CryptographicOption.FastOpen(OctetString.EMPTY));
    all.put("220a" + KEY, new CryptographicOption.FastOpen(hex(KEY)));
    all.put("ac02", new AccurateEcnOption(0, List.of()));
    all.put("ac0b00000100000200ffff", new AccurateEcnOption(0, List.of(1, 2, 0xFFFF)));
    all.put("ae08000001ffffff", new AccurateEcnOption(1, List.of(1, 0xFFFFFF)));
    all.put("fd04f989", new ExperimentalOption(253, 0xF989, OctetString.EMPTY));
    all.put("fe0cf989" + KEY, new ExperimentalOption(254, 0xF989, hex(KEY)));
    all.put("0606a1a2a3a4", new TcpOption.Opaque(6, hex("a1a2a3a4")));
    all.put("fe02", new TcpOption.Opaque(254, OctetString.EMPTY));
    all.put("6f05010203", new TcpOption.Opaque(111, hex("010203")));
    all.put("02050000ff", new TcpOption.Opaque(2, hex("0000ff")));
    mptcp(all);
    return all;
  }

  private static void mptcp(Map<String, TcpOption> all) {
    OctetString none = OctetString.EMPTY;
    OptionalInt no = OptionalInt.empty();
    all.put("1e040181", new MptcpOption.MpCapable(1, 0x81, none, none, no, no));
    all.put("1e0c0181" + KEY, new MptcpOption.MpCapable(1, 0x81, hex(KEY), none, no, no));
    all.put(
        "1e140181" + KEY + OTHER_KEY,
        new MptcpOption.MpCapable(1, 0x81, hex(KEY), hex(OTHER_KEY), no, no));
    all.put(
        "1e160181" + KEY + OTHER_KEY + "0005",
        new MptcpOption.MpCapable(1, 0x81, hex(KEY), hex(OTHER_KEY), OptionalInt.of(5), no));
    all.put(
        "1e180181" + KEY + OTHER_KEY + "0005" + "ffff",
        new MptcpOption.MpCapable(
            1, 0x81, hex(KEY), hex(OTHER_KEY), OptionalInt.of(5), OptionalInt.of(65535)));
    all.put("1e0c1102a1a2a3a4ffffffff", new MptcpOption.MpJoinSyn(true, 2, 0xA1A2A3A4, -1));
    all.put("1e101003" + KEY + "00000009", new MptcpOption.MpJoinSynAck(false, 3, hex(KEY), 9));
    all.put("1e181000" + HMAC_20, new MptcpOption.MpJoinAck(hex(HMAC_20)));
    all.put("1e082001ffffffff", new MptcpDss(1, 0xFFFFFFFFL, 0, 0, 0, no));
    all.put("1e0c2003ffffffffffffffff", new MptcpDss(3, -1, 0, 0, 0, no));
    all.put("1e0e2004" + "0000000700000008" + "0009", new MptcpDss(4, 0, 7, 8, 9, no));
    all.put(
        "1e1c201f" + KEY + OTHER_KEY + "00000008" + "0009" + "abcd",
        new MptcpDss(31, 0x0102030405060708L, 0x1112131415161718L, 8, 9, OptionalInt.of(0xABCD)));
    all.put("1e042010", new MptcpDss(16, 0, 0, 0, 0, no));
    Ipv4Address four = Ipv4Address.parse("192.0.2.1");
    Ipv6Address six = Ipv6Address.parse("2001:db8::1");
    String sixOctets = "20010db8000000000000000000000001";
    all.put("1e083107c0000201", new MptcpOption.AddAddr(true, 7, four, no, none));
    all.put(
        "1e0a3107c00002011f90", new MptcpOption.AddAddr(true, 7, four, OptionalInt.of(8080), none));
    all.put("1e103007c0000201" + KEY, new MptcpOption.AddAddr(false, 7, four, no, hex(KEY)));
    all.put(
        "1e1e3007" + sixOctets + "1f90" + KEY,
        new MptcpOption.AddAddr(false, 7, six, OptionalInt.of(8080), hex(KEY)));
    all.put("1e143107" + sixOctets, new MptcpOption.AddAddr(true, 7, six, no, none));
    all.put("1e044001", new MptcpOption.RemoveAddr(hex("01")));
    all.put("1e0640010203", new MptcpOption.RemoveAddr(hex("010203")));
    all.put("1e0351", new MptcpOption.MpPrio(true, no));
    all.put("1e045009", new MptcpOption.MpPrio(false, OptionalInt.of(9)));
    all.put("1e0c6000" + KEY, new MptcpOption.MpFail(0x0102030405060708L));
    all.put("1e0c7000" + KEY, new MptcpOption.MpFastclose(hex(KEY)));
    all.put("1e048105", new MptcpOption.MpTcprst(1, 5));
  }

  @Test
  void everyTypeIsDecodedAndEncoded() {
    typed()
        .forEach(
            (octets, option) -> {
              assertEquals(option, decode(octets), octets);
              assertEquals(octets, encode(option), option.toString());
            });
  }

  @Test
  void everyTypeHasItsText() {
    List<String> texts = new ArrayList<>();
    typed().values().forEach(option -> texts.add(option.toString()));
    assertEquals(
        """
        eol
        eol
        nop
        mss 1460
        mss 65535
        wscale 15
        sackOK
        sack 1 {4294967040:256}
        TS val 4294967295 ecr 7
        uto 30s
        uto 5m
        md5 0x01020304050607081112131415161718
        tcp-ao keyid 255 rnextkeyid 1 mac 0x
        tcp-ao keyid 2 rnextkeyid 3 mac 0x0102030405060708
        tfo cookiereq
        tfo cookie 0102030405060708
        AccECN0
        AccECN0 e0b 1 ceb 2 e1b 65535
        AccECN1 e1b 1 ceb 16777215
        exp-f989
        exp-f989 0x0102030405060708
        echo 0xa1a2a3a4
        exp
        unknown-111 0x010203
        mss 0x0000ff
        mptcp capable v1 flags 0x81
        mptcp capable v1 flags 0x81 sender 0x0102030405060708
        mptcp capable v1 flags 0x81 sender 0x0102030405060708 receiver 0x1112131415161718
        mptcp capable v1 flags 0x81 sender 0x0102030405060708 receiver 0x1112131415161718 len 5
        mptcp capable v1 flags 0x81 sender 0x0102030405060708 receiver 0x1112131415161718 len 5 csum 65535
        mptcp join backup id 2 token 0xa1a2a3a4 nonce 0xffffffff
        mptcp join id 3 hmac 0x0102030405060708 nonce 0x9
        mptcp join hmac 0x000102030405060708090a0b0c0d0e0f10111213
        mptcp dss ack 4294967295
        mptcp dss ack 18446744073709551615
        mptcp dss seq 7 subseq 8 len 9
        mptcp dss fin ack 72623859790382856 seq 1230066625199609624 subseq 8 len 9 csum 43981
        mptcp dss fin
        mptcp add-addr echo id 7 192.0.2.1
        mptcp add-addr echo id 7 192.0.2.1 port 8080
        mptcp add-addr id 7 192.0.2.1 hmac 0x0102030405060708
        mptcp add-addr id 7 2001:db8::1 port 8080 hmac 0x0102030405060708
        mptcp add-addr echo id 7 2001:db8::1
        mptcp rem-addr id 1
        mptcp rem-addr id 1 2 3
        mptcp prio backup
        mptcp prio id 9
        mptcp fail seq 72623859790382856
        mptcp fast-close key 0x0102030405060708
        mptcp tcprst flags 0x1 reason 5
        """,
        String.join("\n", texts) + "\n");
  }

  /** Reserved bits, odd lengths and unknown subtypes: to the octet, as opaque options. */
  @Test
  void keepsWhatNoTypeHolds() {
    List<String> odd =
        List.of(
            "1e0611020304",
            "1e0c1202a1a2a3a4ffffffff",
            "1e0c6001" + KEY,
            "1e0452" + "01",
            "1e03f0",
            "1e0490ff",
            "1e082021ffffffff",
            "1e092001ffffffffff",
            "1e0f2004000000070000000800090a",
            "1e04" + "2002" + "",
            "1e0340",
            "1e0b3007c0000201112233",
            "ac03ff",
            "ac0e" + "00".repeat(12),
            "fd03ff",
            "1c03ff",
            "050600000000");
    for (String octets : odd) {
      TcpOption option = decode(octets);
      assertEquals(octets, encode(option));
      if (!octets.equals("1e042002")) {
        assertTrue(option instanceof TcpOption.Opaque, octets + " as " + option);
      }
    }
  }

  @Test
  void answersWhatTheFieldsMean() {
    assertEquals(14, new TcpOption.WindowScale(15).effectiveShift());
    assertEquals(13, new TcpOption.WindowScale(13).effectiveShift());
    assertEquals(300, new TcpOption.UserTimeout(true, 5).seconds());
    assertEquals(5, new TcpOption.UserTimeout(false, 5).seconds());
    AccurateEcnOption zero = new AccurateEcnOption(0, List.of(1, 2, 3));
    assertEquals(
        List.of(1, 2, 3),
        List.of(zero.ect0().getAsInt(), zero.ce().getAsInt(), zero.ect1().getAsInt()));
    AccurateEcnOption one = new AccurateEcnOption(1, List.of(1, 2));
    assertEquals(OptionalInt.empty(), one.ect0());
    assertEquals(OptionalInt.of(1), one.ect1());
    assertTrue(new CryptographicOption.FastOpen(OctetString.EMPTY).isRequest());
    assertTrue(new MptcpOption.MpTcprst(1, 0).isTransient());
    assertFalse(new MptcpOption.MpTcprst(8, 0).isTransient());
  }

  @Test
  void refusesWhatCannotBeEncoded() {
    OctetString none = OctetString.EMPTY;
    OptionalInt no = OptionalInt.empty();
    List<Runnable> wrong =
        List.of(
            () -> new TcpOption.Mss(65536),
            () -> new TcpOption.Mss(-1),
            () -> new TcpOption.WindowScale(256),
            () -> new TcpOption.UserTimeout(false, 32768),
            () -> new TcpOption.Opaque(1, none),
            () -> new TcpOption.Opaque(256, none),
            () -> new TcpOption.Opaque(2, hex("05b4")),
            () -> new TcpOption.Opaque(111, hex("00".repeat(39))),
            () -> new TcpOption.Malformed(none),
            () -> new TcpOption.Malformed(hex("01")),
            () -> new TcpOption.Malformed(hex("0402")),
            () -> new SackOption(List.of()),
            () -> new CryptographicOption.FastOpen(hex("01")),
            () -> new CryptographicOption.FastOpen(hex("0102030405")),
            () -> new CryptographicOption.FastOpen(hex("00".repeat(18))),
            () -> new CryptographicOption.Md5Signature(hex("00")),
            () -> new CryptographicOption.Authentication(256, 0, none),
            () -> new CryptographicOption.Authentication(0, -1, none),
            () -> new CryptographicOption.Authentication(0, 0, hex("00".repeat(37))),
            () -> new AccurateEcnOption(2, List.of()),
            () -> new AccurateEcnOption(0, List.of(1, 2, 3, 4)),
            () -> new AccurateEcnOption(0, List.of(1 << 24)),
            () -> new ExperimentalOption(252, 1, none),
            () -> new ExperimentalOption(253, 65536, none),
            () -> new ExperimentalOption(253, 1, hex("00".repeat(37))),
            () -> new MptcpOption.MpCapable(16, 0, none, none, no, no),
            () -> new MptcpOption.MpCapable(1, 0, hex("00"), none, no, no),
            () -> new MptcpOption.MpCapable(1, 0, none, hex(KEY), no, no),
            () -> new MptcpOption.MpCapable(1, 0, hex(KEY), none, OptionalInt.of(1), no),
            () -> new MptcpOption.MpCapable(1, 0, hex(KEY), hex(KEY), no, OptionalInt.of(1)),
            () -> new MptcpOption.MpJoinSynAck(false, 0, none, 0),
            () -> new MptcpOption.MpJoinAck(hex(KEY)),
            () -> new MptcpOption.AddAddr(true, 1, Ipv4Address.LOOPBACK, no, hex(KEY)),
            () -> new MptcpOption.AddAddr(false, 1, Ipv4Address.LOOPBACK, no, none),
            () -> new MptcpOption.RemoveAddr(none),
            () -> new MptcpOption.MpPrio(true, OptionalInt.of(256)),
            () -> new MptcpOption.MpCapable(1, 256, none, none, no, no),
            () -> new MptcpOption.MpCapable(1, 0, hex(KEY), hex("00"), no, no),
            () -> new MptcpOption.MpCapable(1, 0, hex(KEY), hex(KEY), OptionalInt.of(65536), no),
            () ->
                new MptcpOption.MpCapable(
                    1, 0, hex(KEY), hex(KEY), OptionalInt.of(1), OptionalInt.of(65536)),
            () -> new MptcpOption.MpJoinSyn(true, 256, 0, 0),
            () -> new MptcpOption.MpJoinSynAck(true, 256, hex(KEY), 0),
            () -> new MptcpOption.AddAddr(true, 256, Ipv4Address.LOOPBACK, no, none),
            () ->
                new MptcpOption.AddAddr(true, 1, Ipv4Address.LOOPBACK, OptionalInt.of(65536), none),
            () -> new MptcpOption.RemoveAddr(hex("00".repeat(38))),
            () -> new MptcpOption.MpTcprst(0, 256),
            () -> new MptcpDss(4, 0, 0, 0, 65536, no),
            () -> new MptcpDss(4, 0, 0, 0, 0, OptionalInt.of(65536)),
            () -> new TcpOption.Malformed(hex("fe" + "00".repeat(40))),
            () -> new MptcpOption.MpFastclose(none),
            () -> new MptcpOption.MpTcprst(16, 0),
            () -> new MptcpDss(32, 0, 0, 0, 0, no),
            () -> new MptcpDss(0, 1, 0, 0, 0, no),
            () -> new MptcpDss(1, 1L << 32, 0, 0, 0, no),
            () -> new MptcpDss(0, 0, 1, 0, 0, no),
            () -> new MptcpDss(0, 0, 0, 1, 0, no),
            () -> new MptcpDss(0, 0, 0, 0, 1, no),
            () -> new MptcpDss(0, 0, 0, 0, 0, OptionalInt.of(1)));
    for (int i = 0; i < wrong.size(); i++) {
      assertThrows(IllegalArgumentException.class, wrong.get(i)::run, "case " + i);
    }
  }

  @Test
  void namesEveryRegisteredKind() {
    int unknown = 0;
    for (int kind = 0; kind < 256; kind++) {
      unknown += TcpOptionKind.nameOf(kind).equals("unknown-" + kind) ? 1 : 0;
    }
    assertEquals(256 - 36, unknown);
    assertThrows(IllegalStateException.class, () -> TcpOption.decode(new TcpOptionsView()));
  }

  @Test
  void malformedOnesAreKeptAsTheyAre() {
    for (String octets :
        List.of("02", "fe00", "0201ff", "05090000", "fe" + "01" + "00".repeat(38))) {
      TcpOption.Malformed option = new TcpOption.Malformed(hex(octets));
      assertEquals(octets, encode(option));
      assertEquals(Integer.parseInt(octets.substring(0, 2), 16), option.kind());
      assertEquals(hex(octets.length() < 4 ? "" : octets.substring(4)), option.body());
      assertEquals("malformed 0x" + octets, option.toString());
    }
  }

  @Test
  void onesWithoutALengthHaveTheirKind() {
    assertEquals(1, new TcpOption.NoOperation().kind());
    assertEquals(OctetString.EMPTY, new TcpOption.NoOperation().body());
    assertEquals(0, new TcpOption.End(hex("0000")).kind());
    assertEquals(hex("0000"), new TcpOption.End(hex("0000")).body());
  }
}
