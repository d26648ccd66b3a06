extension AuditOperation {
    /// A record was designated for probes.
    public static let recordDesignate = AuditOperation(rawValue: "record.designate")
    /// A record is no longer designated.
    public static let recordUndesignate = AuditOperation(rawValue: "record.undesignate")
    /// Designated records were listed.
    public static let designatedList = AuditOperation(rawValue: "record.designated.list")
    /// What a designated record held before a probe was looked at.
    public static let designatedRead = AuditOperation(rawValue: "record.before.read")
    /// What a designated record held before a probe was given up.
    public static let designatedRelease = AuditOperation(rawValue: "record.before.release")
}
