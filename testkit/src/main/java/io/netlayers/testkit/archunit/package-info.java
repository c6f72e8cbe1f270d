/**
 * ArchUnit rules for projects of protocol code: {@link io.netlayers.testkit.archunit.PurityRules}
 * by an allow-list, {@link io.netlayers.testkit.archunit.LayerRules} of who may know whom, and
 * {@link io.netlayers.testkit.archunit.DeterminismRules} for what may do more than pure code but
 * must run the same each time.
 *
 * <p>This is the only package that needs ArchUnit, which the module requires statically: who uses
 * it brings {@code com.tngtech.archunit:archunit}. The rules do not mind being empty; a project
 * tests that its importer saw the classes that it means, and that a planted breach fails.
 */
package io.netlayers.testkit.archunit;
