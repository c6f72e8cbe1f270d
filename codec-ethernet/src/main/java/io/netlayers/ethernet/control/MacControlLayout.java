package io.netlayers.ethernet.control;

/**
 * What follows the type 0x8808 (IEEE 802.3 §31.4, §31B.3, §31D.3); the rest of the minimum frame is
 * reserved and zero.
 *
 * <pre>
 * +-----------------+---------------------+
 * | Opcode 0x0001   | pause_time          |                                     PAUSE
 * +-----------------+---------------------+----------+     +----------+
 * | Opcode 0x0101   | class enable vector | time[0]  | ... | time[7]  |         PFC
 * +-----------------+---------------------+----------+     +----------+
 * </pre>
 */
final class MacControlLayout {
  static final int OPCODE = 0;
  static final int PARAMETERS = OPCODE + 2;

  static final int PAUSE_TIME = PARAMETERS;
  static final int PAUSE_OCTETS = PAUSE_TIME + 2;

  static final int CLASS_ENABLE = PARAMETERS;
  static final int CLASS_TIMES = CLASS_ENABLE + 2;
  static final int CLASSES = 8;
  static final int PFC_OCTETS = CLASS_TIMES + 2 * CLASSES;

  static final int PAUSE = 0x0001;
  static final int PFC = 0x0101;

  private MacControlLayout() {}
}
