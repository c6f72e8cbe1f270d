package io.netlayers.tools.dissect;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.netlayers.packet.FrameWalker;
import io.netlayers.packet.Layer;
import java.io.IOException;
import java.io.OutputStream;

/** One JSON object a line, a line a frame. */
final class JsonFrames implements FrameWriter {
  private final JsonGenerator json;
  private final JsonLayers layerWriter = new JsonLayers();

  JsonFrames(OutputStream out) throws IOException {
    json =
        JsonFactory.builder()
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build()
            .createGenerator(out, JsonEncoding.UTF8)
            .setPrettyPrinter(new MinimalPrettyPrinter(""));
  }

  @Override
  public void write(FrameInfo frame, FrameWalker layers) throws IOException {
    json.writeStartObject();
    json.writeNumberField("frame", frame.number);
    json.writeStringField("time", frame.time());
    json.writeNumberField("captured", frame.captured);
    json.writeNumberField("length", frame.wireLength);
    layerWriter.write(json, layers);
    Layer faulty = layers.faultLayer();
    if (faulty != null) {
      json.writeObjectFieldStart("fault");
      json.writeStringField("layer", faulty.label());
      json.writeStringField("status", layers.faultStatus().name());
      json.writeNumberField("offset", layers.faultOffset());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  @Override
  public void close() throws IOException {
    json.flush();
  }
}
