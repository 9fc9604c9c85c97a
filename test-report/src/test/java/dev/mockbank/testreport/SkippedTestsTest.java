package dev.mockbank.testreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkippedTestsTest {

    private static final Instant BUILD = Instant.parse("2026-03-01T12:00:00Z");

    /// As Surefire 3.6 writes them: an assumption that failed, one with JUnit's own words, a condition, and no skip.
    private static final String REPORT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="dev.mockbank.server.StopTest" tests="4" errors="0" skipped="3" failures="0" flakes="0">
              <properties><property name="java.version" value="25"/></properties>
              <testcase name="findsRedis" classname="dev.mockbank.server.StopTest" time="0.0">
                <skipped type="org.opentest4j.TestAbortedException"><![CDATA[org.opentest4j.TestAbortedException: redis-server is not installed here: apt-get install redis-server
            	at org.junit.jupiter.api.Assumptions.abort(Assumptions.java:316)
            ]]></skipped>
              </testcase>
              <testcase name="hearsCtrlC" classname="dev.mockbank.server.StopTest" time="0.0">
                <skipped type="org.opentest4j.TestAbortedException"><![CDATA[org.opentest4j.TestAbortedException: Assumption failed: Ctrl-C is ignored here
            ]]></skipped>
              </testcase>
              <testcase name="isForWindows" classname="dev.mockbank.server.StopTest" time="0.0">
                <skipped message="there are no signals"/>
              </testcase>
              <testcase name="passes" classname="dev.mockbank.server.StopTest" time="0.0"/>
            </testsuite>
            """;

    @TempDir
    private Path project;

    @Test
    void areListedByWhatTheyLacked() throws IOException {
        report("server/target/surefire-reports/TEST-a.xml", BUILD.plusSeconds(1));
        report("installer/target/failsafe-reports/TEST-b.xml", BUILD);

        assertThat(SkippedTests.text(SkippedTests.find(project, BUILD))).isEqualToNormalizingNewlines("""

                Skipped tests: 6
                  Ctrl-C is ignored here
                    StopTest: hearsCtrlC
                  redis-server is not installed here: apt-get install redis-server
                    StopTest: findsRedis
                  there are no signals
                    StopTest: isForWindows
                """);
    }

    @Test
    void ofAnEarlierBuildAreNotListed() throws IOException {
        report("server/target/surefire-reports/TEST-a.xml", BUILD.minusSeconds(1));
        report("server/target/other/TEST-a.xml", BUILD.plusSeconds(1));

        assertThat(SkippedTests.find(project, BUILD)).isEmpty();
    }

    private void report(String path, Instant written) throws IOException {
        var file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, REPORT);
        Files.setLastModifiedTime(file, FileTime.from(written));
    }
}
