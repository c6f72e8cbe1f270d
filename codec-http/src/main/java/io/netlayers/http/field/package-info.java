/**
 * Field values that have a grammar of their own, read and written as values.
 *
 * <p>Required reading: RFC 9110 §5.5 and §5.6 (what all values are made of), then the clause that a
 * class names. Texts are field values without their line's name and outer white space, a character
 * an octet (ISO 8859-1); a field of several lines is read from {@link
 * io.netlayers.http.field.FieldLists#combine all of them}, unless its class says otherwise. {@code
 * parse} answers an empty {@code Optional} for whatever the grammar does not have and never throws
 * on it; constructors refuse what cannot be written with {@link IllegalArgumentException}. The text
 * of a value is a field value, and parsing it gives an equal one. Time comes in as epoch seconds.
 * Anyone may call.
 */
package io.netlayers.http.field;
