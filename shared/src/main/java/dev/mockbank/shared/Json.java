package dev.mockbank.shared;

import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// The JSON of the wire: names in snake case, money as numbers with two decimals, timestamps in UTC with
/// microseconds. What it reads is bounded in depth and in the length of numbers.
public final class Json {

    /// How deep a document may nest.
    public static final int MAX_DEPTH = 32;

    /// How many characters a number may have.
    public static final int MAX_NUMBER_CHARACTERS = 1_000;

    private Json() {}

    /// A mapper for the wire's records; it is immutable and made once per program.
    public static JsonMapper mapper() {
        return mapper(Long.MAX_VALUE);
    }

    /// The same for documents of strangers.
    ///
    /// @param maxTokens how many names, values and brackets a document may have
    public static JsonMapper mapper(long maxTokens) {
        var constraints = StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(MAX_NUMBER_CHARACTERS)
                .maxTokenCount(maxTokens)
                .build();
        var factory = JsonFactory.builder()
                .streamReadConstraints(constraints)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
        return JsonMapper.builder(factory)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .addModule(new SimpleModule("mockbank").addSerializer(Instant.class, new TimestampSerializer()))
                .build();
    }

    private static final class TimestampSerializer extends ValueSerializer<Instant> {

        @Override
        public void serialize(Instant instant, JsonGenerator generator, SerializationContext context) {
            generator.writeString(Timestamps.format(instant));
        }
    }
}
