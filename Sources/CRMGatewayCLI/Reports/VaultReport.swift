import CRMGateway

/// Root keys, and what each protects.
struct VaultReport: Report {
    let status: VaultStatus
    /// How many data keys were wrapped anew by this call.
    var rewrapped: Int?
    /// A root key that left the file by this call.
    var retired: String?

    var lines: [String] {
        var lines = TextTable(
            "root key", "state", "data keys",
            rows: status.rootKeys.enumerated().map { place, id in
                [id, place == 0 ? "newest" : "older", String(status.dataKeyCounts[id] ?? 0)]
            }
        ).lines
        if let rewrapped { lines.append("Data keys wrapped anew: \(rewrapped).") }
        if let retired { lines.append("Root key \(retired) has left the file. Backups made before still need it.") }
        if status.waitingCount > 0 {
            lines.append(
                "\(status.waitingCount) data keys wait to be wrapped anew: crm-gateway vault rotate --rewrap-only")
        }
        lines += status.retirableRootKeys.map { "Root key \($0) protects nothing here any more." }
        return lines
    }

    var json: JSONValue {
        [
            "root_keys": .list(status.rootKeys.map(JSONValue.text)),
            "data_keys": .object(status.dataKeyCounts.mapValues { .count($0) }),
            "waiting": .count(status.waitingCount), "rewrapped": .optional(rewrapped), "retired": .optional(retired),
            "retirable": .list(status.retirableRootKeys.map(JSONValue.text)),
        ]
    }
}
