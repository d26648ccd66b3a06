import MockKit

/// The objects of the setup that can be queried, and some of them written.
enum SetupObjects {
    static var all: [ObjectDefinition] {
        [
            user, profile, userLicense, permissionSet, assignment, fieldPermissions, objectPermissions, recordType,
            businessProcess, stage, organization,
        ]
    }

    private static func make(
        _ name: String, _ plural: String, _ prefix: String, _ rights: ObjectDefinition.Guard,
        isDeletable: Bool = false, isStamped: Bool = true, _ fields: [FieldDefinition]
    ) -> ObjectDefinition {
        let stamps = isStamped ? FieldDefinition.stamps.filter { $0.name != "IsDeleted" } : []
        var object = ObjectDefinition(
            name: name, label: name, labelPlural: plural, keyPrefix: prefix, fields: [.id(of: name)] + fields + stamps)
        object.rights = rights
        object.isDeletable = isDeletable
        object.isLayoutable = false
        object.fields = object.fields.map(\.ungoverned)
        return object
    }

    private static var user: ObjectDefinition {
        make(
            "User", "Users", "005", .setup(read: [], write: [.manageUsers]),
            [
                .text("Username", "Username", 80).required.with { $0.isIDLookup = true },
                .text("LastName", "Last Name", 80).required, .text("FirstName", "First Name", 40),
                .text("Name", "Full Name", 121).ofSystem.with { $0.isNameField = true },
                .text("Email", "Email", 128, .email).required, .text("Alias", "Alias", 8).required,
                .text("CommunityNickname", "Nickname", 40).required, .text("Title", "Title", 80),
                .text("Department", "Department", 80), .flag("IsActive", "Active"),
                .choice("UserType", "User Type", ["Standard", "PowerPartner", "Guest", "AutomatedProcess"]).ofSystem,
                .reference("ProfileId", "Profile ID", to: ["Profile"], as: "Profile").required,
                .reference("ManagerId", "Manager ID", to: ["User"], as: "Manager"),
                .text("TimeZoneSidKey", "Time Zone", 40, .picklist), .text("LocaleSidKey", "Locale", 40, .picklist),
                .text("LanguageLocaleKey", "Language", 40, .picklist),
            ])
    }

    private static var permissions: [FieldDefinition] {
        UserPermission.allCases.map { .flag($0.rawValue, String($0.rawValue.dropFirst("Permissions".count))) }
    }

    private static var profile: ObjectDefinition {
        make(
            "Profile", "Profiles", "00e", .readOnly,
            [
                .text("Name", "Name", 255).with { $0.isNameField = true },
                .reference("UserLicenseId", "User License ID", to: ["UserLicense"], as: "UserLicense"),
                .choice("UserType", "User Type", ["Standard", "PowerPartner"]),
                .text("Description", "Description", 255),
            ] + permissions)
    }

    private static var userLicense: ObjectDefinition {
        make(
            "UserLicense", "User Licenses", "100", .readOnly,
            [
                .text("Name", "Name", 40).with { $0.isNameField = true },
                .text("LicenseDefinitionKey", "License Def. ID", 40),
            ])
    }

    private static var permissionSet: ObjectDefinition {
        make(
            "PermissionSet", "Permission Sets", "0PS", .setup(read: [], write: [.manageProfilesPermissionsets]),
            isDeletable: true,
            [
                .text("Name", "Permission Set Name", 80).required, .text("Label", "Permission Set Label", 80).required,
                .text("Description", "Description", 255),
                .reference("LicenseId", "License ID", to: ["UserLicense"], as: "License").createOnly,
                .reference("ProfileId", "Profile ID", to: ["Profile"], as: "Profile").fixed,
                .flag("IsOwnedByProfile", "Is Owned By Profile").fixed, .flag("IsCustom", "Is Custom").fixed,
                .text("NamespacePrefix", "Namespace Prefix", 15).fixed,
            ] + permissions)
    }

