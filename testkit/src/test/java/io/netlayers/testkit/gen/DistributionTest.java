package io.netlayers.testkit.gen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netlayers.testkit.gen.choice.Generator;
import io.netlayers.testkit.gen.choice.GeneratorTable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The interesting cases come: both ends of every number, both truths, every type of a sealed one.
 */
class DistributionTest {
  private static final int SAMPLES = 10_000;
  private static final GeneratorTable TABLE = Generators.table();

  /**
   * A field whose ends are alike for all: a number chosen at random would meet its own extremes
   * once, one with a bias to its bounds meets them again and again.
   */
  @TestFactory
  Stream<DynamicTest> boundsOfEveryNumber() {
    List<Class<?>> types = new ArrayList<>(Generators.table().types());
    return types.stream()
        .filter(type -> type.getName().startsWith("io.netlayers.") && !fields(type).isEmpty())
        .map(type -> DynamicTest.dynamicTest(type.getName(), () -> checkBounds(type)));
  }

  private static List<Method> fields(Class<?> type) {
    List<Method> fields = new ArrayList<>();
    for (Method method : type.getMethods()) {
      Class<?> result = method.getReturnType();
      boolean number = result == int.class || result == long.class || result == boolean.class;
      boolean field =
          type.isRecord()
              ? Stream.of(type.getRecordComponents()).anyMatch(c -> c.getAccessor().equals(method))
              : Modifier.isAbstract(method.getModifiers()) && method.getDeclaringClass() == type;
      if (number && field && method.getParameterCount() == 0) {
        fields.add(method);
      }
    }
    return fields;
  }

  private static void checkBounds(Class<?> type) throws ReflectiveOperationException {
    List<?> values = TABLE.of(type).stream(11, SAMPLES / 5).toList();
    List<String> rare = new ArrayList<>();
    for (Method field : fields(type)) {
      long least = Long.MAX_VALUE;
      long most = Long.MIN_VALUE;
      int leastCount = 0;
      int mostCount = 0;
      for (Object value : values) {
        long number = number(field.invoke(value));
        leastCount = number < least ? 1 : number == least ? leastCount + 1 : leastCount;
        mostCount = number > most ? 1 : number == most ? mostCount + 1 : mostCount;
        least = Math.min(least, number);
        most = Math.max(most, number);
      }
      if (leastCount < 3 || mostCount < 3) {
        rare.add(
            field.getName() + " " + least + ": " + leastCount + ", " + most + ": " + mostCount);
      }
    }
    assertEquals(List.of(), rare);
  }

  private static long number(Object value) {
    return value instanceof Boolean truth ? truth ? 1 : 0 : ((Number) value).longValue();
  }

  @Test
  void everyTypeOfEverySealedOne() {
    Set<String> missing = new TreeSet<>();
    for (Class<?> sealed : CodecTypes.values()) {
      if (sealed.isInterface() && TABLE.find(sealed).isPresent()) {
        Tally<Object> tally = new Tally<>();
        tally.everyType(sealed);
        Generator<?> generator = TABLE.of(sealed);
        generator.stream(12, SAMPLES).forEach(tally);
        tally.rarerThan(5).forEach(rare -> missing.add(sealed.getSimpleName() + " " + rare));
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyMalformationOfEveryDecoder() {
    Set<String> missing = new TreeSet<>();
    for (var inputs : Generators.malformed()) {
      if (inputs.name().equals("CaptureReader")) {
        continue; // its longest inputs have a megabyte; MalformedInputsTest has each
      }
      Tally<Object> tally = new Tally<>();
      for (Enum<?> status : inputs.statuses()) {
        tally.want(status.name(), status::equals);
      }
      inputs.any().stream(13, SAMPLES / 10).map(input -> (Object) input.status()).forEach(tally);
      tally.rarerThan(10).forEach(rare -> missing.add(inputs.name() + " " + rare));
    }
    assertEquals(Set.of(), missing);
  }
}
