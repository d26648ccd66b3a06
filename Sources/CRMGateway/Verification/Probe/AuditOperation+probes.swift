extension AuditOperation {
    /// A writeback was probed in a CRM: intended before the first request, the outcome after the last.
    public static let probeWrite = AuditOperation(rawValue: "probe.write")
    /// What probes left in a CRM was removed or restored.
    public static let probeClean = AuditOperation(rawValue: "probe.clean")
    /// A temporary record that the gateway can't reach any more was given up; it may still be in the CRM.
    public static let probeRelease = AuditOperation(rawValue: "probe.release")
}
