package io.netlayers.testkit.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.testkit.script.FakeTcp.Fault;
import io.netlayers.testkit.script.ScriptResult.Verdict;
import io.netlayers.testkit.script.port.TcpSetting;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** The runner against a TCP that does what it should, and against one that does not. */
class PacketScriptsTest {
  private static final String PASSIVE =
      """
      // a server that is written to
      0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
      +0 setsockopt(3, SOL_SOCKET, SO_REUSEADDR, [1], 4) = 0
      +0 bind(3, ..., ...) = 0
      +0 listen(3, 1) = 0
      +.1 < S 0:0(0) win 32792 <mss 1000,nop,nop,sackOK>
      +0 > S. 0:0(0) ack 1 win 1000 <mss 1460,nop,nop,sackOK>
      +.1 < . 1:1(0) ack 1 win 257
      +0 accept(3, ..., ...) = 4
      """;

  private static final String WRITES =
      PASSIVE
          + """
          +.1 write(4, ..., 900) = 900
          +0 > P. 1:901(900) ack 1 win 1000
          +.1 < . 1:1(0) ack 901 win 257
          """;

  private static final String ACTIVE =
      """
      --tolerance_usecs=75000
       0.00 `sysctl -w net.inet.tcp.rfc1323=1`
      +0.00 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
      +0.00 fcntl(3, F_GETFL) = 0x02 (flags O_RDWR)
      +0.00 fcntl(3, F_SETFL, O_RDWR | O_NONBLOCK) = 0
      +0.00 connect(3, ..., ...) = -1 EINPROGRESS (Operation now in progress)
      +0.00 > S 0:0(0) win 1000 <mss 1460,nop,nop,sackOK,nop,nop,TS val 100 ecr 0>
      """;

  private static ScriptResult run(String text, Fault fault) {
    return PacketScripts.run(text, setup -> new FakeTcp(setup, fault));
  }

  private static ScriptResult run(String text) {
    return run(text, Fault.NONE);
  }

  private static void passes(String text) {
    assertEquals(new ScriptResult(Verdict.PASS, true, ""), run(text));
  }

  private static void fails(String text, String reason) {
    ScriptResult result = run(text);
    assertEquals(Verdict.FAIL, result.verdict(), result.reason());
    assertTrue(result.reason().contains(reason), result.reason());
  }

  private static void skips(String text, String reason) {
    ScriptResult result = run(text);
    assertEquals(Verdict.SKIP, result.verdict(), result.reason());
    assertTrue(result.reason().contains(reason), result.reason());
  }

