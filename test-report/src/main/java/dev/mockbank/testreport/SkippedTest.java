package dev.mockbank.testreport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// A test that was skipped.
///
/// @param className without its package
/// @param reason    in the test's own words
record SkippedTest(String className, String name, String reason) {

    /// What stands before the reason: the exception's class, and JUnit's own words.
    private static final Pattern PREFIX = Pattern.compile("^(?:[\\w.]+(?:Exception|Error): )?(?:Assumption failed: )?");

    /// The skipped tests of one report (source: Surefire's `surefire-test-report.xsd`).
    static List<SkippedTest> read(Path report) throws IOException {
        var skipped = new ArrayList<SkippedTest>();
        try (var in = Files.newInputStream(report)) {
            var factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            var xml = factory.createXMLStreamReader(in);
            var className = "";
            var name = "";
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "testcase" -> {
                        className = attribute(xml, "classname");
                        name = attribute(xml, "name");
                    }
                    case "skipped" -> skipped.add(new SkippedTest(simple(className), name, reason(xml)));
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(report + " cannot be read: " + e.getMessage(), e);
        }
        return skipped;
    }

    private static String reason(XMLStreamReader xml) throws XMLStreamException {
        var message = attribute(xml, "message");
        var words = message.isEmpty() ? xml.getElementText() : message;
        var line = words.strip().lines().findFirst().orElse("");
        return PREFIX.matcher(line).replaceFirst("");
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    private static String attribute(XMLStreamReader xml, String name) {
        @Nullable String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
