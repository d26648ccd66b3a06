public import MockKit

/// What an imitated org holds at its start.
///
/// A seed without users, profiles, stages, pipelines or modules has the demo ones; every org has the standard modules with
/// their fields. The README describes the JSON form.
public struct ZohoSeed: AccountSeed {
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
    public var profiles: [ProfileSeed]?
    /// The stages of deals; `nil` stands for the demo stages.
    public var stages: [Stage]?
    /// The pipelines of deals; `nil` stands for the demo pipelines.
    public var pipelines: [PipelineSeed]?
    /// What is added to the modules; `nil` stands for the demo modules.
    public var modules: [ModuleSeed]?
    /// Behaviours that are turned from the start.
    public var switches = ZohoSwitches()
    /// The org's limits.
    public var limits = ZohoLimits()

    /// The demo org.
    public init() {}

    /// Reads a seed from JSON.
    /// - Throws: ``SeedError``, which names the place that is wrong.
    public init(_ json: JSON) throws {
        let reader = try SeedReader(json, at: "seed")
        try reader.finish(knowing: [
            "crm", "organization", "users", "generate_users", "installer", "app", "tokens", "profiles", "stages",
            "pipelines", "modules", "switches", "limits",
        ])
        try reader.checkCRM("zoho", called: "Zoho")
        organization = try Org(reader.object("organization"))
        users = try reader.objects("users")?.map(User.init)
        generatedUsers = try reader.integer("generate_users") ?? 0
        installer = try reader.optionalString("installer")
        app = try App(reader.object("app"))
        tokens = try reader.objects("tokens")?.map(SeedToken.init) ?? []
        profiles = try reader.objects("profiles")?.map(ProfileSeed.init)
        stages = try reader.objects("stages")?.map(Stage.init)
        pipelines = try reader.objects("pipelines")?.map(PipelineSeed.init)
        modules = try reader.objects("modules")?.map(ModuleSeed.init)
        switches = try ZohoSwitches(reader.object("switches"))
        limits = try ZohoLimits(reader.object("limits"))
    }
}
