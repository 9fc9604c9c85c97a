package dev.mockbank.server.transaction;

import dev.mockbank.server.idempotency.Claim;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The postings of several groups as the array parameters of a statement: one element for each posting,
/// in order, and one for each claim.
///
/// @param sandboxes the ids of all sandboxes in ascending order
@SuppressWarnings("ArrayRecordComponent") // it is never compared
record PostingArrays(
        int[] sandboxes,
        int[] groupNumbers,
        int[] sandboxIds,
        int[] accountIds,
        long[] cents,
        @Nullable String[] categories,
        String[] timestamps,
        @Nullable String[] descriptions,
        int[] linkedGroups,
        int[] claimGroups,
        int[] claimSandboxes,
        byte[][] claimIds,
        byte[][] requestHashes) {

    /// @param now the timestamp of postings that came without one
    static PostingArrays of(List<PostingGroup> groups, Instant now) {
        int size = groups.stream().mapToInt(PostingGroup::size).sum();
        var groupNumbers = new int[size];
        var sandboxIds = new int[size];
        var accountIds = new int[size];
        var cents = new long[size];
        var categories = new @Nullable String[size];
        var timestamps = new String[size];
        var descriptions = new @Nullable String[size];
        int place = 0;
        for (int number = 0; number < groups.size(); number++) {
            var group = groups.get(number);
            for (var posting : group.list()) {
                groupNumbers[place] = number;
                sandboxIds[place] = group.sandbox().value();
                accountIds[place] = (int) posting.accountId();
                cents[place] = posting.amount().amount().unscaledValue().longValueExact();
                categories[place] = posting.category();
                timestamps[place] = PostingStore.timestamp(posting, now);
                descriptions[place] = posting.description();
                place++;
            }
        }
        var linked = numbers(groups, PostingGroup::linked);
        var claiming = numbers(groups, group -> group.claim() != null);
        return new PostingArrays(
                groups.stream()
                        .mapToInt(group -> group.sandbox().value())
                        .sorted()
                        .distinct()
                        .toArray(),
                groupNumbers,
                sandboxIds,
                accountIds,
                cents,
                categories,
                timestamps,
                descriptions,
                linked,
                claiming,
                Arrays.stream(claiming)
                        .map(number -> groups.get(number).sandbox().value())
                        .toArray(),
                claims(groups).map(Claim::id).toArray(byte[][]::new),
                claims(groups).map(Claim::requestHash).toArray(byte[][]::new));
    }

    /// The number of postings.
    int size() {
        return accountIds.length;
    }

    private static Stream<Claim> claims(List<PostingGroup> groups) {
        return groups.stream().map(PostingGroup::claim).filter(Objects::nonNull);
    }

    private static int[] numbers(List<PostingGroup> groups, Predicate<PostingGroup> condition) {
        return IntStream.range(0, groups.size())
                .filter(number -> condition.test(groups.get(number)))
                .toArray();
    }
}
