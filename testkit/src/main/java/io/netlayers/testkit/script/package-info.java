/**
 * Packet scripts: tests of a TCP endpoint in packetdrill's language, run in virtual time against
 * any TCP.
 *
 * <p>{@link io.netlayers.testkit.script.PacketScripts} reads and runs a script; {@link
 * io.netlayers.testkit.script.port.TcpUnderTest} is what a TCP has to offer for it; {@link
 * io.netlayers.testkit.script.junit.ScriptTests} makes JUnit tests of a folder. The dialects of
 * Linux's scripts and of FreeBSD's are both read. Nothing here starts a process, opens a socket or
 * reads a clock; the only input besides the text is the TCP.
 */
package io.netlayers.testkit.script;
