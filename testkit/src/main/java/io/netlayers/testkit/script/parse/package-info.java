/**
 * Reads packetdrill's language, in both its dialects, into {@link
 * io.netlayers.testkit.script.model}.
 *
 * <p>A text that is not of the language, and one that asks for what is not here, are told apart:
 * both are a {@link io.netlayers.testkit.script.model.ScriptException} with the line, of another
 * kind. Reading looks at nothing but the text.
 */
package io.netlayers.testkit.script.parse;
