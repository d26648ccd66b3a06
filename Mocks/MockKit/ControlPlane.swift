import Foundation

/// The paths under `/_mock/`: they are no part of any vendor's interface, and need the control token.
struct ControlPlane: Sendable {
    static let root = "_mock"

    let engine: any MockEngine
    let journal: RequestJournal
    let clock: MockClock
    let token: String

    func answer(_ request: MockRequest) -> MockResponse {
        guard request.bearer == token else {
            return Self.refusal(401, "send \"Authorization: Bearer TOKEN\" with control_token of the start line")
        }
        do {
            return try route(request)
        } catch {
            return Self.refusal(400, String(describing: error))
        }
    }

    private func route(_ request: MockRequest) throws -> MockResponse {
        switch (request.method, request.segments.dropFirst().joined(separator: "/")) {
        case ("POST", "faults"): return try addFault(request)
        case ("GET", "faults"): return .json(pendingFaults)
        case ("DELETE", "faults"):
            engine.clearFaults()
            return .empty(204)
        case ("GET", "journal"): return .json(["entries": .array(entries(for: request).map(\.json))])
        case ("DELETE", "journal"):
            journal.clear()
            return .empty(204)
        case ("GET", "state"): return .json(engine.state())
        case ("POST", "reset"):
            try engine.reset()
            return .empty(204)
        case ("GET", "clock"): return .json(time)
        case ("POST", "clock"): return try advanceClock(request)
        case ("POST", "changes"):
            try engine.apply(AccountChange(try request.json()))
            return .empty(204)
        default: return Self.refusal(404, "no such control path; see the README of MockKit for those there are")
        }
    }

    private func addFault(_ request: MockRequest) throws -> MockResponse {
        let order = try FaultOrder(try request.json())
        engine.inject(order.fault, match: order.match, times: order.times)
        return .json(["fault": .string(order.fault.name)], status: 201)
    }

    private var pendingFaults: JSON {
        let rules = engine.pendingFaults.map { rule -> JSON in
            [
                "fault": .string(rule.fault.name), "operation": .optional(rule.match.operation),
                "path": .optional(rule.match.pathPrefix), "method": .optional(rule.match.method),
                "skips": .integer(rule.toSkip), "times": rule.timesLeft.map { .integer($0) } ?? .null,
            ]
        }
        return ["faults": .array(rules)]
    }

    private func entries(for request: MockRequest) -> [JournalEntry] {
        let after = request.query("after").flatMap { Int($0) } ?? 0
        let operation = request.query("operation")
        let isWritesOnly = request.query("writes") == "true"
        return journal.entries.filter { entry in
            entry.sequence > after && (operation == nil || entry.operation == operation)
                && (!isWritesOnly || entry.isWrite)
        }
    }

    private var time: JSON {
        ["now": .string(clock.now.formatted(.iso8601WithMilliseconds))]
    }

    private func advanceClock(_ request: MockRequest) throws -> MockResponse {
        guard let seconds = try request.json()["advance_seconds"]?.decimal else {
            throw MockChangeError("\"advance_seconds\" is missing: send {\"advance_seconds\": 1800}")
        }
        clock.advance(by: .seconds(seconds))
        return .json(time)
    }

    private static func refusal(_ status: Int, _ message: String) -> MockResponse {
        .json(["error": .string(message)], status: status)
    }
}
