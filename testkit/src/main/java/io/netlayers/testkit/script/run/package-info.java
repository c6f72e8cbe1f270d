/**
 * Runs a script against a {@link io.netlayers.testkit.script.port.TcpUnderTest}, in virtual time.
 *
 * <p>{@link io.netlayers.testkit.script.run.ScriptRun} goes from event to event and lets the TCP do
 * what is due in between; the other classes own one matter each: what was sent and not yet
 * expected, how numbers of the script map to numbers of the wire, socket calls, commands,
 * comparisons.
 */
package io.netlayers.testkit.script.run;
