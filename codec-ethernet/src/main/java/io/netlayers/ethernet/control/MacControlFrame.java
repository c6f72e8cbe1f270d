package io.netlayers.ethernet.control;

import io.netlayers.core.MacAddress;
import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import java.util.List;

/** A MAC control frame as a value, from its opcode on. */
public sealed interface MacControlFrame {
  /** Where MAC control frames go: 01-80-C2-00-00-01 (IEEE 802.3 §31B.1). */
  MacAddress DESTINATION = MacAddress.of(0x0180_C200_0001L);

  /** The opcode, 0 to 65,535. */
  int opcode();

  /** Octets that {@link #encode} writes; the frame's padding is not the value's. */
  int encodedLength();

  /**
   * Writes opcode and parameters to an absolute index; the buffer's position stays.
   *
   * @return octets written
   * @throws IndexOutOfBoundsException if they do not fit
   */
  int encode(ByteBuffer buffer, int offset);

  /** The value of a view that answered OK. */
  static MacControlFrame decode(MacControlView view) {
    if (view.isPause()) {
      return new Pause(view.pauseTime());
    }
    if (view.isPriorityPause()) {
      Integer[] times = new Integer[MacControlLayout.CLASSES];
      for (int i = 0; i < times.length; i++) {
        times[i] = view.classTime(i);
      }
      return new PriorityPause(view.classEnableVector(), List.of(times));
    }
    OctetString parameters =
        OctetString.copyOf(view.buffer(), view.parametersOffset(), view.parametersLength());
    return new Other(view.opcode(), parameters);
  }

  private static void requireU16(String name, int value) {
    if ((value & ~0xFFFF) != 0) {
      throw new IllegalArgumentException(name + " not within 0 to 65535: " + value);
    }
  }

  /**
   * Send nothing for a while (IEEE 802.3 annex 31B). Its text is {@code PAUSE 65535 quanta}.
   *
   * @param time quanta of 512 bit times, 0 to 65,535; 0 to go on
   */
  record Pause(int time) implements MacControlFrame {
    /** Refuses a time outside its range. */
    public Pause {
      requireU16("time", time);
    }

    @Override
    public int opcode() {
      return MacControlLayout.PAUSE;
    }

    @Override
    public int encodedLength() {
      return MacControlLayout.PAUSE_OCTETS;
    }

    @Override
    public int encode(ByteBuffer buffer, int offset) {
      Octets.put16(buffer, offset + MacControlLayout.OPCODE, opcode());
      Octets.put16(buffer, offset + MacControlLayout.PAUSE_TIME, time);
      return encodedLength();
    }

    @Override
    public String toString() {
      return "PAUSE " + time + " quanta";
    }
  }

  /**
   * Send nothing of some priorities for a while (IEEE 802.3 annex 31D). Its text is {@code PFC
   * enable 0x0003 times [100, 0, 0, 0, 0, 0, 0, 0]}.
   *
   * @param classEnableVector bit n where the time of priority n counts, 0 to 65,535
   * @param times eight, of quanta of 512 bit times, 0 to 65,535
   */
  record PriorityPause(int classEnableVector, List<Integer> times) implements MacControlFrame {
    /** Refuses what cannot be encoded. */
    public PriorityPause {
      requireU16("class enable vector", classEnableVector);
      times = List.copyOf(times);
      if (times.size() != MacControlLayout.CLASSES) {
        throw new IllegalArgumentException("not eight times: " + times);
      }
      for (int time : times) {
        requireU16("time", time);
      }
    }

    @Override
    public int opcode() {
      return MacControlLayout.PFC;
    }

    @Override
    public int encodedLength() {
      return MacControlLayout.PFC_OCTETS;
    }

    @Override
    public int encode(ByteBuffer buffer, int offset) {
      Octets.put16(buffer, offset + MacControlLayout.OPCODE, opcode());
      Octets.put16(buffer, offset + MacControlLayout.CLASS_ENABLE, classEnableVector);
      for (int i = 0; i < MacControlLayout.CLASSES; i++) {
        Octets.put16(buffer, offset + MacControlLayout.CLASS_TIMES + 2 * i, times.get(i));
      }
      return encodedLength();
    }

    @Override
    public String toString() {
      String digits = Integer.toHexString(classEnableVector);
      return "PFC enable 0x" + "0".repeat(4 - digits.length()) + digits + " times " + times;
    }
  }

  /**
   * A frame of another opcode. Its text is {@code MAC control 0x2 00000000}.
   *
   * @param opcode 0 to 65,535, neither PAUSE's nor that of priority-based flow control
   * @param parameters all that follows the opcode, padding included
   */
  record Other(int opcode, OctetString parameters) implements MacControlFrame {
    /** Refuses what would decode as something else. */
    public Other {
      requireU16("opcode", opcode);
      if (opcode == MacControlLayout.PAUSE || opcode == MacControlLayout.PFC) {
        throw new IllegalArgumentException("an opcode with a value of its own: " + opcode);
      }
    }

    @Override
    public int encodedLength() {
      return MacControlLayout.PARAMETERS + parameters.length();
    }

    @Override
    public int encode(ByteBuffer buffer, int offset) {
      Octets.put16(buffer, offset + MacControlLayout.OPCODE, opcode);
      parameters.copyTo(buffer, offset + MacControlLayout.PARAMETERS);
      return encodedLength();
    }

    @Override
    public String toString() {
      return "MAC control 0x" + Integer.toHexString(opcode) + " " + parameters;
    }
  }
}
