/**
 * Generators of Ethernet, VLAN tags, LLC, ARP, MAC control, LLDP and the cooked headers.
 *
 * <p>Everybody may call the public class; tables of values are made anew at each call.
 */
package io.netlayers.testkit.gen.ethernet;
