package io.netlayers.testkit.gen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netlayers.pcap.CaptureStatus;
import io.netlayers.testkit.gen.choice.Malformed;
import io.netlayers.testkit.gen.choice.MalformedInputs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each decoder answers exactly the reason that an input was made for; no reason is left out. */
class MalformedInputsTest {
  private static final int SAMPLES = 400;

  @TestFactory
  Stream<DynamicTest> theDecoderAnswersTheReason() {
    List<DynamicTest> tests = new ArrayList<>();
    for (MalformedInputs<?> inputs : Generators.malformed()) {
      addTests(tests, inputs);
    }
    return tests.stream();
  }

  private static <S extends Enum<S>> void addTests(
      List<DynamicTest> tests, MalformedInputs<S> inputs) {
    for (S status : inputs.statuses()) {
      tests.add(
          DynamicTest.dynamicTest(
              inputs.name() + " " + status,
              () ->
                  inputs.of(status).stream(1, SAMPLES)
                      .forEach(input -> check(inputs, status, input))));
    }
  }

  /** Some inputs are long: 65,537 interfaces, a hundred fields. */
  private static int samples(Enum<?> status) {
    return status == CaptureStatus.TOO_MANY_INTERFACES ? 3 : SAMPLES;
  }

  private static <S extends Enum<S>> void check(
      MalformedInputs<S> inputs, S status, Malformed<S> input) {
    assertEquals(status, input.status());
    assertEquals(inputs.name(), input.decoder());
    assertEquals(status, inputs.answer(input), input::toString);
  }

  @Test
  void everyConstantOfEveryStatusIsThere() {
    Map<Class<?>, Set<Object>> made = new HashMap<>();
    for (MalformedInputs<?> inputs : Generators.malformed()) {
      made.computeIfAbsent(inputs.statusType(), type -> new HashSet<>()).addAll(inputs.statuses());
    }
    List<String> missing = new ArrayList<>();
    for (Class<?> status : CodecTypes.statuses()) {
      for (Object constant : status.getEnumConstants()) {
        boolean refusal = !CodecTypes.isNoRefusal(constant);
        if (refusal != made.getOrDefault(status, Set.of()).contains(constant)) {
          missing.add(status.getSimpleName() + "." + constant);
        }
      }
    }
    assertEquals(List.of(), missing);
  }
}
