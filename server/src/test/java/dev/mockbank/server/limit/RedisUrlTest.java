package dev.mockbank.server.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lettuce.core.RedisURI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisUrlTest {

    @ParameterizedTest
    @CsvSource({
        "redis://localhost, localhost, 6379, 0, false",
        "redis://redis:7000/3, redis, 7000, 3, false",
        "redis://rate_limits:6379, rate_limits, 6379, 0, false",
        "redis://127.0.0.1:1, 127.0.0.1, 1, 0, false",
        "redis://someone:p%40ss@cache.test:65535/15, cache.test, 65535, 15, false",
        "redis://[::1]:7000, [::1], 7000, 0, false",
        "rediss://:secret@cache.test, cache.test, 6379, 0, true",
    })
    void readsHostPortDatabaseAndTls(String url, String host, int port, int database, boolean tls) {
        RedisURI uri = RedisUrl.parse(url);
        assertThat(uri.getHost()).isEqualTo(host);
        assertThat(uri.getPort()).isEqualTo(port);
        assertThat(uri.getDatabase()).isEqualTo(database);
        assertThat(uri.isSsl()).isEqualTo(tls);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost:6379",
                "redis://",
                "redis://:hunter2@",
                "redis://:hunter2@host:0",
                "redis://:hunter2@host:99999",
                "redis://:hunter2@host:port",
                "redis://:hunter2@host/first",
                "redis://:hun@ter2@host:6379",
                "redis://:hun%zzter2@host:6379",
                "redis://:hunter2@ho st",
                "redis://:hunter2@host:-1",
                "redis://:hun:ter2@[::1",
                "redis-sentinel://host:1#main",
                "http://:hunter2@host:6379",
            })
    void saysWhatItShouldLookLikeAndShowsNothingOfIt(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimiter.inRedis(url))
                .withMessage("REDIS_URL must look like redis://host:port")
                .withNoCause();
    }
}
