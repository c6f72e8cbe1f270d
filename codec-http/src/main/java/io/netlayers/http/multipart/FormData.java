package io.netlayers.http.multipart;

import io.netlayers.http.field.ContentDisposition;
import io.netlayers.http.field.FieldParameters;
import io.netlayers.http.field.MediaType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a form (RFC 7578). Names are UTF-8 as they are (§5.1); quotes and line ends in them
 * become {@code %22}, {@code %0D} and {@code %0A}, as browsers write them.
 */
public final class FormData {
  private FormData() {}

  /** The head of a field's part. */
  public static PartHead field(String name) {
    return head(List.of(parameter("name", name)), Optional.empty());
  }

  /** The head of a file's part. */
  public static PartHead file(String name, String filename, MediaType type) {
    return head(
        List.of(parameter("name", name), parameter("filename", filename)), Optional.of(type));
  }

  private static PartHead head(
      List<FieldParameters.Parameter> parameters, Optional<MediaType> type) {
    ContentDisposition disposition =
        new ContentDisposition("form-data", new FieldParameters(parameters));
    List<PartHead.Field> fields = new ArrayList<>();
    fields.add(new PartHead.Field("Content-Disposition", disposition.toString()));
    type.ifPresent(t -> fields.add(new PartHead.Field("Content-Type", t.toString())));
    return new PartHead(fields);
  }

  private static FieldParameters.Parameter parameter(String name, String value) {
    String escaped = value.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    byte[] octets = escaped.getBytes(StandardCharsets.UTF_8);
    return new FieldParameters.Parameter(name, new String(octets, StandardCharsets.ISO_8859_1));
  }

  /** A form's name for a part; empty where its disposition is not {@code form-data} (§4.2). */
  public static Optional<String> name(PartHead head) {
    return disposition(head).flatMap(ContentDisposition::name).map(FormData::utf8);
  }

  /** The file's name that a part has, as it was sent: not safe to be used as a path. */
  public static Optional<String> filename(PartHead head) {
    return disposition(head).flatMap(d -> d.parameters().get("filename")).map(FormData::utf8);
  }

  private static Optional<ContentDisposition> disposition(PartHead head) {
    return head.disposition().filter(d -> d.type().equals("form-data"));
  }

  /** The octets as UTF-8 or, where they are not, as they are. */
  private static String utf8(String latin1) {
    byte[] octets = latin1.getBytes(StandardCharsets.ISO_8859_1);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException notUtf8) {
      return latin1;
    }
  }
}
