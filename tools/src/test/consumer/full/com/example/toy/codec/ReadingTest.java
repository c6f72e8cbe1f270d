package com.example.toy.codec;

import io.netlayers.testkit.invariant.GuardedBuffer;
import io.netlayers.testkit.invariant.HostileOctets;
import io.netlayers.testkit.invariant.NeverThrows;
import io.netlayers.testkit.invariant.RoundTrip;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReadingTest {
  private static final RoundTrip<Reading> ROUND_TRIP =
      RoundTrip.of(Reading::encodedLength, Reading::encode, Reading::decode);

  @Property(tries = 200)
  void whatIsEncodedDecodesToTheSame(
      @ForAll @IntRange(max = 255) int sensor, @ForAll @Size(max = 255) short[] values) {
    ROUND_TRIP.checkValue(new Reading(sensor, values));
  }

  @Property(tries = 200)
  void whatDecodesIsEncodedToTheSame(@ForAll byte[] octets) {
    ROUND_TRIP.checkOctets(octets);
  }

  @Test
  void noOctetsMakeItThrow() {
    NeverThrows.by(Reading::decode).checkAll(HostileOctets.around(new byte[] {7, 2, 0, 1, 0, 2}));
  }

  @Test
  void itNeverLooksPastItsSlice() {
    GuardedBuffer.by(Reading::decode)
        .checkAll(HostileOctets.truncations(new byte[] {7, 2, 0, 1, 0, 2}));
  }
}
