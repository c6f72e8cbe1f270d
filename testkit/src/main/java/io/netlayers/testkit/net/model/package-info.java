/**
 * What a simulated link is made of, as values and small strategies: losses, queue disciplines,
 * blackouts, who marks congestion, where random bits come from, and what an observer is told.
 *
 * <p>Required reading: RFC 8289 (CoDel), Floyd and Jacobson, <i>Random Early Detection Gateways for
 * Congestion Avoidance</i> (1993), RFC 3168 (ECN). Probabilities are parts per million, times
 * nanoseconds of virtual time, lengths octets. Everything here is immutable but for {@link
 * io.netlayers.testkit.net.model.Xoshiro256StarStar}.
 */
package io.netlayers.testkit.net.model;
