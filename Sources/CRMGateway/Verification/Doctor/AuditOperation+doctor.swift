extension AuditOperation {
    /// The doctor was asked about somebody; only refusals are written down.
    public static let doctor = AuditOperation(rawValue: "doctor")
}
