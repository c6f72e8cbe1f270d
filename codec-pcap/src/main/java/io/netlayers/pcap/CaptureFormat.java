package io.netlayers.pcap;

/** What kind of file the first four octets announced. */
public enum CaptureFormat {
  /** Not known yet: fewer than four octets came, or no format has them. */
  UNKNOWN,
  /** pcap (draft-ietf-opsawg-pcap). */
  PCAP,
  /** pcapng (draft-ietf-opsawg-pcapng). */
  PCAPNG
}
