package dev.mockbank.installer;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// The program's icon as macOS and Windows want it: one file that holds the PNGs of several sizes.
final class Icon {

    private static final String SOURCE = "admin-gui/src/main/resources/dev/mockbank/admin/theme/icon-%d.png";
    private static final int[] WINDOWS_PIXELS = {16, 32, 48, 64, 128, 256};

    /// The names of the sizes in Apple's format.
    private static final Map<Integer, String> APPLE_TYPES =
            new TreeMap<>(Map.of(128, "ic07", 256, "ic08", 512, "ic09"));

    private static final int APPLE_HEAD_BYTES = 8;
    private static final int WINDOWS_HEAD_BYTES = 6;
    private static final int WINDOWS_ENTRY_BYTES = 16;
    private static final short BITS_PER_PIXEL = 32;

    private Icon() {}

    /// Writes it into a folder.
    static Path write(Project project, Platform platform, Path folder) throws IOException {
        return switch (platform) {
            case LINUX -> project.file(SOURCE.formatted(512));
            case MACOS -> Files.write(folder.resolve("mockbank.icns"), apple(project));
            case WINDOWS -> Files.write(folder.resolve("mockbank.ico"), windows(project));
        };
    }

    private static byte[] apple(Project project) throws IOException {
        var body = new ByteArrayOutputStream();
        var out = new DataOutputStream(body);
        for (var type : APPLE_TYPES.entrySet()) {
            var png = png(project, type.getKey());
            out.writeBytes(type.getValue());
            out.writeInt(APPLE_HEAD_BYTES + png.length);
            out.write(png);
        }
        return ByteBuffer.allocate(APPLE_HEAD_BYTES + body.size())
                .put(new byte[] {'i', 'c', 'n', 's'})
                .putInt(APPLE_HEAD_BYTES + body.size())
                .put(body.toByteArray())
                .array();
    }

    private static byte[] windows(Project project) throws IOException {
        var head = ByteBuffer.allocate(WINDOWS_HEAD_BYTES + WINDOWS_ENTRY_BYTES * WINDOWS_PIXELS.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        head.putShort((short) 0).putShort((short) 1).putShort((short) WINDOWS_PIXELS.length);
        var body = new ByteArrayOutputStream();
        for (int pixels : WINDOWS_PIXELS) {
            var png = png(project, pixels);
            // The width and the height have a byte each, in which 256 is 0; then no palette, and one plane.
            head.put((byte) pixels).put((byte) pixels).putShort((short) 0).putShort((short) 1);
            head.putShort(BITS_PER_PIXEL).putInt(png.length).putInt(head.capacity() + body.size());
            body.write(png);
        }
        return ByteBuffer.allocate(head.capacity() + body.size())
                .put(head.array())
                .put(body.toByteArray())
                .array();
    }

    private static byte[] png(Project project, int pixels) throws IOException {
        return Files.readAllBytes(project.file(SOURCE.formatted(pixels)));
    }
}
