package dev.mockbank.server.inspector;

import dev.mockbank.server.db.SandboxId;
import java.util.HashMap;
import java.util.Map;

/// Limits the number of streams that are open at a time.
final class StreamSlots {

    private static final int MAX_STREAMS = 100;
    private static final int MAX_OF_SANDBOX = 10;

    private final Map<SandboxId, Integer> open = new HashMap<>();
    private int total;

    /// Whether a further stream of a sandbox may be opened.
    synchronized boolean isFree(SandboxId sandbox) {
        return total < MAX_STREAMS && open.getOrDefault(sandbox, 0) < MAX_OF_SANDBOX;
    }

    /// Takes a slot if one is free.
    synchronized boolean tryAcquire(SandboxId sandbox) {
        if (!isFree(sandbox)) {
            return false;
        }
        total++;
        open.merge(sandbox, 1, Integer::sum);
        return true;
    }

    /// Frees a slot that was acquired.
    synchronized void release(SandboxId sandbox) {
        total--;
        open.computeIfPresent(sandbox, (_, count) -> count == 1 ? null : count - 1);
    }
}
