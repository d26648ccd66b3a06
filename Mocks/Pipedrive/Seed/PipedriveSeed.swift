public import MockKit

/// What an imitated Pipedrive company holds at its start.
///
/// A seed without users has the demo users, one without pipelines or objects the demo ones; every company has
/// Pipedrive's own fields. The README describes the JSON form.
public struct PipedriveSeed: AccountSeed {
    /// The company itself.
    public var company = Company()
    /// The users; `nil` stands for the demo users.
    public var users: [User]?
    /// How many more users to make: `user00001@example.com` and so on.
    public var generatedUsers = 0
    /// The e-mail of the user who installed the OAuth app; `nil` stands for the first user.
    public var installer: String?
    /// The OAuth app.
    public var app = App()
    /// Tokens beside the demo ones.
    public var tokens: [Token] = []
    /// The company's limits.
    public var limits = PipedriveLimits()
    /// Behaviours that a test turns.
    public var switches = PipedriveSwitches()
    /// Pipelines with their stages; `nil` stands for the demo pipelines.
    public var pipelines: [Pipeline]?
    /// Fields and records, by object; `nil` stands for the demo ones.
    public var objects: [Object]?

    /// The demo company.
    public init() {}

    /// Reads a seed from JSON.
    /// - Throws: ``SeedError``, which names the place that is wrong.
    public init(_ json: JSON) throws {
        let reader = try SeedReader(json, at: "seed")
        try reader.finish(knowing: [
            "crm", "company", "users", "generate_users", "installer", "app", "tokens", "limits", "switches",
            "pipelines", "objects",
        ])
        try reader.checkCRM("pipedrive", called: "Pipedrive")
        company = try Company(reader.object("company"))
        users = try reader.objects("users")?.map(User.init)
        generatedUsers = try reader.integer("generate_users") ?? 0
        installer = try reader.optionalString("installer")
        app = try App(reader.object("app"))
        tokens = try reader.objects("tokens")?.map(Token.init) ?? []
        limits = try PipedriveLimits(reader.object("limits"))
        switches = try PipedriveSwitches(reader.object("switches"))
        pipelines = try reader.objects("pipelines")?.map(Pipeline.init)
        objects = try reader.objects("objects")?.map(Object.init)
    }
}
