package dev.mockbank.admin.server;

import dev.mockbank.admin.process.ServerSettings;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What can be set of the console's own server, each as the text that the user types.
enum SettingField {
    PORT,
    DATA_FOLDER,
    DATABASE_URL,
    REDIS_URL,
    RATE_LIMIT,
    ORIGINS;

    private static final Pattern ORIGIN = Pattern.compile("https?://[^/?#@\\s,]+|localhost|\\*");

    /// Settings as texts; what is left to the server is empty.
    static Map<SettingField, String> texts(ServerSettings settings) {
        var texts = new EnumMap<SettingField, String>(SettingField.class);
        texts.put(PORT, Integer.toString(settings.port()));
        texts.put(DATA_FOLDER, settings.home().toString());
        texts.put(DATABASE_URL, settings.databaseUrl().orElse(""));
        texts.put(REDIS_URL, settings.redisUrl().orElse(""));
        texts.put(RATE_LIMIT, settings.rateLimit() == 0 ? "" : Integer.toString(settings.rateLimit()));
        texts.put(ORIGINS, settings.corsOrigins().orElse(""));
        return texts;
    }

    /// What is wrong with texts, as a sentence for each wrong field.
    static Map<SettingField, String> problems(Map<SettingField, String> texts) {
        var problems = new EnumMap<SettingField, String>(SettingField.class);
        texts.forEach((field, text) -> field.problem(text).ifPresent(problem -> problems.put(field, problem)));
        return problems;
    }

    /// The settings that texts without problems mean.
    static ServerSettings settings(Map<SettingField, String> texts) {
        return new ServerSettings(
                Integer.parseInt(texts.get(PORT)),
                Path.of(texts.get(DATA_FOLDER)).toAbsolutePath(),
                given(texts, DATABASE_URL),
                given(texts, REDIS_URL),
                given(texts, RATE_LIMIT).map(Integer::parseInt).orElse(0),
                given(texts, ORIGINS));
    }

    private Optional<String> problem(String text) {
        return switch (this) {
            case PORT ->
                isNumber(text, 1, ServerSettings.MAX_PORT)
                        ? Optional.empty()
                        : Optional.of("A port is a number from 1 to 65535.");
            case DATA_FOLDER ->
                isFolder(text)
                        ? Optional.empty()
                        : Optional.of("Give the whole path of a folder; it may be a new one.");
            case DATABASE_URL -> text.isEmpty() ? Optional.empty() : ServiceAddress.problemOfDatabase(text);
            case REDIS_URL -> text.isEmpty() ? Optional.empty() : ServiceAddress.problemOfRedis(text);
            case RATE_LIMIT ->
                text.isEmpty() || isNumber(text, 0, ServerSettings.MAX_RATE_LIMIT)
                        ? Optional.empty()
                        : Optional.of("A whole number of requests a minute, up to 1,000,000; empty is no limit.");
            case ORIGINS ->
                areOrigins(text)
                        ? Optional.empty()
                        : Optional.of("Origins such as https://app.example.com, with commas; localhost, * or none.");
        };
    }

    private static boolean isNumber(String text, int smallest, int largest) {
        try {
            int number = Integer.parseInt(text);
            return number >= smallest && number <= largest;
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }

    private static boolean isFolder(String text) {
        try {
            var path = Path.of(text);
            return path.isAbsolute() && (Files.isDirectory(path) || !Files.exists(path));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    private static boolean areOrigins(String text) {
        return text.isEmpty()
                || text.equals("none")
                || Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .allMatch(origin -> ORIGIN.matcher(origin).matches());
    }

    private static Optional<String> given(Map<SettingField, String> texts, SettingField field) {
        return Optional.ofNullable(texts.get(field)).filter(text -> !text.isEmpty());
    }
}
