public import MockKit

/// What an imitated workspace holds at its start.
///
/// A seed without users has the demo users, one without objects the demo attributes, statuses and records; every
/// workspace has Attio's own objects and attributes. The README describes the JSON form.
public struct AttioSeed: AccountSeed {
    /// The workspace itself.
    public var workspace = Workspace()
    /// The members; `nil` stands for the demo users.
    public var users: [User]?
    /// How many more members to make: `user00001@example.com` and so on.
    public var generatedUsers = 0
    /// The e-mail of the member who installed the app and made the API key; `nil` stands for the first.
    public var installer: String?
    /// The OAuth app.
    public var app = App()
    /// Tokens beside the demo ones.
    public var tokens: [Token] = []
    /// The workspace's limits.
    public var limits = AttioLimits()
    /// What is left open by Attio's documents, and what is hard to reach.
    public var switches = AttioSwitches()
    /// How long a change takes to reach the search.
    public var searchLag: Duration = .seconds(5)
    /// What is added to the objects, by their slug; `nil` stands for the demo objects.
    public var objects: [Object]?
    /// The lists, with attributes of their own; `nil` stands for the demo list.
    public var lists: [List]?

    /// The demo workspace.
    public init() {}

    /// Reads a seed from JSON.
    /// - Throws: ``MockKit/SeedError``, which names the place that is wrong.
    public init(_ json: JSON) throws {
        let reader = try SeedReader(json, at: "seed")
        try reader.finish(knowing: [
            "crm", "workspace", "users", "generate_users", "installer", "app", "tokens", "limits", "switches",
            "search_lag_seconds", "objects", "lists",
        ])
        try reader.checkCRM("attio", called: "Attio")
        workspace = try Workspace(reader.object("workspace"))
        users = try reader.objects("users")?.map(User.init)
        generatedUsers = try reader.integer("generate_users") ?? 0
        installer = try reader.optionalString("installer")
        app = try App(reader.object("app"))
        tokens = try reader.objects("tokens")?.map(Token.init) ?? []
        limits = try AttioLimits(reader.object("limits"))
        switches = try AttioSwitches(reader.object("switches"))
        searchLag = .seconds(try reader.decimal("search_lag_seconds") ?? searchLag.seconds)
        objects = try reader.objects("objects")?.map(Object.init)
        lists = try reader.objects("lists")?.map(List.init)
    }
}
