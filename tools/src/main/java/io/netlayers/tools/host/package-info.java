/**
 * {@code netlayers host}: a host of the stack on real devices. {@code HostCommand} is what a person
 * calls; {@code WebService} serves a directory, {@code SmallServices} are echo, discard and
 * character generator (RFC 862, RFC 863, RFC 864), over TCP and UDP.
 *
 * <p>Required reading: docs/stack.md, the packages {@code tap} and {@code serve}.
 *
 * <p>Called by the command line alone.
 */
package io.netlayers.tools.host;
