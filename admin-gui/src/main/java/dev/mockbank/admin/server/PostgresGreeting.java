package dev.mockbank.admin.server;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;

/// The first messages of a connection to PostgreSQL (source: its manual, "Message Formats").
final class PostgresGreeting {

    private static final int SSL_REQUEST = 80_877_103;
    private static final int VERSION_3 = 196_608;
    private static final int LONGEST_ANSWER_BYTES = 10_000;
    private static final String DEFAULT_USER = "postgres";

    private PostgresGreeting() {}

    /// Greets it.
    ///
    /// @throws RefusedLook       when it refuses
    /// @throws ProtocolException when it is no PostgreSQL
    static String exchange(ServiceAddress address, DataInputStream in, DataOutputStream out) throws IOException {
        out.writeInt(2 * Integer.BYTES);
        out.writeInt(SSL_REQUEST);
        out.flush();
        switch (in.readUnsignedByte()) {
            case 'S' -> {
                // It encrypts: enough is known, and the server's driver knows how to go on.
            }
            case 'N' -> start(address, in, out);
            default -> throw new ProtocolException("No answer to a request for encryption");
        }
        return "PostgreSQL answers at " + address.place() + ". User and password are checked when the server starts.";
    }

    private static void start(ServiceAddress address, DataInputStream in, DataOutputStream out) throws IOException {
        var user = address.user().orElse(DEFAULT_USER);
        var names = new ByteArrayOutputStream();
        for (var text : new String[] {"user", user, "database", address.name().orElse(user), ""}) {
            names.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            names.write(0);
        }
        out.writeInt(2 * Integer.BYTES + names.size());
        out.writeInt(VERSION_3);
        names.writeTo(out);
        out.flush();
        int type = in.readUnsignedByte();
        int length = in.readInt() - Integer.BYTES;
        if (length < 0 || length > LONGEST_ANSWER_BYTES) {
            throw new ProtocolException("An answer of " + length + " bytes");
        }
        var answer = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        if (type == 'E') {
            throw new RefusedLook("PostgreSQL refuses: " + reason(answer) + ".");
        }
        if (type != 'R') {
            throw new ProtocolException("An answer of type " + type);
        }
    }

    /// The message among the fields of an error, which end in a zero byte each.
    private static String reason(String fields) {
        for (var field : fields.split("\0", -1)) {
            if (field.startsWith("M")) {
                return field.substring(1);
            }
        }
        return "no reason given";
    }
}
