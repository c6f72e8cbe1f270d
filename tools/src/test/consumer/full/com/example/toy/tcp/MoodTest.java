package com.example.toy.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.testkit.script.PacketScripts;
import io.netlayers.testkit.script.ScriptResult;
import io.netlayers.testkit.script.ScriptResult.Verdict;
import org.junit.jupiter.api.Test;

class MoodTest {
  private static final String SCRIPT =
      """
      0   socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
      +0  bind(3, ..., ...) = 0
      +0  listen(3, 1) = 0

      // The answer is in a better mood than the question.
      +.1 < S 0:0(0) win 65535 <mss 1460,opt 200 0x07>
      +0  > S. 0:0(0) ack 1 <mss 1460,opt 200 0x08>
      +.1 < . 1:1(0) ack 1 win 65535
      +0  accept(3, ..., ...) = 4
      """;

  @Test
  void theAnswerIsInABetterMood() {
    ScriptResult result = PacketScripts.run(SCRIPT, MoodyTcp::new);
    assertEquals(Verdict.PASS, result.verdict(), result.reason());
  }

  @Test
  void aWrongMoodIsFoundWithItsLine() {
    String wrong = SCRIPT.replace("opt 200 0x08", "opt 200 0x09");
    ScriptResult result = PacketScripts.run(wrong, MoodyTcp::new);
    assertEquals(Verdict.FAIL, result.verdict());
    assertTrue(result.reason().contains("line 7"), result.reason());
  }
}
