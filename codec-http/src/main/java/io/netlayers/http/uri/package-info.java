/**
 * URIs and request targets as values.
 *
 * <p>Required reading: RFC 3986 (syntax §3, resolution §5, normalization §6.2.2), RFC 9110 §4.2 and
 * RFC 9112 §3.2. Texts are ASCII, a character an octet; {@code parse} answers an empty {@code
 * Optional} for whatever the grammar does not have and never throws on it, while constructors
 * refuse components that no URI has. What was parsed is kept as it stood: {@code
 * parse(text).toString()} is the text. Forms' names and values (URL standard, WHATWG §5) are read
 * whatever they are. Anyone may call.
 */
package io.netlayers.http.uri;
