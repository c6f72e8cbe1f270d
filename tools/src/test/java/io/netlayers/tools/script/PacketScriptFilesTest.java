package io.netlayers.tools.script;

import io.netlayers.testkit.script.junit.ScriptTests;
import io.netlayers.testkit.script.junit.ScriptTests.Skipped;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The project's own scripts against the project's own TCP; none of them may be skipped. */
class PacketScriptFilesTest {
  @TestFactory
  List<DynamicTest> scripts() {
    return ScriptTests.folder(Path.of("src/test/scripts"), MachineTcp::new, Skipped.FAILS);
  }
}
