/// A permission that a profile or permission set gives, named as its column on `Profile` and `PermissionSet`.
public enum UserPermission: String, Sendable, CaseIterable {
    /// Use of the REST interface at all.
    case apiEnabled = "PermissionsApiEnabled"
    /// Making and changing fields.
    case customizeApplication = "PermissionsCustomizeApplication"
    /// Reading the setup.
    case viewSetup = "PermissionsViewSetup"
    /// Giving permission sets to users.
    case assignPermissionSets = "PermissionsAssignPermissionSets"
    /// Changing profiles and permission sets.
    case manageProfilesPermissionsets = "PermissionsManageProfilesPermissionsets"
    /// Changing users.
    case manageUsers = "PermissionsManageUsers"
    /// Reading every record.
    case viewAllData = "PermissionsViewAllData"
    /// Changing every record.
    case modifyAllData = "PermissionsModifyAllData"
}
