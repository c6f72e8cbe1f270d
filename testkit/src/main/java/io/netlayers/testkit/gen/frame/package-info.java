/**
 * What no single codec can make: frames nested from Ethernet to HTTP with right lengths, numbers
 * and checksums; fragments of one packet; conversations of TCP; HTTP messages whole, with bodies.
 *
 * <p>A frame tells its layers and a conversation its streams, so that a test knows the truth
 * without asking the code under test. Everybody may call.
 */
package io.netlayers.testkit.gen.frame;
