import Foundation

/// Three fields of `/proc/[pid]/stat`.
///
/// - Source: `proc(5)`: 1 is the id, 2 the name in parentheses (which may hold spaces and parentheses), 3 the state,
///   22 the start in clock ticks since the boot.
struct ProcessStatus {
    let pid: Int64
    let state: Character
    let startTime: Int64

    /// Dead ones and zombies hold nothing any more.
    var runs: Bool { !["Z", "X", "x"].contains(state) }

    init?(_ text: String) {
        guard let close = text.lastIndex(of: ")") else { return nil }
        let rest = text[text.index(after: close)...].split(separator: " ")
        guard
            rest.count > 19, let state = rest[0].first, let startTime = Int64(rest[19]),
            let pid = text.split(separator: " ").first.flatMap({ Int64($0) })
        else { return nil }
        self.pid = pid
        self.state = state
        self.startTime = startTime
    }

    static func read(_ path: String) -> ProcessStatus? {
        text(of: path).flatMap { ProcessStatus($0) }
    }

    /// A small file's text, without white space at its ends.
    static func text(of path: String) -> String? {
        guard let bytes = FileManager.default.contents(atPath: path), !bytes.isEmpty else { return nil }
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
