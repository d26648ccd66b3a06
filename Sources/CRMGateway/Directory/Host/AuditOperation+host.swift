extension AuditOperation {
    /// Accounts follow the host's own directory.
    public static let userUpsert = AuditOperation(rawValue: "user.upsert")
    /// Accounts that were there got the host's ids.
    public static let userLink = AuditOperation(rawValue: "user.link")
    /// The set-up of accounts was finished: they have dashboards.
    public static let userSetUp = AuditOperation(rawValue: "user.set_up")
    /// Teams follow the host's own directory.
    public static let teamUpsert = AuditOperation(rawValue: "team.upsert")
}
