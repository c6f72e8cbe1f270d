/**
 * Structured field values (RFC 9651): lists, dictionaries and items, parsed by the algorithms of
 * §4.2 and written by those of §4.1.
 *
 * <p>Required reading: RFC 9651 §3 and §4. {@link io.netlayers.http.structured.StructuredFields} is
 * the way in; parsing answers an empty {@code Optional} where the RFC says to fail, and then the
 * field is to be ignored whole (§4.2). Constructors refuse what cannot be serialized, so writing
 * never fails. What a parse allocates is in proportion to the text that it is given. Anyone may
 * call.
 */
package io.netlayers.http.structured;
