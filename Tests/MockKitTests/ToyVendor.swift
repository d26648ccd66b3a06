import MockKit

/// The smallest vendor: notes behind one token, to show that MockKit fits any CRM.
struct ToyVendor: MockVendor {
    struct Account: Sendable {
        var notes: [String] = []
        var users = ["ann@example.com"]
    }

    var crm: String { "toy" }
    var cursorParameter: String { "cursor" }

    var routes: [MockRoute<Account>] {
        [
            MockRoute("GET", "/notes", "toy.notes.list") { account, call in
                .json(["items": .strings(account.notes), "next": .optional(call.request.query("cursor"))])
            },
            MockRoute("POST", "/notes", "toy.notes.create", isWrite: true) { account, call in
                account.notes.append(String(decoding: call.request.body, as: UTF8.self))
                return .json(["count": .integer(account.notes.count)], status: 201)
            },
            MockRoute("GET", "/tokens/{token}", "toy.tokens.get") { _, _ in .empty(204) },
        ]
    }

    func makeAccount(_ start: MockStart) throws -> Account { Account() }
    func credentials(of account: Account) -> MockCredentials {
        MockCredentials(accessToken: "toy-token", userEmail: account.users.first)
    }
    func admit(_ call: MockCall, to account: inout Account) -> MockAdmission {
        guard call.request.bearer == "toy-token" else { return .refused(.empty(401), actor: nil) }
        return .admitted(MockActor(name: "ann", scopes: [], tokenKind: "static"))
    }
    func answerUnknown(_ request: MockRequest, in account: inout Account) -> MockResponse { .empty(404) }
    func failure(status: Int, in account: inout Account) -> MockResponse {
        .json(["toy": .integer(status)], status: status)
    }
    func finish(_ response: MockResponse, to call: MockCall?, in account: inout Account) -> MockResponse {
        response.adding("X-Toy", "1")
    }
    func settingCursor(_ cursor: String, in answer: JSON) -> JSON {
        var answer = answer
        answer["next"] = .string(cursor)
        return answer
    }
    func state(of account: Account) -> JSON { ["notes": .strings(account.notes)] }
    func apply(_ change: AccountChange, to account: inout Account, start: MockStart) throws {
        guard case .deactivateUser(let email) = change, account.users.contains(email) else {
            throw MockChangeError("the toy knows deactivate_user of ann@example.com only")
        }
        account.users = []
    }
}
