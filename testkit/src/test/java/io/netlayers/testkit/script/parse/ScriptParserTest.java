package io.netlayers.testkit.script.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.testkit.script.model.Dialect;
import io.netlayers.testkit.script.model.EventTime;
import io.netlayers.testkit.script.model.ParsedScript;
import io.netlayers.testkit.script.model.ScriptAction;
import io.netlayers.testkit.script.model.ScriptEvent;
import io.netlayers.testkit.script.model.ScriptException;
import io.netlayers.testkit.script.model.ScriptOptions.IpVersion;
import io.netlayers.testkit.script.model.SegmentLine;
import io.netlayers.testkit.script.model.SegmentLine.EcnMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptParserTest {
  private static ScriptEvent event(String text) {
    ParsedScript script = ScriptParser.parse(text);
    assertEquals(1, script.events().size());
    return script.events().get(0);
  }

  private static SegmentLine segment(String text) {
    return ((ScriptAction.Segment) event(text).action()).segment();
  }

  @ParameterizedTest
  @CsvSource({
    "0,ABSOLUTE,0,0",
    "1.25,ABSOLUTE,1250000000,1250000000",
    ".5,ABSOLUTE,500000000,500000000",
    "+0,RELATIVE,0,0",
    "+.000001,RELATIVE,1000,1000",
    "+ 3,RELATIVE,3000000000,3000000000",
    "1~2.5,ABSOLUTE_RANGE,1000000000,2500000000",
    "+.1 ~ +.2,RELATIVE_RANGE,100000000,200000000",
    "*,ANY,0,0",
  })
  void times(String text, EventTime.Kind kind, long start, long end) {
    assertEquals(new EventTime(kind, start, end), event(text + " > . 1:1(0) ack 1").time());
  }

  @Test
  void aCallThatBlocks() {
    for (String text :
        new String[] {"0...0.200 read(4, ..., 9) = 9", "+0 ... .2 read(4, ..., 9) = 9"}) {
      ScriptAction.Call call = (ScriptAction.Call) event(text).action();
      assertTrue(call.blocking());
      assertEquals(200_000_000, call.endNanos());
      assertEquals("[4, ..., 9]", call.arguments().toString());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "S,2",
    "S.,18",
    "F.,17",
    "P.,24",
    "R,4",
    "R.,20",
    ".,16",
    "-,0",
    "SEW,194",
    "SE.,82",
    "SEWA,450",
    "W.,144",
    "FP.,25",
    "FPU.,57",
    ".5,336",
    "P.7,472",
    "S.1,82",
  })
  void flags(String text, int expected) {
    assertEquals(expected, segment("+0 < " + text + " 1:1(0) ack 1 win 5").flags());
  }

  @Test
  void everythingThatASegmentMaySay() {
    SegmentLine line =
        segment(
            "+0 <[ect0] 5000>8080 FPU. 4294967290:4(10) ack 7 win 0 urg 3"
                + " <mss 1460, nop,wscale 7,sackOK,\n TS val 4294967295 ecr 1,sack 1:2 3:4,eol>");
    assertEquals(4_294_967_290L, line.startSeq());
    assertEquals(10, line.length());
    assertEquals(7, line.ack());
    assertEquals(0, line.window());
    assertEquals(3, line.urgent());
    assertEquals(2, line.tos());
    assertEquals(EcnMode.ECN, line.ecnMode());
    assertEquals(5000, line.sourcePort());
    assertEquals(8080, line.destinationPort());
    assertEquals(
        "[mss 1460, nop, wscale 7, sackOK, TS val 4294967295 ecr 1, sack 1:2 3:4, eol]",
        line.options().toString());
    SegmentLine bare = segment("+0 > R 1:1(0)");
    assertEquals(SegmentLine.ABSENT, bare.ack());
    assertEquals(SegmentLine.ABSENT, bare.window());
    assertTrue(segment("+0 > S 0:0(0) <...>").anyOptions());
    assertEquals(EcnMode.TOS, segment("+0 > (tos 0x28) S 0:0(0)").ecnMode());
    assertEquals(64, segment("+0 > [ttl 64] S 0:0(0)").ttl());
    assertEquals(
        "[opt 34 0102, opt 254 f98903, opt 19 0a, opt 77 ff]",
        segment("+0 < S 0:0(0) <FO 0102,FOEXP 03,md5 0a,opt 77 ff>").options().toString());
  }

  /** What FreeBSD's packetdrill has besides. */
  @Test
  void freeBsd() {
    assertEquals(
        new ScriptAction.Icmp("unreachable", "no_route", SegmentLine.ABSENT, 5, 2),
        event("+0 < [5:7(2)]icmp unreachable no_route").action());
    SegmentLine line = segment("+0 > S. ...(0) ack 9 <mss 1460,TS val ... ecr ...>");
    assertEquals(SegmentLine.ABSENT, line.startSeq());
    assertEquals("[mss 1460, TS val ... ecr ...]", line.options().toString());
    String syn = "+0 > S 0:0(0) win 65535 <mss 1460,nop,wscale 6,sackOK,TS val 1 ecr 0>";
    assertEquals(Dialect.FREEBSD, ScriptParser.parse(syn).dialect());
    assertEquals(
        Dialect.LINUX,
        ScriptParser.parse("+0 > S 0:0(0) <mss 1460,sackOK,TS val 1 ecr 0,nop,wscale 7>")
            .dialect());
    assertEquals(Dialect.LINUX, ScriptParser.parse(syn.replace("> S", "< S")).dialect());
  }

  @Test
  void icmp() {
    assertEquals(
        new ScriptAction.Icmp("unreachable", "frag_needed", 1200, 1, 1000),
        event("+0 < icmp unreachable frag_needed mtu 1200 [1:1001(1000)]").action());
    assertEquals(
        new ScriptAction.Icmp("unreachable", "", SegmentLine.ABSENT, 0, 0),
        event("+0 < icmp unreachable").action());
    assertEquals(
        new ScriptAction.Icmp("packet_too_big", "", 1280, 5, 1),
        event("+0 < icmp packet_too_big mtu 1280 [5:6(1)]").action());
  }

  @Test
  void optionsCommentsAndCommands() {
    ParsedScript script =
        ScriptParser.parse(
            """
            // one
            --ip_version=ipv4-mapped-ipv6
            --tolerance_usecs=5000 // two
            --mtu=1300
            --define=CALL=socket
            # three
            `../common/defaults.sh
            sysctl -q net.ipv4.tcp_sack=1`
            /* four
               five */ 0 CALL(..., SOCK_STREAM, IPPROTO_TCP) = 3
            0.1 %{
            assert tcpi_unacked == 1 # not // a comment
            }%
            `sysctl -q x=1`
            """);
    assertEquals(Dialect.LINUX, script.dialect());
    assertEquals(IpVersion.IPV4_MAPPED_IPV6, script.options().ipVersion());
    assertEquals(5_000_000, script.options().toleranceNanos());
    assertEquals(1300, script.options().mtu());
    assertEquals(4, script.events().size());
    assertEquals(7, script.events().get(0).line());
    assertEquals(10, script.events().get(1).line());
    assertEquals("socket", ((ScriptAction.Call) script.events().get(1).action()).name());
    assertEquals(11, script.events().get(2).line());
    assertEquals(14, script.events().get(3).line());
  }

  @Test
  void blocksForASystem() {
    String text = "#ifdef Linux\n+0 > S 0:0(0)\n#endif\n#ifdef FreeBSD\n+0 > R 0:0(0)\n#endif\n";
    assertEquals(SegmentLine.SYN, segment(text).flags());
    ParsedScript freeBsd = ScriptParser.parse("0 `sysctl -w net.inet.tcp.sack.enable=1`\n" + text);
    assertEquals(Dialect.FREEBSD, freeBsd.dialect());
    assertEquals(6, freeBsd.events().get(1).line());
  }

  @Test
  void argumentsOfEveryForm() {
    ScriptAction.Call call =
        (ScriptAction.Call)
            event(
                    "+0 f({sa_family = AF_INET, sin_port = htons(80),"
                        + " sin_addr = inet_addr(\"1.2.3.4\")}, [1, {onoff=1, linger=0}], A | B,"
                        + " \"ab\" \"c\", 0x1F, -1, {msg_name(...)=..., msg_iov(1)=[{..., 5}]})"
                        + " = -1 EINVAL (Invalid, indeed)")
                .action();
    assertEquals(7, call.arguments().size());
    assertEquals("EINVAL", call.errno());
    assertEquals("\"abc\"", call.arguments().get(3).toString());
    assertEquals("31", call.arguments().get(4).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+0 < S 0:0(0) <mss>",
        "+0 < S 0:0(0) <...>",
        "+0 < S 0:0(0",
        "+0 < S 0:1(0)",
        "+0 < S 0:70000(70000)",
        "+0 < S 0:0(0) win 70000",
        "+0 < S 0:0(0) <sack 1>",
        "+0 < S 0:0(0) <sack 1:2 3:4 5:6 7:8 9:10>",
        "* < S 0:0(0)",
        "+2~+1 > S 0:0(0)",
        "+0 read(3, ..., 4)",
        "+0 read(3, ..., 4 = 4",
        "+1...0.5 read(3, ..., 4) = 4",
        "+0 `sysctl",
        "+0 %{ assert",
        "/* open",
        "socket(..., 1, 2) = 3",
        "+0",
        "+0 <[ect01] S 0:0(0)",
        "--mtu=x\n+0 > S 0:0(0)",
        "#ifdef Linux\n+0 > S 0:0(0)",
      })
  void notOfTheLanguage(String text) {
    ScriptException e =
        assertThrows(ScriptException.class, () -> ScriptParser.parse("\n" + text), text);
    assertEquals(ScriptException.Kind.MALFORMED, e.kind(), e.getMessage());
    assertTrue(e.line() >= 1 && e.line() <= 3, text);
  }
}