  @Test
  void whatIsAsExpectedPasses() {
    passes(PASSIVE);
    passes(WRITES);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      mode = Mode.EXCLUDE,
      names = {"NONE", "WRONG_WINDOW", "OPTION_ORDER"})
  void everyFaultFails(Fault fault) {
    ScriptResult result = run(WRITES, fault);
    assertEquals(Verdict.FAIL, result.verdict(), fault + " went by unseen");
    assertTrue(result.reason().startsWith("line "), result.reason());
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"WRONG_WINDOW", "OPTION_ORDER"})
  void windowsAndTheOrderOfOptionsAreForTheStrict(Fault fault) {
    ScriptResult result = run(WRITES, fault);
    assertEquals(Verdict.PASS, result.verdict());
    assertEquals(false, result.strict());
    assertTrue(result.reason().startsWith("line "), result.reason());
  }

  @Test
  void aFailureNamesLineExpectedAndCame() {
    ScriptResult result = run(WRITES, Fault.WRONG_ACK);
    assertEquals(
        "line 11: ack 1 expected, 2 came; what came: P. 1:901(900) ack 2 win 1000",
        result.reason());
  }

  @Test
  void segmentsOneByOneAnswerALongOne() {
    passes(PASSIVE + "+.1 write(4, ..., 2500) = 2500\n+0 > P. 1:2501(2500) ack 1\n");
    passes(
        PASSIVE
            + "+.1 write(4, ..., 2500) = 2500\n"
            + "+0 > . 1:1001(1000) ack 1\n+0 > P. 1001:2501(1500) ack 1\n");
    fails(PASSIVE + "+.1 write(4, ..., 2500) = 2500\n+0 > P. 1:3001(3000) ack 1\n", "octets");
    // whether PSH is on what offload has cut is for the strict; on one segment it counts
    ScriptResult push =
        run(PASSIVE + "+.1 write(4, ..., 2500) = 2500\n+0 > . 1:2501(2500) ack 1\n");
    assertEquals(Verdict.PASS, push.verdict(), push.reason());
    assertEquals(false, push.strict());
    ScriptResult offloaded =
        run(
            PASSIVE
                + "+.1 write(4, ..., 2500) = 2500\n"
                + "+0 > P. 1:2001(2000) ack 1\n+0 > P. 2001:2501(500) ack 1\n");
    assertEquals(Verdict.PASS, offloaded.verdict(), offloaded.reason());
    assertEquals(true, offloaded.strict(), offloaded.reason());
    fails(PASSIVE + "+.1 write(4, ..., 500) = 500\n+0 > . 1:501(500) ack 1\n", "flags");
    fails(PASSIVE + "+.1 write(4, ..., 2500) = 2500\n+0 > F. 1:2501(2500) ack 1\n", "flags");
    fails(PASSIVE + "+.1 write(4, ..., 800) = 800\n+0 > P. 1:901(900) ack 1\n", "length");
  }

  @Test
  void aSegmentThatNothingExpectsFails() {
    fails(
        PASSIVE + "+.1 write(4, ..., 100) = 100\n+.1 < . 1:1(0) ack 101 win 257\n",
        "line 11: a segment was sent before this line that nothing expects: P. 1:101(100)");
    // at the end of a script nobody waits any more
    passes(PASSIVE + "+.1 close(4) = 0\n");
  }

  @Test
  void aSegmentThatDoesNotComeFails() {
    fails(PASSIVE + "+0 > . 1:1(0) ack 1\n", "nothing came");
    fails(PASSIVE + "* > . 1:1(0) ack 1\n", "nothing came");
  }

  @Test
  void timesAreRelativeAbsoluteRangesOrAny() {
    String written = PASSIVE + "+.1 write(4, ..., 100) = 100\n+0 > P. 1:101(100) ack 1\n";
    passes(written + "+1 > P. 1:101(100) ack 1\n");
    passes(written + "1.3 > P. 1:101(100) ack 1\n");
    passes(written + "+.9~+1.1 > P. 1:101(100) ack 1\n+.1 < . 1:1(0) ack 101 win 9\n");
    passes(written + "1.2~1.4 > P. 1:101(100) ack 1\n");
    passes(written + "* > P. 1:101(100) ack 1\n");
    fails(written + "+1.1 > P. 1:101(100) ack 1\n", "it came at 1.300000 s");
    fails(written + "+.9 > P. 1:101(100) ack 1\n", "nothing came");
    fails(written + "+.1~+.2 > P. 1:101(100) ack 1\n", "nothing came");
    passes("--tolerance_usecs=200000\n" + written + "+.9 > P. 1:101(100) ack 1\n");
  }

  @Test
  void theLocalSideCountsFromItsSynAndItsFirstStamp() {
    passes(
        ACTIVE
            + """
            +.10 < S. 500:500(0) ack 1 win 65535 <mss 1400,sackOK,TS val 300 ecr 100>
            +.00 > . 1:1(0) ack 501 win 1000 <nop,nop,TS val 100 ecr 300>
            +.10 write(3, ..., 10) = 10
            +.00 > P. 1:11(10) ack 501 win 1000 <nop,nop,TS val 100 ecr 300>
            """);
  }

  @Test
  void stampsOfThePeerMapBack() {
    List<FakeTcp> made = new ArrayList<>();
    ScriptResult result =
        PacketScripts.run(
            ACTIVE
                + "+.10 < S. 0:0(0) ack 1 win 9 <mss 1400,sackOK,TS val 300 ecr 100>\n"
                + "+0 > . 1:1(0) ack 1 <nop,nop,TS val 200 ecr 300>\n"
                + "+0 < . 1:1(0) ack 1 win 9 <sack 1:5,TS val 301 ecr 200>\n",
            setup -> {
              made.add(new FakeTcp(setup, Fault.NONE));
              return made.get(0);
            });
    assertEquals(Verdict.PASS, result.verdict(), result.reason());
    String synAck = made.get(0).arrived.get(0).toString();
    assertTrue(synAck.contains("TS val 300 ecr 77000"), synAck);
    assertTrue(synAck.contains("ack=" + (FakeTcp.ISN + 1)), synAck);
    String last = made.get(0).arrived.get(1).toString();
    assertTrue(last.contains("TS val 301 ecr 77100"), last);
    assertTrue(last.contains("sack " + (FakeTcp.ISN + 1) + ":" + (FakeTcp.ISN + 5)), last);
  }

  @Test
  void stampsAreComparedWhereTheTickIsNamed() {
    String tail =
        "+.10 < S. 0:0(0) ack 1 win 9 <mss 1400,sackOK,TS val 300 ecr 100>\n"
            + "+0 > . 1:1(0) ack 1 <nop,nop,TS val %d ecr 300>\n";
    String head = "--tcp_ts_tick_usecs=1000\n" + ACTIVE.replace("75000", "5000");
    passes(head + String.format(tail, 200));
    fails(head + String.format(tail, 300), "TS val");
    fails(head + String.format(tail, 200).replace("ecr 300>", "ecr 301>"), "TS val");
  }

  @Test
  void callsThatBlockReturnInTime() {
    String opening =
        """
        0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
        +0 bind(3, ..., ...) = 0
        +0 listen(3, 1) = 0
        +0...%s accept(3, ..., ...) = 4
        +.1 < S 0:0(0) win 32792 <mss 1000>
        +0 > S. 0:0(0) ack 1 <mss 1460,nop,nop,sackOK>
        +.1 < . 1:1(0) ack 1 win 257
        """;
    passes(String.format(opening, "0.2"));
    fails(String.format(opening, "0.3"), "was to return at 0.300000 s, it did at 0.200000 s");
    fails(String.format(opening, "0.1"), "it did at 0.200000 s");
    fails(PASSIVE + "+0 read(4, ..., 10) = 10\n", "blocks");
    fails(PASSIVE + "+0...0.5 read(4, ..., 10) = 10\n", "it still blocks");
    passes(
        PASSIVE
            + "+0...0.1 read(4, ..., 10) = 5\n+.1 < P. 1:6(5) ack 1 win 257\n"
            + "+0 > . 1:1(0) ack 6\n");
    passes(
        PASSIVE
            + "+0...0.5 poll([{fd=4, events=POLLIN, revents=0}], 1, 500) = 0\n"
            + "+.6 poll([{fd=4, events=POLLIN|POLLOUT, revents=POLLOUT}], 1, 0) = 1\n");
    passes(
        """
        0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
        +0...0.1 connect(3, ..., ...) = 0
        +0 > S 0:0(0) <mss 1460,nop,nop,sackOK,nop,nop,TS val 1 ecr 0>
        +.1 < S. 0:0(0) ack 1 win 100 <mss 1000>
        +0 > . 1:1(0) ack 1
        """);
  }

  @Test
  void resultsAndErrorsAreCompared() {
    passes(PASSIVE + "+0 recv(4, ..., 10, MSG_DONTWAIT) = -1 EAGAIN (not yet)\n");
    fails(PASSIVE + "+0 recv(4, ..., 10, MSG_DONTWAIT) = 0\n", "0 expected, -1 EAGAIN came");
    fails(PASSIVE + "+0 recv(4, ..., 10, MSG_DONTWAIT) = -1 EPIPE (no)\n", "EPIPE expected");
    passes(PASSIVE + "+0 read(9, ..., 10) = -1 EBADF (no such)\n");
    passes(PASSIVE + "+0 setsockopt(4, SOL_TCP, TCP_CORK, [1], 4) = -1 ENOPROTOOPT (no)\n");
    fails(PASSIVE + "+0 getsockopt(4, SOL_SOCKET, SO_RCVBUF, [1], [4]) = 0\n", "65536 came");
    passes(
        PASSIVE
            + "+0 getsockopt(4, SOL_SOCKET, SO_ERROR, [0], [4]) = 0\n"
            + "+0 < R. 1:1(0) ack 1 win 0\n"
            + "+0 getsockopt(4, SOL_SOCKET, SO_ERROR, [ECONNRESET], [4]) = 0\n"
            + "+0 getsockopt(4, SOL_SOCKET, SO_ERROR, [104], [4]) = 0\n");
    passes(
        PASSIVE
            + "+0 < P. 1:11(10) ack 1 win 257\n+0 > . 1:1(0) ack 11\n"
            + "+0 recv(4, ..., 5, MSG_PEEK) = 5\n"
            + "+0 readv(4, [{..., 6}, {..., 10}], 2) = 10\n"
            + "+0 writev(4, [{..., 100}, {..., 200}], 2) = 300\n+0 > P. 1:301(300) ack 11\n"
            + "+0 send(4, ..., 100, MSG_MORE) = 100\n+0 > . 301:401(100) ack 11\n");
  }

  @Test
  void stateAndValuesAreAsserted() {
    passes(
        PASSIVE
            + "+0 %{ assert tcpi_state == TCP_ESTABLISHED }%\n"
            + "+0 %{ assert tcpi_snd_cwnd == 10, tcpi_snd_cwnd }%\n"
            + "+0 `sockstat -4 -P tcp -s | grep packetdril | grep -c ESTABLISHED | grep 1`\n");
    fails(PASSIVE + "+0 %{ assert tcpi_snd_cwnd < 10 }%\n", "tcpi_snd_cwnd is 10");
    fails(PASSIVE + "+0 `sockstat -s | grep -c SYN_RCVD | grep 1`\n", "ESTABLISHED");
    skips(PASSIVE + "+0 %{ assert tcpi_pmtu == 10 }%\n", "tcpi_pmtu");
  }

  @Test
  void settingsOfBothDialectsAreGiven() {
    List<FakeTcp> made = new ArrayList<>();
    ScriptResult result =
        PacketScripts.run(
            "`../common/defaults.sh\nsysctl -q net.ipv4.tcp_ecn=1 net.ipv4.tcp_sack=0"
                + " net.ipv4.tcp_wmem=\"4096 $((256*1024)) 9\"`\n"
                + PASSIVE,
            setup -> {
              made.add(new FakeTcp(setup, Fault.NONE));
              return made.get(0);
            });
    assertEquals(Verdict.PASS, result.verdict(), result.reason());
    FakeTcp tcp = made.get(0);
    assertEquals(1, tcp.settings.get(TcpSetting.ECN).number());
    assertEquals(0, tcp.settings.get(TcpSetting.SACK).number());
    assertEquals(262_144, tcp.settings.get(TcpSetting.SEND_BUFFER).number());
    assertEquals("cubic", tcp.settings.get(TcpSetting.CONGESTION_CONTROL).name());
    skips("`sysctl -w net.inet.tcp.drop_synfin=1`\n" + PASSIVE, "drop_synfin");
    skips("`sysctl -w net.inet.tcp.nosuch=1`\n" + PASSIVE, "net.inet.tcp.nosuch is not known");
    skips("`rm -rf /`\n" + PASSIVE, "command 'rm -rf /'");
    passes("`sysctl -w net.inet.tcp.hostcache.purgenow=1`\n" + PASSIVE);
  }

  @Test
  void icmpErrorsAreGiven() {
    List<FakeTcp> made = new ArrayList<>();
    PacketScripts.run(
        WRITES + "+0 < icmp unreachable frag_needed mtu 1200 [1:901(900)]\n",
        setup -> {
          made.add(new FakeTcp(setup, Fault.NONE));
          return made.get(0);
        });
    assertEquals(
        "[IcmpError[ipVersion=4, type=3, code=4, mtu=1200, quoted=1f90c000ffffff01]]",
        made.get(0).icmp.toString());
    skips(WRITES + "+0 < icmp redirect_me [1:901(900)]\n", "ICMP type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--ip_version=ipv6\n",
        "--ip_version=ipv4-mapped-ipv6\n",
        "--mtu=1400\n--define=N=1\n",
        "/* a\n comment */ # another\n"
      })
  void optionLinesAreTaken(String lines) {
    ScriptResult result = run(lines + WRITES);
    assertEquals(Verdict.PASS, result.verdict(), result.reason());
  }

  @Test
  void whatIsNotHereIsSkippedAndWhatIsNoScriptFails() {
    skips(PASSIVE + "+0 epoll_create(1) = 5\n", "'epoll_create'");
    skips(PASSIVE + "+0 < udp (10)\n", "udp");
    skips("0 socket(..., SOCK_DGRAM, IPPROTO_UDP) = 3\n", "SOCK_DGRAM");
    skips("--no_such=1\n" + PASSIVE, "--no_such");
    skips(PASSIVE + "+0 sendto(4, ..., 10, MSG_FASTOPEN, ..., ...) = 10\n", "MSG_FASTOPEN");
    skips(PASSIVE + "+0 %{ exit() }%\n", "statement");
    skips(PASSIVE + "+0 shutdown(4, SHUT_WR) = 0\n", "no shutdown");
    fails(PASSIVE + "+0 < Q 1:1(0) win 5\n", "line 10: unknown TCP flag 'Q'");
    fails(PASSIVE + "+0 < . 1:5(0) ack 1\n", "do not agree");
    fails(PASSIVE + "+0 nothing\n", "line 11");
    fails("", "no event");
  }

  @Test
  void aTcpThatThrowsFails() {
    ScriptResult result =
        PacketScripts.run(
            PASSIVE,
            setup -> {
              throw new IllegalStateException("not today");
            });
    assertEquals(Verdict.FAIL, result.verdict());
    assertEquals("the TCP threw java.lang.IllegalStateException: not today", result.reason());
  }
}
