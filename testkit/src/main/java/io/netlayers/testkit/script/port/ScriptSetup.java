package io.netlayers.testkit.script.port;

import io.netlayers.core.IpAddress;
import io.netlayers.testkit.script.model.Dialect;

/**
 * What a TCP is to know before a script runs.
 *
 * @param dialect whose defaults the script counts on
 * @param local the TCP's own address
 * @param remote the other side's address
 * @param mtu the link's MTU in octets
 * @param startNanos the time at which the script starts
 */
public record ScriptSetup(
    Dialect dialect, IpAddress local, IpAddress remote, int mtu, long startNanos) {}
