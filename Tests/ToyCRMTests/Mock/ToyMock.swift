import MockKit

/// The toy CRM's mock: over real sockets, and with none of the connector's types.
struct ToyMock: MockVendor {
    static let token = "toy-token-for-tests"
    /// An app's: it may ask for tokens of other users.
    static let appToken = "toy-app-token-for-tests"
    /// What a user's own token begins with; their id follows.
    static let tokenPrefix = "toy-user-"

    let users: [ToyAccount.User]

    init(users: [ToyAccount.User] = ToyAccount.demoUsers) {
        self.users = users
    }

    var crm: String { "toy" }
    var cursorParameter: String { "cursor" }

    var routes: [MockRoute<ToyAccount>] {
        [
            MockRoute("GET", "/v1/me", "toy.me.get") { account, call in .json(account.me(call)) },
            MockRoute("POST", "/v1/token", "toy.token.create") { account, call in account.token(call) },
            MockRoute("GET", "/v1/deals/kinds", "toy.kinds.list", scopes: ["kinds.read"]) { account, call in
                account.kinds(call)
            },
            MockRoute("GET", "/v1/users", "toy.users.list", scopes: ["users.read"]) { account, call in
                account.users(from: call.request.query("cursor"))
            },
            MockRoute("GET", "/v1/deals/fields", "toy.fields.list", scopes: ["fields.read"]) { account, _ in
                .json(["items": .array(account.fields), "next": nil])
            },
            MockRoute("POST", "/v1/deals/fields", "toy.fields.create", isWrite: true, scopes: ["fields.write"]) {
                $0.createField($1)
            },
            MockRoute("GET", "/v1/hiding/{object}/fields", "toy.hiding.list", scopes: ["fields.read"]) {
                account, call in
                account.hiding.list(call, for: account.users.first?.id ?? "")
            },
            MockRoute(
                "POST", "/v1/hiding/{object}/fields", "toy.hiding.create", isWrite: true, scopes: ["fields.write"]
            ) { $0.hiding.create($1) },
            MockRoute("POST", "/v1/hiding/sight", "toy.hiding.grant", isWrite: true, scopes: ["sight.write"]) {
                $0.hiding.grant($1)
            },
            MockRoute("POST", "/v1/deals", "toy.records.create", isWrite: true, scopes: ["records.write"]) {
                $0.createRecord($1)
            },
            MockRoute("GET", "/v1/deals/{id}", "toy.records.get", scopes: ["records.read"]) { account, call in
                account.record(call["id"])
            },
            MockRoute("PATCH", "/v1/deals/{id}", "toy.records.update", isWrite: true, scopes: ["records.write"]) {
                $0.updateRecord($1)
            },
            MockRoute("DELETE", "/v1/deals/{id}", "toy.records.delete", isWrite: true, scopes: ["records.write"]) {
                account, call in
                .empty(account.records.removeValue(forKey: call["id"]) == nil ? 404 : 204)
            },
        ]
    }

    func makeAccount(_ start: MockStart) throws -> ToyAccount { ToyAccount(users: users) }

    func credentials(of account: ToyAccount) -> MockCredentials {
        MockCredentials(userEmail: account.users.first?.email, staticToken: Self.token)
    }

    func admit(_ call: MockCall, to account: inout ToyAccount) -> MockAdmission {
        guard let (user, kind) = owner(of: call.request.bearer, in: account) else {
            return .refused(.json(["error": "bad_token"], status: 401), actor: nil)
        }
        let actor = MockActor(name: user.id, scopes: account.scopes, tokenKind: kind)
        guard call.scopes.isEmpty || call.scopes.contains(where: account.scopes.contains) else {
            return .refused(.json(["error": "scope_missing"], status: 403), actor: actor)
        }
        return .admitted(actor)
    }

    private func owner(of token: String?, in account: ToyAccount) -> (ToyAccount.User, kind: String)? {
        guard let token, let first = account.users.first else { return nil }
        if token == Self.token { return (first, "static") }
        if token == Self.appToken { return (first, "app") }
        return account.users.first { Self.tokenPrefix + $0.id == token }.map { ($0, "static") }
    }

    func answerUnknown(_ request: MockRequest, in account: inout ToyAccount) -> MockResponse { .empty(404) }

    func failure(status: Int, in account: inout ToyAccount) -> MockResponse {
        .json(["error": "injected"], status: status)
    }

    func finish(_ response: MockResponse, to call: MockCall?, in account: inout ToyAccount) -> MockResponse { response }

    func settingCursor(_ cursor: String, in answer: JSON) -> JSON {
        var answer = answer
        answer["next"] = .string(cursor)
        return answer
    }

    func state(of account: ToyAccount) -> JSON {
        ["fields": .array(account.fields), "hiding": account.hiding.state]
    }

    func apply(_ change: AccountChange, to account: inout ToyAccount, start: MockStart) throws {
        switch change {
        case .withdrawScope(let scope) where account.scopes.contains(scope): account.scopes.remove(scope)
        case .vendorSpecific("grant_scope", let scope): account.scopes.formUnion(scope.string.map { [$0] } ?? [])
        case .vendorSpecific("remove_kind", .string(let id)): account.kinds.removeAll { $0 == id }
        case .vendorSpecific(let name, let argument): try account.hiding.apply(name, argument)
        default: throw MockChangeError("the toy CRM knows withdraw_scope of a scope that its token has, and its own")
        }
    }
}