    private static var assignment: ObjectDefinition {
        make(
            "PermissionSetAssignment", "Permission Set Assignments", "0Pa",
            .setup(read: [.viewSetup, .manageUsers], write: [.assignPermissionSets]), isDeletable: true,
            isStamped: false,
            [
                .reference("PermissionSetId", "Permission Set ID", to: ["PermissionSet"], as: "PermissionSet").required
                    .createOnly,
                .reference("AssigneeId", "Assignee ID", to: ["User"], as: "Assignee").required.createOnly,
                FieldDefinition("SystemModstamp", "System Modstamp", .datetime).ofSystem,
            ])
    }

    private static var fieldPermissions: ObjectDefinition {
        make(
            "FieldPermissions", "Field Permissions", "01k",
            .setup(read: [.viewSetup], write: [.manageProfilesPermissionsets]), isDeletable: true, isStamped: false,
            [
                .reference("ParentId", "Parent ID", to: ["PermissionSet"], as: "Parent").required.createOnly,
                .text("SobjectType", "Sobject Type Name", 40, .picklist).required.createOnly,
                .text("Field", "Field Name", 255, .picklist).required.createOnly,
                .flag("PermissionsRead", "Read Field"), .flag("PermissionsEdit", "Edit Field"),
                FieldDefinition("SystemModstamp", "System Modstamp", .datetime).ofSystem,
            ])
    }

    private static var objectPermissions: ObjectDefinition {
        make(
            "ObjectPermissions", "Object Permissions", "110",
            .setup(read: [.viewSetup], write: [.manageProfilesPermissionsets]), isDeletable: true,
            [
                .reference("ParentId", "Parent ID", to: ["PermissionSet"], as: "Parent").required.createOnly,
                .text("SobjectType", "Sobject Type Name", 40, .picklist).required.createOnly,
                .flag("PermissionsRead", "Read Records"), .flag("PermissionsCreate", "Create Records"),
                .flag("PermissionsEdit", "Edit Records"), .flag("PermissionsDelete", "Delete Records"),
            ])
    }

    private static var recordType: ObjectDefinition {
        make(
            "RecordType", "Record Types", "012", .readOnly,
            [
                .text("Name", "Name", 80).with { $0.isNameField = true },
                .text("DeveloperName", "Record Type Name", 80), .text("NamespacePrefix", "Namespace Prefix", 15),
                .text("Description", "Description", 255),
                .reference("BusinessProcessId", "Business Process ID", to: ["BusinessProcess"], as: "BusinessProcess"),
                .text("SobjectType", "Sobject Type Name", 40, .picklist), .flag("IsActive", "Active"),
            ])
    }

    private static var businessProcess: ObjectDefinition {
        make(
            "BusinessProcess", "Business Processes", "019", .readOnly,
            [
                .text("Name", "Name", 80).with { $0.isNameField = true },
                .text("NamespacePrefix", "Namespace Prefix", 15),
                .text("Description", "Description", 255),
                .text("TableEnumOrId", "Entity Enumeration Or ID", 40, .picklist), .flag("IsActive", "Active"),
            ])
    }

    private static var stage: ObjectDefinition {
        make(
            "OpportunityStage", "Opportunity Stages", "01J", .readOnly,
            [
                .text("MasterLabel", "Master Label", 255), .text("ApiName", "API Name", 255),
                .flag("IsActive", "Is Active"),
                .integer("SortOrder", "Sort Order"), .flag("IsClosed", "Is Closed"), .flag("IsWon", "Is Won"),
                .text("ForecastCategory", "Forecast Category", 40, .picklist),
                .text("ForecastCategoryName", "Forecast Category Name", 255, .picklist),
                .number("DefaultProbability", "Probability (%)", .percent, 3, 0),
                .text("Description", "Description", 255),
            ])
    }

    private static var organization: ObjectDefinition {
        make(
            "Organization", "Organizations", "00D", .readOnly,
            [
                .text("Name", "Name", 80).with { $0.isNameField = true }, .flag("IsSandbox", "Is Sandbox"),
                .text("OrganizationType", "Edition", 40, .picklist), .text("InstanceName", "Instance Name", 5),
                .text("NamespacePrefix", "Namespace Prefix", 15), .text("LanguageLocaleKey", "Language", 40, .picklist),
                .text("TimeZoneSidKey", "Time Zone", 40, .picklist),
                FieldDefinition("TrialExpirationDate", "Trial Expiration Date", .datetime),
            ])
    }
}
