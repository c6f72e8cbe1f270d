package io.netlayers.testkit.gen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.Generator;
import io.netlayers.testkit.gen.choice.GeneratorTable;
import io.netlayers.testkit.net.model.Xoshiro256StarStar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every value type of every codec has a generator, and each keeps a generator's promises. */
class EveryValueTest {
  private static final int SAMPLES = 300;
  private static final GeneratorTable TABLE = Generators.table();

  /** Types that are values of no message: what the caller sets, and what an algorithm keeps. */
  private static final Set<String> NO_MESSAGE =
      Set.of(
          "io.netlayers.http.HttpLimits",
          "io.netlayers.http.cookie.CookieLimits",
          "io.netlayers.http.multipart.MultipartLimits",
          "io.netlayers.http.structured.StructuredLimits",
          "io.netlayers.ip.fragment.ReassemblyConfig");

  @Test
  void noValueTypeIsLeftOut() {
    Set<String> missing = new TreeSet<>();
    for (Class<?> type : CodecTypes.values()) {
      String name = type.getName();
      if (!NO_MESSAGE.contains(name) && TABLE.find(type).isEmpty()) {
        missing.add(name);
      }
    }
    assertEquals(Set.of(), missing);
  }

  @TestFactory
  Stream<DynamicTest> everyGenerator() {
    List<Class<?>> types = new ArrayList<>(TABLE.types());
    return types.stream()
        .map(type -> DynamicTest.dynamicTest(type.getName(), () -> check(type, TABLE.of(type))));
  }

  private static void check(Class<?> type, Generator<?> generator) {
    assertInstanceOf(type, generator.simplest());
    Set<Object> different = new HashSet<>();
    for (int i = 0; i < SAMPLES; i++) {
      Choices choices = Choices.random(new Xoshiro256StarStar(7, i));
      Object value = generator.generate(choices);
      assertInstanceOf(type, value);
      assertEquals(value, generator.generate(Choices.replay(choices.recorded())), "replayed");
      different.add(value);
    }
    boolean hasFields = !type.isRecord() || type.getRecordComponents().length > 0;
    assertTrue(!hasFields || different.size() > 1, "always the same");
  }
}
