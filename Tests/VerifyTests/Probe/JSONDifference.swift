import MockKit

/// What differs between two states of a mock, path by path, so that a failing test says what.
enum JSONDifference {
    /// Paths whose values differ, with both; null is what isn't there.
    ///
    /// - Parameter ignored: names of members that aren't looked at: when a record was last written, which no restoring can
    ///   take back.
    static func between(_ before: JSON?, _ after: JSON?, ignoring ignored: Set<String>) -> [String] {
        let (left, right) = (leaves(before ?? .null, ignored), leaves(after ?? .null, ignored))
        return Set(left.keys).union(right.keys).sorted().filter { left[$0] != right[$0] }
            .map { "\($0): \(left[$0] ?? "absent") → \(right[$0] ?? "absent")" }
    }

    private static func leaves(_ json: JSON, _ ignored: Set<String>, at path: String = "") -> [String: String] {
        if let members = json.object?.members {
            return members.filter { !ignored.contains($0.name) }.reduce(into: [path: "{}"]) { found, member in
                found.merge(leaves(member.value, ignored, at: "\(path)/\(member.name)")) { $1 }
            }
        }
        if let elements = json.array {
            return elements.enumerated().reduce(into: [path: "\(elements.count) elements"]) { found, element in
                found.merge(leaves(element.element, ignored, at: "\(path)/\(element.offset)")) { $1 }
            }
        }
        return json == .null ? [:] : [path: String(decoding: json.encoded(), as: UTF8.self)]
    }
}
