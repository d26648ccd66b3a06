extension AuditOperation {
    /// Somebody's settings were read.
    public static let settingsRead = AuditOperation(rawValue: "settings.read")
    /// Somebody edited, or cleared, their own settings.
    public static let settingsEdit = AuditOperation(rawValue: "settings.edit")
    /// A push, or a Sync with Admin, was previewed.
    public static let settingsPreview = AuditOperation(rawValue: "settings.preview")
    /// A team was compared with an admin's configuration.
    public static let settingsDrift = AuditOperation(rawValue: "settings.drift")
    /// An admin's dashboard was checked as a source.
    public static let settingsReadiness = AuditOperation(rawValue: "settings.readiness")
    /// An admin chose whether others may take over their CRM keys.
    public static let keysShare = AuditOperation(rawValue: "keys.share")
}
