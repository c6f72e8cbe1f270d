/**
 * Generators of pcapng blocks and of captures that cannot be read.
 *
 * <p>Everybody may call the public class; tables of values are made anew at each call.
 */
package io.netlayers.testkit.gen.pcap;
