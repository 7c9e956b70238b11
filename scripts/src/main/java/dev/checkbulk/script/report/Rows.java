package dev.checkbulk.script.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** The JSON inside the page: nothing in it can end the element that it is in, whatever the values are. */
public final class Rows {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build())
            .build();

    private Rows() {}

    /** A generator of JSON for the page; to be closed, which leaves the page open. */
    public static JsonGenerator generator(Writer page) throws IOException {
        JsonGenerator json = JSON.createGenerator(page);
        json.setCharacterEscapes(new Escapes());
        return json;
    }

    /** What HTML looks for in a script, and what JavaScript once took for the end of a line. */
    private static final class Escapes extends CharacterEscapes {
        private static final long serialVersionUID = 1;

        private final int[] ascii = standardAsciiEscapesForJSON();

        Escapes() {
            ascii['<'] = ESCAPE_STANDARD;
            ascii['>'] = ESCAPE_STANDARD;
            ascii['&'] = ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int point) {
            return point == 0x2028 || point == 0x2029 ? new SerializedString("\\u" + Integer.toHexString(point)) : null;
        }
    }
}
