public import MockKit

/// What an imitated HubSpot account holds at its start.
///
/// A seed without users has the demo users, one without objects the demo properties, pipelines and records; every
/// account has HubSpot's own properties. The README describes the JSON form.
public struct HubSpotSeed: AccountSeed {
    /// The portal itself.
    public var portal = Portal()
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
    /// The account's limits.
    public var limits = HubSpotLimits()
    /// How long a change takes to reach the search index.
    public var searchLag: Duration = .seconds(5)
    /// What is added to the objects, by their name; `nil` stands for the demo objects.
    public var objects: [Object]?

    /// The demo account.
    public init() {}

    /// Reads a seed from JSON.
    /// - Throws: ``SeedError``, which names the place that is wrong.
    public init(_ json: JSON) throws {
        let reader = try SeedReader(json, at: "seed")
        try reader.finish(knowing: [
            "crm", "portal", "users", "generate_users", "installer", "app", "tokens", "limits", "search_lag_seconds",
            "objects",
        ])
        try reader.checkCRM("hubspot", called: "HubSpot")
        portal = try Portal(reader.object("portal"))
        users = try reader.objects("users")?.map(User.init)
        generatedUsers = try reader.integer("generate_users") ?? 0
        installer = try reader.optionalString("installer")
        app = try App(reader.object("app"))
        tokens = try reader.objects("tokens")?.map(Token.init) ?? []
        limits = try HubSpotLimits(reader.object("limits"))
        searchLag = .seconds(try reader.decimal("search_lag_seconds") ?? searchLag.seconds)
        objects = try reader.objects("objects")?.map(Object.init)
    }
}
