/** Generators of UDP and UDP-Lite (RFC 768, RFC 3828). */
package io.netlayers.testkit.gen.udp;
