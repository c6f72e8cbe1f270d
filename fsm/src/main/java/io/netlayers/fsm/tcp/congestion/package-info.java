/**
 * Congestion control as a strategy: cwnd and ssthresh, and nothing that sends or detects loss.
 *
 * <p>Required reading: RFC 5681, RFC 9438 (CUBIC), RFC 9406 (HyStart++), RFC 7661 (window
 * validation), RFC 6928 (initial window), RFC 3168 §6.1.2 (ECN). Windows are octets, times
 * nanoseconds, positions unwrapped sequence numbers.
 *
 * <p>Invariants: cwnd is at least one segment and never overflows; ssthresh is at least two; the
 * window does not grow where it was not used. Users may implement {@link
 * io.netlayers.fsm.tcp.congestion.CongestionControl}; only the machine calls one.
 */
package io.netlayers.fsm.tcp.congestion;
