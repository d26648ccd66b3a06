import Workspace

extension SQL {
    /// A condition that leaves organizations out, `AND` included; nothing where there are none.
    ///
    /// - Parameter number: the number of the first one's parameter.
    static func excluding(_ organizations: [OrganizationID], from number: Int) -> SQL {
        guard !organizations.isEmpty else { return "" }
        return " AND organization NOT IN (" + .parameters(from: number, count: organizations.count) + ")"
    }
}
