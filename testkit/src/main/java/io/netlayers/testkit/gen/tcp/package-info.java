/** Generators of TCP (RFC 9293 and the option registry). */
package io.netlayers.testkit.gen.tcp;
