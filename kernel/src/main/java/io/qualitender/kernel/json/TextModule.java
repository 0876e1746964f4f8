package io.qualitender.kernel.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import io.qualitender.kernel.text.Language;
import io.qualitender.kernel.text.Messages;
import io.qualitender.kernel.text.Text;
import java.io.IOException;

/** Writes a {@link Text} in the writer's language; French where none is set. */
final class TextModule extends SimpleModule {

  TextModule() {
    super("qualitender-text");
    addSerializer(new TextSerializer());
  }

  private static final class TextSerializer extends StdScalarSerializer<Text> {

    private TextSerializer() {
      super(Text.class);
    }

    @Override
    public void serialize(Text text, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      Object language = provider.getAttribute(Language.class);
      json.writeString(
          Messages.in(language instanceof Language ? (Language) language : Language.FR, text));
    }
  }
}
