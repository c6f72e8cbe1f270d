package io.netlayers.fsm.tcp;

/**
 * How much text a segment may carry (RFC 9293 §3.7.1): Eff.snd.MSS = min(SendMSS+20, MMS_S) -
 * TCPhdrsize - IPoptionsize.
 */
final class SegmentSize {
  /** No peer's MSS makes segments smaller than this less their options; a narrow path does. */
  private static final int MIN_SEND_MSS = 48;

  private static final int HEADER = 20;
  private static final int LEAST_TEXT = 4;
  private static final int TIMESTAMPS_OCTETS = 12;

  private SegmentSize() {}

  /** Octets of options in every segment with text. */
  private static int steadyOptions(Tcb t) {
    return t.options.timestamps() ? TIMESTAMPS_OCTETS : 0;
  }

  /** Text of a segment with the options that all segments have. */
  static int smss(Tcb t) {
    return textLimit(t, steadyOptions(t));
  }

  /** Text of a segment with so many octets of options. */
  static int textLimit(Tcb t, int optionOctets) {
    return textLimit(t, optionOctets, t.path.mmsS());
  }

  private static int textLimit(Tcb t, int optionOctets, int mmsS) {
    int peer = Math.max(t.options.peerMss(), t.config.minSendMss());
    int wanted = Math.max(Math.min(peer, t.user.maxSegment), MIN_SEND_MSS);
    int text = Math.min(wanted, mmsS - HEADER) - t.config.ipOptionOctets() - optionOctets;
    return Math.max(text, 1); // a path that takes no text at all is none
  }

  /** Octets of options that leave a segment room for a little text, whatever the path carries. */
  static int optionLimit(Tcb t) {
    return t.path.mmsS() - HEADER - t.config.ipOptionOctets() - LEAST_TEXT;
  }

  /** Text of a probe of the path of {@code size} octets, header included. */
  static int probeText(Tcb t, int size) {
    return textLimit(t, steadyOptions(t), size);
  }

  /** The size of a segment, header included, with the steady options and so much text. */
  static int ofSegment(Tcb t, int text) {
    return HEADER + steadyOptions(t) + t.config.ipOptionOctets() + text;
  }
}
