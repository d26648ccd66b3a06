import Foundation

/// The requests that the mock has written down, counted by operation.
struct DemoJournal {
    let path: String
    private var lines = 0

    init(path: String) {
        self.path = path
    }

    /// Forgets what has come so far.
    mutating func skip() {
        lines = all().count
    }

    /// What has come since, by operation.
    mutating func counts() -> [String: Int] {
        let fresh = all().dropFirst(lines)
        lines += fresh.count
        return Dictionary(grouping: fresh, by: { $0 }).mapValues(\.count)
    }

    private struct Entry: Decodable {
        let operation: String?
    }

    private func all() -> [String] {
        (FileManager.default.contents(atPath: path) ?? Data()).split(separator: UInt8(ascii: "\n")).map { line in
            (try? JSONDecoder().decode(Entry.self, from: line))?.operation ?? "other"
        }
    }
}
