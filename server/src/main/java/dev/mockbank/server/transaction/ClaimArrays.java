package dev.mockbank.server.transaction;

import dev.mockbank.server.idempotency.Claim;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The claims of groups of postings as the arrays that a statement takes them in: an element for each group that has
/// one.
///
/// @param groupNumbers the places of these groups among all
/// @param sandboxIds   where they are booked
@SuppressWarnings("ArrayRecordComponent") // it is never compared
record ClaimArrays(int[] groupNumbers, int[] sandboxIds, byte[][] ids, byte[][] requestHashes) {

    static ClaimArrays of(List<PostingGroup> groups) {
        var numbers = IntStream.range(0, groups.size())
                .filter(number -> groups.get(number).claim() != null)
                .toArray();
        return new ClaimArrays(
                numbers,
                IntStream.of(numbers)
                        .map(number -> groups.get(number).sandbox().value())
                        .toArray(),
                bytes(groups, Claim::id),
                bytes(groups, Claim::requestHash));
    }

    boolean isEmpty() {
        return groupNumbers.length == 0;
    }

    private static byte[][] bytes(List<PostingGroup> groups, Function<Claim, byte[]> part) {
        return groups.stream()
                .map(PostingGroup::claim)
                .filter(Objects::nonNull)
                .map(part)
                .toArray(byte[][]::new);
    }
}
