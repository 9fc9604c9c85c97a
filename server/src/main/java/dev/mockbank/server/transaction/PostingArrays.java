package dev.mockbank.server.transaction;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The postings of groups as the arrays that a statement takes them in: an element for each posting, in their order.
final class PostingArrays {

    private final List<PostingGroup> groups;
    private final ClaimArrays claims;
    private final int[] groupNumbers;
    private final int[] sandboxIds;
    private final int[] accountIds;
    private final long[] cents;
    private final @Nullable String[] categories;
    private final String[] timestamps;
    private final @Nullable String[] descriptions;

    /// @param now the time of postings that were sent without one
    PostingArrays(List<PostingGroup> groups, Instant now) {
        int size = groups.stream().mapToInt(PostingGroup::size).sum();
        this.groups = groups;
        this.claims = ClaimArrays.of(groups);
        this.groupNumbers = new int[size];
        this.sandboxIds = new int[size];
        this.accountIds = new int[size];
        this.cents = new long[size];
        this.categories = new @Nullable String[size];
        this.timestamps = new String[size];
        this.descriptions = new @Nullable String[size];
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
    }

    /// How many postings there are.
    int size() {
        return accountIds.length;
    }

    ClaimArrays claims() {
        return claims;
    }

    /// The ids of all sandboxes in ascending order.
    int[] sandboxes() {
        return IntStream.of(sandboxIds).distinct().sorted().toArray();
    }

    /// For each posting the place of its group.
    int[] groupNumbers() {
        return groupNumbers.clone();
    }

    int[] sandboxIds() {
        return sandboxIds.clone();
    }

    int[] accountIds() {
        return accountIds.clone();
    }

    long[] cents() {
        return cents.clone();
    }

    @Nullable
    String[] categories() {
        return categories.clone();
    }

    String[] timestamps() {
        return timestamps.clone();
    }

    @Nullable
    String[] descriptions() {
        return descriptions.clone();
    }

    /// The places of the groups that are transfers.
    int[] linkedGroups() {
        return IntStream.range(0, groups.size())
                .filter(number -> groups.get(number).linked())
                .toArray();
    }
}
