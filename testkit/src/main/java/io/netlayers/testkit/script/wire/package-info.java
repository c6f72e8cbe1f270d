/**
 * TCP segments on the wire, for scripts alone: built and taken apart by code that shares nothing
 * with {@code codec-tcp}, so that a mistake in one cannot hide behind the same mistake in the
 * other.
 *
 * <p>Layout: RFC 9293 §3.1; options: RFC 9293 §3.2, RFC 7323, RFC 2018.
 */
package io.netlayers.testkit.script.wire;
