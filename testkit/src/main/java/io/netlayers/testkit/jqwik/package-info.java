/**
 * The adapter to jqwik: with the testkit and jqwik on the path, {@code @ForAll TcpHeader header}
 * works for every value type of every codec, and a failing value is shrunk through its choices.
 *
 * <p>Optional: whoever has no jqwik never loads this package. The provider is registered in {@code
 * META-INF/services}; on the module path, a module of the user's provides a class that extends it.
 * {@link io.netlayers.testkit.jqwik.NetlayersArbitraries} makes an arbitrary of any generator.
 */
package io.netlayers.testkit.jqwik;
