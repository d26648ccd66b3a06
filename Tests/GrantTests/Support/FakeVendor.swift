import ConnectorKit
import Foundation
import Synchronization

/// A CRM, at the place of the network: tokens that end, rotate and die, and scripted faults.
final class FakeVendor: HTTPTransport {
    struct Account: Sendable {
        var account = "acme"
        var user: String? = "u1"
        var environment: String?
        var scopes: [String]? = ["owners.read", "write"]
    }

    struct State {
        var account = Account()
        var serial = 0
        var access: Set<String> = []
        var refresh: Set<String> = []
        var spent: Set<String> = []
        var isRotating = false
        var lifetime: Double? = 1_800
        var host: String?
        var grantedScopes: [String]?
        var faults: [VendorFault] = []
        /// Every refresh token that arrived, in order.
        var refreshesReceived: [String] = []
        var exchanged: [[String: String]] = []
        var revoked: [String] = []
        var calls: [HTTPRequest] = []
        /// Users who get no token by an assertion.
        var refusedUsers: Set<String> = []
        /// Whether every access token is refused as soon as it is issued.
        var refusesAll = false
        /// Whether every access token is good, and may do nothing.
        var forbidsAll = false
    }

    let state = Mutex(State())
    /// Runs before each token request is acted upon.
    private let beforeRefresh = Mutex<(@Sendable () async -> Void)?>(nil)

    init(rotating: Bool = false) {
        state.withLock { $0.isRotating = rotating }
    }

    func change(_ body: (inout State) -> Void) {
        state.withLock { body(&$0) }
    }

    func holdRefreshes(_ gate: @escaping @Sendable () async -> Void) {
        beforeRefresh.withLock { $0 = gate }
    }

    func script(_ faults: VendorFault...) {
        state.withLock { $0.faults += faults }
    }

    var refreshCount: Int { state.withLock { $0.refreshesReceived.count } }

    /// Every refresh token is used up by a request whose answer nobody gets.
    func spendRefreshTokens() {
        state.withLock {
            $0.spent.formUnion($0.refresh)
            $0.refresh = []
        }
    }

    /// A token pair as a consent would give it.
    func issue() -> (access: String, refresh: String) {
        state.withLock { Self.issue(&$0) }
    }

    func send(_ request: HTTPRequest) async throws(ConnectorError) -> HTTPResponse {
        state.withLock { $0.calls.append(request) }
        guard request.path.hasPrefix("/token") else { return answerCall(request) }
        if request.path == "/token/refresh", let gate = beforeRefresh.withLock({ $0 }) { await gate() }
        let fault = state.withLock { $0.faults.isEmpty ? nil : $0.faults.removeFirst() }
        switch fault {
        case .notConnected:
            throw ConnectorError(
                .unreachable, operation: request.operation, message: "no route",
                transfer: TransferFacts(progress: .notConnected))
        case .lostBeforeWork: throw lost(request)
        case .lostAfterWork:
            _ = answerToken(request)
            throw lost(request)
        case .answer(let status, let body, let headers):
            note(request)
            return HTTPResponse(status: status, headers: headers, body: Array(body.utf8))
        case nil: return answerToken(request)
        }
    }

    private func lost(_ request: HTTPRequest) -> ConnectorError {
        ConnectorError(
            .outcomeUnknown, operation: request.operation, message: "reset",
            transfer: TransferFacts(progress: .sentUnanswered))
    }

    private func answerCall(_ request: HTTPRequest) -> HTTPResponse {
        let token = request.headers["Authorization"]?.dropFirst("Bearer ".count) ?? ""
        return state.withLock { state in
            guard state.access.contains(String(token)), !state.refusesAll else { return HTTPResponse(status: 401) }
            guard !state.forbidsAll else { return HTTPResponse(status: 403) }
            var me: [String: Any] = ["account": state.account.account]
            me["user"] = state.account.user
            me["environment"] = state.account.environment
            me["scopes"] = state.account.scopes
            return Self.json(me)
        }
    }

    private func note(_ request: HTTPRequest) {
        guard request.path == "/token/refresh" else { return }
        let fields = Self.form(request)
        state.withLock { $0.refreshesReceived.append(fields["refresh"] ?? fields["assertion"] ?? "") }
    }

    private func answerToken(_ request: HTTPRequest) -> HTTPResponse {
        note(request)
        let fields = Self.form(request)
        return state.withLock { state in
            switch request.path {
            case "/token/refresh" where fields["assertion"] != nil: Self.assert(fields["assertion"] ?? "", &state)
            case "/token/refresh": Self.refresh(fields["refresh"] ?? "", &state)
            case "/token/exchange": Self.exchange(fields, &state)
            default: Self.revoke(fields["refresh"] ?? "", &state)
            }
        }
    }

    private static func refresh(_ token: String, _ state: inout State) -> HTTPResponse {
        if state.spent.contains(token) {
            // A replay of a rotated token ends everything, as Salesforce does it.
            state.refresh = []
            state.access = []
        }
        guard state.refresh.contains(token) else {
            return HTTPResponse(status: 400, body: Array(#"{"error":"invalid_grant"}"#.utf8))
        }
        if state.isRotating {
            state.refresh.remove(token)
            state.spent.insert(token)
        }
        let (access, fresh) = issue(&state, keeping: state.isRotating ? nil : token)
        return tokens(access, state.isRotating ? fresh : nil, state)
    }

    private static func assert(_ assertion: String, _ state: inout State) -> HTTPResponse {
        guard !state.refusedUsers.contains(String(assertion.prefix { $0 != "|" })) else {
            return HTTPResponse(status: 400, body: Array(#"{"error":"invalid_grant"}"#.utf8))
        }
        return tokens(issue(&state).access, nil, state)
    }

    private static func exchange(_ fields: [String: String], _ state: inout State) -> HTTPResponse {
        state.exchanged.append(fields)
        let (access, refresh) = issue(&state)
        return tokens(access, refresh, state)
    }

    private static func revoke(_ token: String, _ state: inout State) -> HTTPResponse {
        state.revoked.append(token)
        state.refresh.remove(token)
        state.access = []
        return HTTPResponse(status: 200)
    }

    private static func issue(_ state: inout State, keeping kept: String? = nil) -> (access: String, refresh: String) {
        state.serial += 1
        let access = "canary-access-\(state.serial)"
        let refresh = kept ?? "canary-refresh-\(state.serial)"
        state.access.insert(access)
        state.refresh.insert(refresh)
        return (access, refresh)
    }

    private static func tokens(_ access: String, _ refresh: String?, _ state: State) -> HTTPResponse {
        var answer: [String: Any] = ["access": access]
        answer["refresh"] = refresh
        answer["seconds"] = state.lifetime
        answer["host"] = state.host
        answer["scopes"] = state.grantedScopes
        return json(answer)
    }

    private static func json(_ object: [String: Any]) -> HTTPResponse {
        HTTPResponse(status: 200, body: Array((try? JSONSerialization.data(withJSONObject: object)) ?? Data()))
    }

    private static func form(_ request: HTTPRequest) -> [String: String] {
        let text = String(decoding: request.body?.bytes ?? [], as: UTF8.self)
        let pairs = text.split(separator: "&").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
        return Dictionary(
            pairs.map { ($0[0], ($0.count > 1 ? $0[1] : "").removingPercentEncoding ?? "") },
            uniquingKeysWith: { $1 })
    }
}
