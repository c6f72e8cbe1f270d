/** Generators of the core's values: octets and addresses. */
package io.netlayers.testkit.gen.core;
