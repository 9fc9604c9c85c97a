package dev.mockbank.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The forms in which people have the address of their database.
class DatabaseUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://ann:pw@db.example.com:5433/bank",
                "postgres://ann:pw@db.example.com:5433/bank",
                "postgresql+asyncpg://ann:pw@db.example.com:5433/bank",
                "postgresql+psycopg2://ann:pw@db.example.com:5433/bank",
                "jdbc:postgresql://db.example.com:5433/bank?user=ann&password=pw",
                "jdbc:postgresql://ann:pw@db.example.com:5433/bank",
                "  postgresql://ann:pw@db.example.com:5433/bank\n"
            })
    void eachFormMeansTheSame(String text) {
        var url = DatabaseUrl.parse(text);

        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example.com:5433/bank");
        assertThat(url.user()).contains("ann");
        assertThat(url.password()).contains("pw");
    }

    @ParameterizedTest
    @CsvSource({"p%40ss%3Aw%2Frd%3F%23%25, p@ss:w/rd?#%", "a+b, a+b", "a:b, a:b", "%C3%A4%E2%82%AC, ä€", "p%20w, p w"})
    void percentEscapesOfAPasswordAreDecoded(String escaped, String password) {
        assertThat(DatabaseUrl.parse("postgresql://an%40n:" + escaped + "@host/bank"))
                .extracting(DatabaseUrl::user, DatabaseUrl::password)
                .containsExactly(java.util.Optional.of("an@n"), java.util.Optional.of(password));
    }

    @Test
    void userAndPasswordMayBeAbsent() {
        assertThat(DatabaseUrl.parse("postgresql://host/bank").user()).isEmpty();
        assertThat(DatabaseUrl.parse("postgresql://ann@host/bank").password()).isEmpty();
        assertThat(DatabaseUrl.parse("postgresql://ann:@host/bank").password()).contains("");
    }

    @Test
    void ofSeveralHostsThePrimaryIsWantedAndFoundWhileOthersAreAway() {
        assertThat(DatabaseUrl.parse("postgresql://a:1,b:2,c/bank").jdbcUrl())
                .isEqualTo("jdbc:postgresql://a:1,b:2,c/bank"
                        + "?targetServerType=primary&hostRecheckSeconds=1&connectTimeout=2&loginTimeout=14");
    }

    @Test
    void whatTheAddressSaysOfSeveralHostsHolds() {
        assertThat(DatabaseUrl.parse("postgresql://a,b/bank?targetServerType=any&connectTimeout=7&loginTimeout=8"
                                + "&hostRecheckSeconds=9")
                        .jdbcUrl())
                .isEqualTo("jdbc:postgresql://a,b/bank?targetServerType=any&connectTimeout=7&loginTimeout=8"
                        + "&hostRecheckSeconds=9");
    }

    @Test
    void addressesOfVersion6PassThrough() {
        assertThat(DatabaseUrl.parse("postgresql://[::1]:5432/bank").jdbcUrl())
                .isEqualTo("jdbc:postgresql://[::1]:5432/bank");
        assertThat(DatabaseUrl.parse("postgresql://[::1],[fe80::1]:5433/bank").shown())
                .isEqualTo("postgresql://[::1],[fe80::1]:5433/bank");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql://a:1,/bank | host 2 is missing",
                "postgresql://a,:5432,c/bank | host 2 is missing",
                "postgresql://:5432/bank | the host is missing",
                "postgresql://a:0,b/bank | the port of host 1 is not a number from 1 to 65535",
                "postgresql://a,b:65536/bank | the port of host 2 is not a number from 1 to 65535",
                "postgresql://a:/bank | the port of the host is not a number from 1 to 65535",
                "postgresql://ann:s3cret/bank | the port of the host is not a number from 1 to 65535",
                "postgresql://a,::1/bank | host 2 is missing",
                "postgresql://a,[::1/bank | host 2 is neither a name nor an address; one of version 6 has brackets",
                "postgresql://a/b?targetServerType=leader | targetServerType is one of primary, secondary,",
                "postgresql://a/b?target_session_attrs=leader | target_session_attrs is one of read-write,",
                "postgresql://a:s3cret%zz@b/c | a percent sign in user, password or parameters must be written %25",
            })
    void whatIsWrongIsSaid(String text, String wrong) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(DatabaseUrlException.class)
                .hasMessageStartingWith(wrong)
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "sslmode=require, sslmode=require",
        "ssl=true, sslmode=require",
        "ssl=false, sslmode=disable",
        "ssl=verify-full, sslmode=verify-full",
        "connect_timeout=3, connectTimeout=3",
        "target_session_attrs=read-write, targetServerType=primary",
        "target_session_attrs=prefer-standby, targetServerType=preferSecondary",
        "channel_binding=require, ''",
        "options=-c%20search_path%3Dbank, options=-c+search_path%3Dbank",
        "sslmode=require&connect_timeout=3, sslmode=require&connectTimeout=3"
    })
    void parametersOfLibpqGetTheDriversNames(String given, String query) {
        assertThat(DatabaseUrl.parse("postgresql://host/bank?" + given).jdbcUrl())
                .isEqualTo("jdbc:postgresql://host/bank" + (query.isEmpty() ? "" : "?" + query));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://host/bank?application_name=my%20app",
                "jdbc:postgresql://host/bank?ApplicationName=my app"
            })
    void theNameOfTheUsersOwnStandsBehindTheServers(String text) {
        var url = DatabaseUrl.parse(text);

        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://host/bank");
        assertThat(url.properties(DatabaseUrl.SERVER)).containsEntry("ApplicationName", "mockbank (my app)");
    }

    @Test
    void parametersOfAnAddressForTheDriverStayAsTheyAre() {
        assertThat(DatabaseUrl.parse("jdbc:postgresql://host/bank?ssl=true&socketTimeout=5")
                        .jdbcUrl())
                .isEqualTo("jdbc:postgresql://host/bank?ssl=true&socketTimeout=5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://ann:s3cret@host/bank",
                "http://ann:s3cret@host",
                "host:5432",
                "postgresql://ann:s3cret%zz@host/bank",
                "postgresql://ann:s3cret@/bank",
                "postgresql:///bank?password=s3cret"
            })
    void anythingElseIsRefusedWithoutShowingThePassword(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void whatIsShownHasNoPassword() {
        var url = DatabaseUrl.parse("postgresql://ann:s3cret@host:1/bank?password=s3cret2&sslmode=require");

        assertThat(url.shown()).isEqualTo("postgresql://host:1/bank");
        assertThat(url).hasToString("postgresql://host:1/bank");
    }
}
