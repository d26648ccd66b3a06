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

    /// Names that stand for no check, sorted: a mistake of whoever asked.
    public var unknown: [CheckID] {
        (names ?? []).filter { CheckCatalog.named($0).isEmpty }.sorted()
    }

    /// Whether a check is to be made, or to be listed.
    ///
    /// A check that stands apart is listed in every verification that isn't narrowed, and in one that asks for it by name
    /// (``counts(_:)``).
    public func includes(_ check: CheckID) -> Bool {
        guard let names else { return true }
        return CheckCatalog[check]?.isApart == true ? counts(check) : names.contains { Self.covers($0, check) }
    }

    /// Whether a check was asked for by its name, or by its group's, rather than with all others.
    public func names(_ check: CheckID) -> Bool {
        names != nil && includes(check)
    }

    /// Whether a CRM has to be asked: the other checks are made from what is stored.
    public var asksCRMs: Bool {
        includes(.ownerUserActive) || CheckCatalog.all.contains { $0.level == .account && includes($0.id) }
    }

    /// Whether what it finds counts in sums and in the exit code.
    ///
    /// A check that stands apart counts only when it, or a group of nothing but such, is asked for: `writeback` doesn't ask
    /// for proof of the person's own access, which a shared key can't give (T-19).
    public func counts(_ check: CheckID) -> Bool {
        guard CheckCatalog[check]?.isApart == true else { return includes(check) }
        return (names ?? []).contains { name in
            Self.covers(name, check) && CheckCatalog.named(name).allSatisfy(\.isApart)
        }
    }

    /// Whether a name is that of a check, or of a group that it belongs to.
    static func covers(_ name: CheckID, _ check: CheckID) -> Bool {
        check == name || check.rawValue.hasPrefix(name.rawValue + ".")
    }
}
