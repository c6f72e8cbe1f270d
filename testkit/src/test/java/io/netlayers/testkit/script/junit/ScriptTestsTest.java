package io.netlayers.testkit.script.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netlayers.testkit.script.junit.ScriptTests.Skipped;
import io.netlayers.testkit.script.port.ScriptSetup;
import io.netlayers.testkit.script.port.TcpUnderTest;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class ScriptTestsTest {
  /** A TCP that nobody gets as far as to ask anything. */
  private static TcpUnderTest none(ScriptSetup setup) {
    return (TcpUnderTest)
        Proxy.newProxyInstance(
            TcpUnderTest.class.getClassLoader(),
            new Class<?>[] {TcpUnderTest.class},
            (proxy, method, arguments) ->
                method.getReturnType() == List.class
                    ? List.of()
                    : method.getReturnType() == long.class ? Long.MAX_VALUE : null);
  }

  @Test
  void aTestForEachScript(@TempDir Path folder) throws Throwable {
    Files.createDirectory(folder.resolve("in"));
    Files.writeString(folder.resolve("b.pkt"), "0 nonsense\n");
    Files.writeString(folder.resolve("in/a.pkt"), "0 `echo`\n");
    Files.writeString(folder.resolve("c.pkt"), "0 < udp (1)\n");
    Files.writeString(folder.resolve("notes.txt"), "no script");
    List<DynamicTest> tests = ScriptTests.folder(folder, ScriptTestsTest::none, Skipped.ABORTS);
    assertEquals(3, tests.size());
    assertEquals("b.pkt", tests.get(0).getDisplayName());
    assertThrows(AssertionFailedError.class, () -> tests.get(0).getExecutable().execute());
    assertThrows(TestAbortedException.class, () -> tests.get(1).getExecutable().execute());
    tests.get(2).getExecutable().execute();
    List<DynamicTest> all = ScriptTests.folder(folder, ScriptTestsTest::none, Skipped.FAILS);
    assertThrows(AssertionFailedError.class, () -> all.get(1).getExecutable().execute());
  }
}
