/**
 * The stages that a packet passes on its way through a simulated link: the queue with its
 * discipline, the ways to be lost, bit errors, and the flight to the other end.
 *
 * <p>Called by package {@code net} alone. Each stage owns one idea, knows nothing of the others and
 * has random bits of its own, so that to switch one on changes nothing of what the others do to the
 * same packets. Times never go backwards. Arithmetic is that of integers and {@code StrictMath}.
 */
package io.netlayers.testkit.net.path;
