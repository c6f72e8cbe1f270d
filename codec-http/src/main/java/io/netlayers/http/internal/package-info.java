/**
 * Octets searched eight at a time, classified by tables, and looked up among known names. Not
 * exported: the other packages of this module may call.
 *
 * <p>Words are read in little-endian order whatever the machine's, so that the lowest octet of a
 * word is the one that comes first and counting trailing zeros finds it.
 */
package io.netlayers.http.internal;
