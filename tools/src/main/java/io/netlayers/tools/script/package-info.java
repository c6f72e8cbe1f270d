/**
 * {@code netlayers script}: packet scripts run against this project's TCP.
 *
 * <p>{@link io.netlayers.tools.script.MachineTcp} is the one adapter between {@code testkit}'s port
 * and {@code fsm.tcp}: sockets, listeners and the settings of two kernels over a machine that knows
 * none of them. It holds no protocol logic; what a segment means is decided by the machine alone.
 *
 * <p>Called by the command line, and by the tests that run the project's own scripts.
 */
package io.netlayers.tools.script;
