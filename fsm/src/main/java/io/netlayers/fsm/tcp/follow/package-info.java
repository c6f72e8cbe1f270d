/**
 * Conversations that others have: the octet streams of both sides from captured segments.
 *
 * <p>Required reading: RFC 9293 §3.4 and §3.10.7.4; for what can go wrong, Ptacek and Newsham,
 * "Insertion, Evasion, and Denial of Service" (1998). {@link
 * io.netlayers.fsm.tcp.follow.TcpStreamFollower} is no endpoint: it answers nothing, keeps no timer
 * and believes that a captured segment reached its receiver.
 *
 * <p>Invariants: of each side, octets and gaps come in order of position without overlap; memory is
 * bounded by {@link io.netlayers.fsm.tcp.follow.FollowLimits}, whatever the segments say. Any
 * analyser may call this package.
 */
package io.netlayers.fsm.tcp.follow;
