/**
 * JUnit 5 tests of packet scripts. This is the only package of scripts that needs JUnit, which the
 * module requires statically.
 */
package io.netlayers.testkit.script.junit;
