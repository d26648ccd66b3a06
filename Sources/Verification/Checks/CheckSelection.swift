/// Which checks are asked for.
public struct CheckSelection: Hashable, Sendable {
    /// The names, each of a check or of a group of them (`writeback`); `nil` for all.
    public let names: Set<CheckID>?

    /// Selects by name; `nil` for all.
    public init(names: Set<CheckID>? = nil) {
        self.names = names
    }

    /// All checks.
    public static let all = CheckSelection()

    /// Whether a check is to be made, or to be listed.
    public func includes(_ check: CheckID) -> Bool {
        names.map { $0.contains { Self.covers($0, check) } } ?? true
    }

    /// Whether what it finds counts in sums and in the exit code.
    public func counts(_ check: CheckID) -> Bool {
        includes(check)
    }

    static func covers(_ name: CheckID, _ check: CheckID) -> Bool {
        check == name || check.rawValue.hasPrefix(name.rawValue + ".")
    }
}
