/**
 * Messages for tests: valid values of every codec's types, with a bias to the bounds, and octets
 * that a decoder must refuse, with the reason.
 *
 * <p>{@link io.netlayers.testkit.gen.Generators} has them by type and by decoder; the packages
 * beside it have them by protocol. {@link io.netlayers.testkit.gen.choice} is the engine. Nothing
 * here knows a test engine: {@code Generators.of(TcpHeader.class).stream(seed, 1000)} serves any,
 * and {@code io.netlayers.testkit.jqwik} is the adapter to jqwik. The same seed gives the same
 * values on every machine. Everybody may call.
 */
package io.netlayers.testkit.gen;
