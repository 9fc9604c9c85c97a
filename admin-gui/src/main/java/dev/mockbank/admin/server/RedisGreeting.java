package dev.mockbank.admin.server;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The first commands of a connection to Redis (source: the Redis serialization protocol specification).
final class RedisGreeting {

    private static final int LONGEST_LINE = 1_000;

    private RedisGreeting() {}

    /// Greets it.
    ///
    /// @throws RefusedLook       when it refuses
    /// @throws ProtocolException when it is no Redis
    static String exchange(ServiceAddress address, DataInputStream in, DataOutputStream out) throws IOException {
        if (address.password().isPresent()) {
            List<String> words = new ArrayList<>(List.of("AUTH"));
            address.user().ifPresent(words::add);
            words.add(address.password().get());
            answer(words, in, out);
        }
        if (!answer(List.of("PING"), in, out).equals("+PONG")) {
            throw new ProtocolException("No answer to a ping");
        }
        return "Redis answers at " + address.place() + ".";
    }

    private static String answer(List<String> words, DataInputStream in, DataOutputStream out) throws IOException {
        var command = new StringBuilder("*" + words.size() + "\r\n");
        for (var word : words) {
            int bytes = word.getBytes(StandardCharsets.UTF_8).length;
            command.append('$').append(bytes).append("\r\n").append(word).append("\r\n");
        }
        out.write(command.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
        var line = line(in);
        if (line.startsWith("-")) {
            throw new RefusedLook("Redis refuses: " + line.substring(1) + ".");
        }
        return line;
    }

    private static String line(DataInputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.readUnsignedByte(); next != '\r'; next = in.readUnsignedByte()) {
            line.append((char) next);
            if (line.length() > LONGEST_LINE) {
                throw new ProtocolException("A line without an end");
            }
        }
        in.readUnsignedByte();
        return line.toString();
    }
}
