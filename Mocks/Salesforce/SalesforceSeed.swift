public import MockKit

/// What an imitated org holds at its start.
///
/// A seed without users, profiles, stages or objects has the demo ones; every org has the standard objects and their
/// fields. The README describes the JSON form.
public struct SalesforceSeed: AccountSeed {
    /// The org itself.
    public var organization = Org()
    /// The users; `nil` stands for the demo users.
    public var users: [User]?
    /// How many more users to make: `user00001@example.com` and so on.
    public var generatedUsers = 0
    /// The e-mail of the user whose grant the demo credentials are; `nil` stands for the first user.
    public var installer: String?
    /// The app.
    public var app = App()
    /// Tokens beside the demo ones.
    public var tokens: [SeedToken] = []
    /// The profiles; `nil` stands for the demo profiles.
    public var profiles: [Profile]?
    /// Permission sets beside those of the profiles.
    public var permissionSets: [PermissionSet] = []
    /// The org's stages; `nil` stands for the demo stages.
    public var stages: [Stage]?
    /// What is added to the objects; `nil` stands for the demo objects.
    public var objects: [Object]?
    /// Validation rules, all objects together.
    public var validationRules: [ValidationRule] = []
    /// Duplicate rules, all objects together.
    public var duplicateRules: [DuplicateRule] = []
    /// Flows and triggers, all objects together.
    public var automations: [AutomationRule] = []
    /// Behaviours that are on from the start.
    public var switches = SalesforceSwitches()
    /// The org's limits.
    public var limits = SalesforceLimits()

    /// The demo org.
    public init() {}

    /// Reads a seed from JSON.
    /// - Throws: ``SeedError``, which names the place that is wrong.
    public init(_ json: JSON) throws {
        let reader = try SeedReader(json, at: "seed")
        try reader.finish(knowing: [
            "crm", "organization", "users", "generate_users", "installer", "app", "tokens", "profiles",
            "permission_sets", "stages", "objects", "validation_rules", "duplicate_rules", "automations", "switches",
            "limits",
        ])
        try reader.checkCRM("salesforce", called: "Salesforce")
        organization = try Org(reader.object("organization"))
        users = try reader.objects("users")?.map(User.init)
        generatedUsers = try reader.integer("generate_users") ?? 0
        installer = try reader.optionalString("installer")
        app = try App(reader.object("app"))
        tokens = try reader.objects("tokens")?.map(SeedToken.init) ?? []
        profiles = try reader.objects("profiles")?.map(Profile.init)
        permissionSets = try reader.objects("permission_sets")?.map(PermissionSet.init) ?? []
        stages = try reader.objects("stages")?.map(Stage.init)
        objects = try reader.objects("objects")?.map(Object.init)
        validationRules = try reader.objects("validation_rules")?.map(ValidationRule.init) ?? []
        duplicateRules = try reader.objects("duplicate_rules")?.map(DuplicateRule.init) ?? []
        automations = try reader.objects("automations")?.map(AutomationRule.init) ?? []
        switches = try SalesforceSwitches(reader.object("switches"))
        limits = try SalesforceLimits(reader.object("limits"))
    }
}
