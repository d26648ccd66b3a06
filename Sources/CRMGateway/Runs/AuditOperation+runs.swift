extension AuditOperation {
    /// A Sync CRM was started, and ended.
    public static let syncCRM = AuditOperation(rawValue: "sync.crm")
    /// A push of settings, or a Sync with Admin, was started, and ended.
    public static let syncSettings = AuditOperation(rawValue: "sync.settings")
    /// Settings were written for people.
    public static let settingsWrite = AuditOperation(rawValue: "settings.write")
    /// A user took over an admin's keys by Sync with Admin (ACC-6).
    public static let keysTake = AuditOperation(rawValue: "keys.take")
    /// Keys were copied.
    public static let keysCopy = AuditOperation(rawValue: "keys.copy")
    /// People were bound to CRM users.
    public static let ownersBind = AuditOperation(rawValue: "owners.bind")
    /// Record types were stored for people.
    public static let recordTypesStore = AuditOperation(rawValue: "record_types.store")
    /// Somebody's record types were looked at.
    public static let recordTypesRead = AuditOperation(rawValue: "record_types.read")
    /// An owner property was found or made in a CRM.
    public static let ownerProperty = AuditOperation(rawValue: "owner_property.ensure")
    /// A CRM was asked to show owner properties to its users.
    public static let ownerPropertyReveal = AuditOperation(rawValue: "owner_property.reveal")
    /// The wish for an owner property was changed.
    public static let ownerPolicy = AuditOperation(rawValue: "owner_property.choose")
    /// Who is shown owner properties was chosen.
    public static let ownerAudience = AuditOperation(rawValue: "owner_property.show")
    /// Runs were looked at.
    public static let runRead = AuditOperation(rawValue: "run.read")
    /// A run was asked to stop.
    public static let runCancel = AuditOperation(rawValue: "run.cancel")
    /// A run was gone on with.
    public static let runResume = AuditOperation(rawValue: "run.resume")
    /// A run was undone.
    public static let runUndo = AuditOperation(rawValue: "run.undo")
}
