/// The scopes that an ability needs: all of several groups, any one scope of each.
public struct ScopeRequirement: Hashable, Sendable {
    /// The groups; one scope of each suffices for that group.
    public let groups: [[Scope]]

    /// All of the groups, any one of each.
    public init(allOf groups: [[Scope]]) {
        self.groups = groups
    }

    /// Each of these scopes.
    public init(_ scopes: [Scope]) {
        self.groups = scopes.map { [$0] }
    }

    /// Nothing is needed.
    public static let none = ScopeRequirement(allOf: [])

    /// The groups that these scopes don't meet, each named by the scope to ask for first.
    public func missing(from granted: Set<Scope>) -> [Scope] {
        groups.filter { group in !group.contains { granted.contains($0) } }.compactMap(\.first)
    }
}
