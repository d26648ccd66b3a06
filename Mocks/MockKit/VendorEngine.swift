import Foundation
import Synchronization

/// Runs one vendor's mock: one request at a time against its account.
final class VendorEngine<Vendor: MockVendor>: MockEngine {
    struct Live: Sendable {
        var account: Vendor.Account
        var plan = FaultPlan()
    }

    private let vendor: Vendor
    private let start: MockStart
    private let routes: RouteTable<Vendor.Account>
    private let journal: RequestJournal
    private let live: Mutex<Live>

    init(_ vendor: Vendor, start: MockStart, journal: RequestJournal) throws {
        self.vendor = vendor
        self.start = start
        self.journal = journal
        routes = RouteTable(vendor.routes)
        live = Mutex(Live(account: try vendor.makeAccount(start)))
    }

    var credentials: MockCredentials { live.withLock { vendor.credentials(of: $0.account) } }
    var pendingFaults: [FaultPlan.Rule] { live.withLock { $0.plan.rules } }

    func inject(_ fault: Fault, match: FaultMatch, times: Int?) {
        live.withLock { $0.plan.add(fault, match: match, times: times) }
    }

    func clearFaults() { live.withLock { $0.plan.removeAll() } }

    func state() -> JSON {
        let account = live.withLock { $0.account }
        return vendor.state(of: account)
    }

    func apply(_ change: AccountChange) throws {
        try live.withLock { try vendor.apply(change, to: &$0.account, start: start) }
    }

    func reset() throws {
        start.clock.reset()
        let fresh = Live(account: try vendor.makeAccount(start))
        live.withLock { $0 = fresh }
        journal.clear()
    }

    func answerTooLarge() -> MockResponse {
        live.withLock { vendor.failure(status: 413, in: &$0.account) }
    }

    func answer(_ request: MockRequest) -> WireAnswer {
        live.withLock { live in
            var call = routes.match(request).map { makeCall(request, route: $0.route, parameters: $0.parameters) }
            let draw = live.plan.draw(for: request, operation: call?.call.operation)
            var answer = carryOut(&call, request: request, fault: draw.fault, account: &live.account)
            answer.delay = draw.delay
            if let name = draw.name { answer.response.headers.append(.init("X-Mock-Fault", name)) }
            record(request, call: call, answer: answer, fault: draw.name)
            return answer
        }
    }

    private typealias Routed = (call: MockCall, route: MockRoute<Vendor.Account>)

    private func makeCall(
        _ request: MockRequest, route: MockRoute<Vendor.Account>, parameters: [String: String]
    ) -> Routed {
        let call = MockCall(
            request: request, parameters: parameters, operation: route.operation, tags: route.tags,
            scopes: route.scopes, now: start.clock.now, baseURL: start.baseURL, actor: nil)
        return (call, route)
    }

    private func carryOut(
        _ routed: inout Routed?, request: MockRequest, fault: Fault?, account: inout Vendor.Account
    ) -> WireAnswer {
        if let fault, !fault.doesTheWork { return refuse(fault, account: &account) }
        var cursor: (length: Int, next: String)?
        if case .repeatedCursor(let length) = fault {
            cursor = (length, nextCursor(after: request.query(vendor.cursorParameter), length: length))
            routed?.call.request.query.removeAll { $0.name == vendor.cursorParameter }
        }
        var response = work(&routed, request: request, account: &account)
        if let cursor, let body = try? JSON.parse(response.body) {
            response.body = vendor.settingCursor(cursor.next, in: body).encoded()
        }
        return spoil(response, fault: fault)
    }

    private func work(
        _ routed: inout Routed?, request: MockRequest, account: inout Vendor.Account
    ) -> MockResponse {
        guard var call = routed?.call, let route = routed?.route else {
            let response = vendor.answerUnknown(request, in: &account)
            return vendor.finish(response, to: nil, in: &account)
        }
        let response: MockResponse
        switch vendor.admit(call, to: &account) {
        case .refused(let refusal, let actor):
            call.actor = actor
            response = refusal
        case .admitted(let actor):
            call.actor = actor
            response = route.handler(&account, call)
        }
        routed?.call = call
        return vendor.finish(response, to: call, in: &account)
    }

    private func nextCursor(after sent: String?, length: Int) -> String {
        let place = sent.flatMap { $0.hasPrefix("loop-") ? Int($0.dropFirst(5)) : nil } ?? -1
        return "loop-\((place + 1) % length)"
    }

    private func refuse(_ fault: Fault, account: inout Vendor.Account) -> WireAnswer {
        switch fault {
        case .status(let status, let retryAfter, let body):
            var response = self.body(body, status: status, account: &account)
            if let retryAfter { response.headers.append(.init("Retry-After", String(retryAfter))) }
            return WireAnswer(response: response)
        case .html(let status):
            return WireAnswer(response: .html(Self.proxyPage(status), status: status))
        case .deeplyNested(let levels):
            let nest = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
            let bytes = Array("{\"results\":\(nest)}".utf8)
            var response = MockResponse.json(.null)
            response.body = bytes
            return WireAnswer(response: response)
        default:
            return WireAnswer(response: .empty(500), wire: .reset(afterBytes: nil))
        }
    }

    private func body(_ body: FaultBody, status: Int, account: inout Vendor.Account) -> MockResponse {
        switch body {
        case .vendor: vendor.failure(status: status, in: &account)
        case .html: .html(Self.proxyPage(status), status: status)
        case .empty: .empty(status)
        case .json(let json): .json(json, status: status)
        }
    }

    private static func proxyPage(_ status: Int) -> String {
        "<!DOCTYPE html><html><head><title>\(status)</title></head><body><h1>\(status)</h1><hr></body></html>"
    }

    private func spoil(_ response: MockResponse, fault: Fault?) -> WireAnswer {
        var answer = WireAnswer(response: response)
        switch fault {
        case .resetMidway(let bytes): answer.wire = .reset(afterBytes: bytes)
        case .truncated(let bytes): answer.wire = .truncate(bytes: bytes)
        case .lostAnswer: answer.wire = .reset(afterBytes: nil)
        case .slowDrip(let bytes, let pause):
            answer.wire = .drip(bytes: bytes, milliseconds: Int(pause.seconds * 1000))
        case .huge(let bytes): answer.padding = max(0, bytes - response.body.count)
        case .wrongType:
            answer.response.body = ((try? JSON.parse(response.body)) ?? .null).withOtherTypes.encoded()
        default: break
        }
        return answer
    }

    private func record(_ request: MockRequest, call routed: Routed?, answer: WireAnswer, fault: String?) {
        let redactor = JournalRedactor(request: request, pattern: routed?.route.pattern ?? [])
        let isSent = answer.wire != .reset(afterBytes: nil)
        journal.add { sequence in
            JournalEntry(
                sequence: sequence, at: start.clock.now, method: request.method, path: redactor.path,
                query: redactor.query, operation: routed?.call.operation,
                status: isSent ? answer.response.status : nil,
                isWrite: routed.map { $0.route.writes?(request) ?? $0.route.isWrite } ?? false,
                actor: routed?.call.actor?.name, fault: fault)
        }
    }
}
