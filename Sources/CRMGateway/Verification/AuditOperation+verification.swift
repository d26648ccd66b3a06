extension AuditOperation {
    /// A verification was started, and ended.
    public static let verify = AuditOperation(rawValue: "verification.run")
    /// Reports of verifications were read.
    public static let verificationRead = AuditOperation(rawValue: "verification.read")
}
