/// Which root keys are in force, and what they protect.
public struct VaultStatus: Sendable, Hashable {
    /// The ids of the root keys that this process has, newest first.
    public let rootKeys: [String]
    /// How many data keys each root key wraps, by root key id; one that isn't loaded is named too.
    public let dataKeyCounts: [String: Int]

    /// Root keys that data keys need and that aren't loaded.
    public var missingRootKeys: [String] {
        dataKeyCounts.keys.filter { !rootKeys.contains($0) }.sorted()
    }

    /// Older root keys that nothing needs any more: they may retire. Backups made before still need theirs.
    public var retirableRootKeys: [String] {
        rootKeys.dropFirst().filter { dataKeyCounts[$0] == nil }
    }

    /// How many data keys wait to be wrapped under the newest root key.
    public var waitingCount: Int {
        dataKeyCounts.filter { $0.key != rootKeys.first }.values.reduce(0, +)
    }
}
