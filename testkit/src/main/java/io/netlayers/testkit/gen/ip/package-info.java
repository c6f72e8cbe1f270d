/**
 * Generators of IPv4, IPv6, ICMP, Neighbor Discovery, IGMP and MLD.
 *
 * <p>Everybody may call the public class; tables of values are made anew at each call.
 */
package io.netlayers.testkit.gen.ip;
