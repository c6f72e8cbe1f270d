package io.netlayers.tools.dissect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.netlayers.packet.FrameWalker;
import io.netlayers.packet.Layer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** An indented line a layer, its fields by the names that the JSON form has. */
final class TextLayers {
  private final StringBuilder text;
  private final JsonFactory factory = new JsonFactory();
  private final JsonLayers layers = new JsonLayers();

  TextLayers(StringBuilder text) {
    this.text = text;
  }

  void append(FrameWalker walked) {
    for (int i = 0; i < walked.layerCount(); i++) {
      Layer layer = walked.layer(i);
      text.append("    ").append(layer.label());
      if (layer == Layer.PAYLOAD || layer == Layer.GRE) {
        text.append(" length ").append(walked.wireLength(i)).append('\n');
        continue;
      }
      fields(walked, i);
      text.append('\n');
    }
  }

  /** Reads back what the JSON form writes, so that both have the same fields. */
  private void fields(FrameWalker walked, int index) {
    StringWriter written = new StringWriter();
    try (JsonGenerator json = factory.createGenerator(written)) {
      layers.object(json, walked, index);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    try (JsonParser fields = factory.createParser(written.toString())) {
      fields.nextToken();
      while (fields.nextToken() == JsonToken.FIELD_NAME) {
        text.append(' ').append(fields.currentName()).append(' ');
        fields.nextToken();
        value(fields);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void value(JsonParser fields) throws IOException {
    switch (fields.currentToken()) {
      case START_ARRAY -> {
        text.append('[');
        String separator = "";
        while (fields.nextToken() != JsonToken.END_ARRAY) {
          text.append(separator);
          value(fields);
          separator = ", ";
        }
        text.append(']');
      }
      case START_OBJECT -> {
        text.append('{');
        String separator = "";
        while (fields.nextToken() == JsonToken.FIELD_NAME) {
          text.append(separator).append(fields.currentName()).append(' ');
          fields.nextToken();
          value(fields);
          separator = ", ";
        }
        text.append('}');
      }
      case VALUE_NULL -> text.append("unknown");
      case VALUE_TRUE -> text.append("yes");
      case VALUE_FALSE -> text.append("no");
      default -> text.append(fields.getText().isEmpty() ? "-" : fields.getText());
    }
  }
}
