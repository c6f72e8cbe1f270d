package io.netlayers.ethernet.control;

import static io.netlayers.ethernet.control.MacControlLayout.CLASSES;
import static io.netlayers.ethernet.control.MacControlLayout.CLASS_ENABLE;
import static io.netlayers.ethernet.control.MacControlLayout.CLASS_TIMES;
import static io.netlayers.ethernet.control.MacControlLayout.OPCODE;
import static io.netlayers.ethernet.control.MacControlLayout.PARAMETERS;
import static io.netlayers.ethernet.control.MacControlLayout.PAUSE;
import static io.netlayers.ethernet.control.MacControlLayout.PAUSE_OCTETS;
import static io.netlayers.ethernet.control.MacControlLayout.PAUSE_TIME;
import static io.netlayers.ethernet.control.MacControlLayout.PFC;
import static io.netlayers.ethernet.control.MacControlLayout.PFC_OCTETS;

import io.netlayers.core.OctetView;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.checkerframework.checker.signedness.qual.SignedPositive;

/** A MAC control frame (IEEE 802.3 clause 31), from its opcode on, over a slice of a buffer. */
public final class MacControlView extends OctetView {
  /** A view over nothing, to be wrapped. */
  public MacControlView() {}

  /** Lays the view over an Ethernet payload; what follows the parameters is left alone. */
  public MacControlDecodeStatus wrap(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
    if (length < PARAMETERS) {
      return fault(MacControlDecodeStatus.TRUNCATED_OPCODE, length);
    }
    int needed = isPause() ? PAUSE_OCTETS : isPriorityPause() ? PFC_OCTETS : PARAMETERS;
    return length < needed
        ? fault(MacControlDecodeStatus.TRUNCATED_PARAMETERS, length)
        : MacControlDecodeStatus.OK;
  }

  /** The opcode: 0x0001 for PAUSE, 0x0101 for priority-based flow control. */
  public @SignedPositive int opcode() {
    return Octets.u16(buffer, offset + OPCODE);
  }

  /** Whether the frame is a PAUSE. */
  public boolean isPause() {
    return opcode() == PAUSE;
  }

  /** Whether the frame is of priority-based flow control. */
  public boolean isPriorityPause() {
    return opcode() == PFC;
  }

  /** How long to send nothing, in quanta of 512 bit times, where {@link #isPause()}; 0 to go on. */
  public @SignedPositive int pauseTime() {
    return Octets.u16(buffer, offset + PAUSE_TIME);
  }

  /** Which classes a time is for, bit n for priority n, where {@link #isPriorityPause()}. */
  public @SignedPositive int classEnableVector() {
    return Octets.u16(buffer, offset + CLASS_ENABLE);
  }

  /**
   * How long a class is to send nothing, in quanta of 512 bit times, where {@link
   * #isPriorityPause()}; it counts only where the class is enabled.
   *
   * @param priority 0 to 7
   * @throws IndexOutOfBoundsException if there is no such priority
   */
  public @SignedPositive int classTime(int priority) {
    return Octets.u16(buffer, offset + CLASS_TIMES + 2 * Objects.checkIndex(priority, CLASSES));
  }

  /** Absolute index of the first octet behind the opcode. */
  public int parametersOffset() {
    return offset + PARAMETERS;
  }

  /** Octets behind the opcode, reserved ones and padding included. */
  public int parametersLength() {
    return length - PARAMETERS;
  }
}
