/// The most likely cause of a finding (VER-5); each has a sentence and a fix, printed in `docs/verification.md`.
public enum Cause: String, Hashable, Sendable, Codable, CaseIterable {
    // What a writeback meets.
    case readOnly = "read_only"
    case fieldLevelSecurity = "field_level_security"
    case restrictedPicklist = "restricted_picklist"
    case validationRule = "validation_rule"
    case inactiveOwner = "inactive_owner"
    case stageOutsideProcess = "stage_outside_process"
    case missingScope = "missing_scope"
    case rateLimit = "rate_limit"
    case duplicateRule = "duplicate_rule"
    case requiredField = "required_field"
    case lockedRow = "locked_row"
    case changedByAutomation = "changed_by_automation"
    case valueRefused = "value_refused"
    case accessDenied = "access_denied"
    // What became of the CRM's schema (VER-7).
    case propertyMissing = "property_missing"
    case propertyArchived = "property_archived"
    case typeChanged = "type_changed"
    case optionRemoved = "option_removed"
    case pipelineMissing = "pipeline_missing"
    case pipelineArchived = "pipeline_archived"
    case stageMissing = "stage_missing"
    case stageArchived = "stage_archived"
    case stageMeaningChanged = "stage_meaning_changed"
    case recordTypeUnavailable = "record_type_unavailable"
    case ownerPropertyMissing = "owner_property_missing"
    // Connections and people.
    case connectionMissing = "connection_missing"
    case tokenRevoked = "token_revoked"
    case wrongAccount = "wrong_account"
    case crmUnavailable = "crm_unavailable"
    case ownerMissing = "owner_missing"
    case ownerAmbiguous = "owner_ambiguous"
    case notSynced = "not_synced"
    // Settings.
    case editedSince = "edited_since"
    case pushedSince = "pushed_since"
    case settingsUnreadable = "settings_unreadable"
    // The gateway's own.
    case cleanupPending = "cleanup_pending"
    case notAllowed = "not_allowed"
    case unknown
}
