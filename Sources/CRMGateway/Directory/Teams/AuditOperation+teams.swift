extension AuditOperation {
    /// A team got another name.
    public static let teamRename = AuditOperation(rawValue: "team.rename")
    /// Somebody went from one team to another.
    public static let teamMembersMove = AuditOperation(rawValue: "team.members.move")
    /// Somebody left a team.
    public static let teamMembersRemove = AuditOperation(rawValue: "team.members.remove")
    /// A team is led by another.
    public static let teamPrimaryAdminSwap = AuditOperation(rawValue: "team.primary_admin.swap")
    /// A member became a secondary admin, or the other way round.
    public static let teamPositionChange = AuditOperation(rawValue: "team.position.change")
    /// People who could be put on a team were listed.
    public static let teamCandidates = AuditOperation(rawValue: "team.candidates")
    /// Teams to which somebody could be moved were listed.
    public static let teamDestinations = AuditOperation(rawValue: "team.destinations")
}
