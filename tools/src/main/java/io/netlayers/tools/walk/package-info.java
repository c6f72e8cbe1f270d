/**
 * {@code netlayers walk}: what happens when a URL is typed, with two hosts and a router of our own
 * over a simulated network.
 *
 * <p>{@code Scene} sets the hosts up and lets them run, {@code Browser} and {@code WebServer} are
 * the programs on them, {@code Narration} writes down what passes. Nothing here touches a device.
 *
 * <p>Called by the command line alone.
 */
package io.netlayers.tools.walk;
