import ConnectorKit
import Testing

@Suite("Writing records call by call")
struct CallByCallTests {
    private actor Script {
        private var answers: [ConnectorErrorKind?]
        private(set) var calls: [[Int]] = []

        init(_ answers: [ConnectorErrorKind?]) { self.answers = answers }

        func send(_ call: [Int]) throws(ConnectorError) -> [Int: RecordOutcome] {
            calls.append(call)
            if let kind = answers.removeFirst() { throw ConnectorError(kind, operation: "x.y.z", message: "m") }
            let done = call.map { place in
                (place, RecordOutcome.done(RecordReference(object: .deal, id: RecordID(rawValue: "\(place)"))))
            }
            return Dictionary(uniqueKeysWithValues: done)
        }
    }

    private func outcomes(
        _ calls: [[Int]], _ script: Script, parts: ([Int], ConnectorError) -> [[Int]] = { _, _ in [] }
    ) async throws(ConnectorError) -> [Int: ConnectorErrorKind?] {
        let told = try await CallByCall.outcomes(of: calls, places: { $0 }, parts: parts) {
            call throws(ConnectorError) in try await script.send(call)
        }
        return told.mapValues { outcome in
            if case .failed(let error) = outcome { return error.kind }
            return nil
        }
    }

    @Test("Each call's records have their outcomes")
    func all() async throws {
        let script = Script([nil, nil])
        #expect(try await outcomes([[0, 2], [1]], script) == [0: nil, 1: nil, 2: nil])
    }

    @Test("A failure that says nothing of the records is thrown while nothing was done")
    func thrown() async {
        let script = Script([.rateLimited])
        var kind: ConnectorErrorKind?
        do throws(ConnectorError) { _ = try await outcomes([[0], [1]], script) } catch { kind = error.kind }
        #expect(kind == .rateLimited)
    }

    @Test("F-C8: Afterwards it stands for what it kept from being written, and no further call is made")
    func stopped() async throws {
        let script = Script([nil, .unavailable])
        #expect(
            try await outcomes([[0], [1, 2], [3]], script) == [
                0: nil, 1: .unavailable, 2: .unavailable, 3: .unavailable,
            ])
        #expect(await script.calls.count == 2)
    }

    @Test("T-14: A call whose outcome is open counts as one that may have acted")
    func open() async throws {
        let script = Script([.outcomeUnknown, .rateLimited])
        #expect(try await outcomes([[0], [1]], script) == [0: .outcomeUnknown, 1: .rateLimited])
    }

    @Test("A refusal of one call alone is its records' outcome, and the next call is made")
    func ownRefusal() async throws {
        let script = Script([.forbidden, nil])
        #expect(try await outcomes([[0], [1]], script) == [0: .forbidden, 1: nil])
    }

    @Test("Parts are sent in place of a call that was refused, before those that follow")
    func parts() async throws {
        let script = Script([.notFound, nil, .notFound, nil])
        let told = try await outcomes([[0, 1], [2]], script) { call, error in
            error.kind == .notFound && call.count > 1 ? call.map { [$0] } : []
        }
        #expect(told == [0: nil, 1: .notFound, 2: nil])
        #expect(await script.calls == [[0, 1], [0], [1], [2]])
    }
}
