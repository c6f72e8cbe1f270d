/**
 * Multipart bodies: forms with files, ranges, anything of the type {@code multipart}.
 *
 * <p>Required reading: RFC 2046 §5.1, RFC 7578 (form-data), RFC 9110 §14.6 (byteranges). The reader
 * takes the body in slices of any size, gives slices of the caller's own buffer back, and the same
 * parts however the body was cut. Anyone may call.
 */
package io.netlayers.http.multipart;
