extension AuditOperation {
    /// People got other roles.
    public static let userRole = AuditOperation(rawValue: "user.role")
    /// People got other seats.
    public static let userSeat = AuditOperation(rawValue: "user.seat")
    /// People were removed entirely.
    public static let userRemove = AuditOperation(rawValue: "user.remove")
    /// Somebody who was removed was restored.
    public static let userRestore = AuditOperation(rawValue: "user.restore")
    /// What a removal had taken away was erased for good.
    public static let userPurge = AuditOperation(rawValue: "user.purge")
    /// Removals were listed.
    public static let removalList = AuditOperation(rawValue: "removal.list")
    /// Another organization admin was named.
    public static let organizationAdmin = AuditOperation(rawValue: "organization.admin")
    /// The threshold for bulk changes was looked at or changed.
    public static let bulkThreshold = AuditOperation(rawValue: "bulk.threshold")
    /// A bulk change was parked, approved, or has expired.
    public static let bulkApprove = AuditOperation(rawValue: "bulk.approve")
}
