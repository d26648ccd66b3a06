import Foundation

/// The requests that mocks have written down, counted by operation.
struct DemoJournal {
    /// One file for each CRM.
    let paths: [String]
    private var lines: [String: Int] = [:]

    init(paths: [String]) {
        self.paths = paths
    }

    /// Forgets what has come so far.
    mutating func skip() {
        _ = counts()
    }

    /// What has come since, by operation.
    mutating func counts() -> [String: Int] {
        var counts: [String: Int] = [:]
        for path in paths {
            let all = operations(in: path)
            for operation in all.dropFirst(lines[path] ?? 0) { counts[operation, default: 0] += 1 }
            lines[path] = all.count
        }
        return counts
    }

    private struct Entry: Decodable {
        let operation: String?
    }

    private func operations(in path: String) -> [String] {
        (FileManager.default.contents(atPath: path) ?? Data()).split(separator: UInt8(ascii: "\n")).map { line in
            (try? JSONDecoder().decode(Entry.self, from: line))?.operation ?? "other"
        }
    }
}
