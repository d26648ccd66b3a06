import ConnectorKit
import Testing

@Suite("Records written one after the other")
struct OneByOneTests {
    /// Gives back a record, or fails as told.
    private static func send(_ kind: ConnectorErrorKind?) throws(ConnectorError) -> RecordReference {
        if let kind { throw ConnectorError(kind, operation: "toy.records.create", message: "told to fail") }
        return RecordReference(object: .deal, id: "1")
    }

    private func outcomes(_ script: [ConnectorErrorKind?]) async throws(ConnectorError) -> [ConnectorErrorKind?] {
        try await OneByOne.outcomes(of: script) { kind throws(ConnectorError) in try OneByOneTests.send(kind) }.map {
            outcome in
            if case .failed(let error) = outcome { return error.kind }
            return nil
        }
    }

    @Test("Each record has its own outcome, in the order given; none costs nothing")
    func each() async throws {
        #expect(try await outcomes([nil, .invalid, nil, .conflict]) == [nil, .invalid, nil, .conflict])
        #expect(try await outcomes([]).isEmpty)
    }

    @Test(
        "What the next record would meet too is thrown while nothing was done",
        arguments: [
            ConnectorErrorKind.unauthenticated, .rateLimited, .quotaExhausted, .unreachable, .tlsRefused, .unavailable,
            .timedOut, .cancelled,
        ])
    func thrown(kind: ConnectorErrorKind) async throws {
        for script in [[kind, nil], [.invalid, kind, nil]] {
            do {
                _ = try await outcomes(script)
                Issue.record("not thrown")
            } catch {
                #expect(error.kind == kind)
            }
        }
    }

    @Test("F-C2: once something was done, or may have been, it is the outcome of the rest, and nothing more is sent")
    func told() async throws {
        #expect(
            try await outcomes([nil, .unreachable, nil, nil]) == [nil, .unreachable, .unreachable, .unreachable])
        #expect(
            try await outcomes([.outcomeUnknown, .rateLimited, nil]) == [.outcomeUnknown, .rateLimited, .rateLimited])
    }

    @Test("A failure that is the record's own is its outcome, whatever its kind, and the others are written")
    func own() async throws {
        let script: [ConnectorErrorKind?] = [.unavailable, nil, .unavailable, nil]
        let told = try await OneByOne.outcomes(of: script, isOwn: { $0.kind == .unavailable }) {
            kind throws(ConnectorError) in try OneByOneTests.send(kind)
        }
        #expect(told.map { $0.reference != nil } == [false, true, false, true])
    }
}
