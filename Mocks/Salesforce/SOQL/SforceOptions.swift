import Foundation

/// The `name=value` parts of a `Sforce-…` header, between semicolons or commas; names in any case.
struct SforceOptions {
    private let values: [String: String]

    init(_ header: String?) {
        var values: [String: String] = [:]
        for part in (header ?? "").split(whereSeparator: { $0 == ";" || $0 == "," }) {
            let pair = part.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            if pair.count == 2 { values[pair[0].lowercased()] = pair[1] }
        }
        self.values = values
    }

    subscript(name: String) -> String? { values[name.lowercased()] }

    /// Whether an option is `true`, in any case.
    func isTrue(_ name: String) -> Bool { self[name]?.lowercased() == "true" }
}
