/// All checks, in the order in which reports tell them (VER-2).
public enum CheckCatalog {
    /// The checks.
    public static let all: [CheckDescription] = []

    /// One of them; `nil` where there is none of that name.
    public static subscript(_ id: CheckID) -> CheckDescription? { all.first { $0.id == id } }

    /// Those that a name stands for: the check of that name, or all that begin with it and a dot.
    public static func named(_ name: CheckID) -> [CheckDescription] {
        all.filter { CheckSelection.covers(name, $0.id) }
    }
}
