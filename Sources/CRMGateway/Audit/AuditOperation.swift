/// What an audit entry tells of, `user.create`: stable, lower case, with a dot.
public struct AuditOperation: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The text.
    public let rawValue: String

    /// Takes the text as it stands.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The text itself.
    public var description: String { rawValue }
}

extension AuditOperation {
    /// An organization was made, with its first admin.
    public static let organizationCreate = AuditOperation(rawValue: "organization.create")
    /// People were provisioned.
    public static let userCreate = AuditOperation(rawValue: "user.create")
    /// A person was looked up.
    public static let userRead = AuditOperation(rawValue: "user.read")
    /// People were listed.
    public static let userList = AuditOperation(rawValue: "user.list")
    /// A team was made.
    public static let teamCreate = AuditOperation(rawValue: "team.create")
    /// A team was looked up.
    public static let teamRead = AuditOperation(rawValue: "team.read")
    /// Teams or their members were listed.
    public static let teamList = AuditOperation(rawValue: "team.list")
    /// People were put on a team.
    public static let teamMembersAdd = AuditOperation(rawValue: "team.members.add")
    /// The audit log was read.
    public static let auditRead = AuditOperation(rawValue: "audit.read")
    /// The audit log was verified.
    public static let auditVerify = AuditOperation(rawValue: "audit.verify")
}
