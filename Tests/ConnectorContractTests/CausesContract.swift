import ConnectorKit
import ConnectorTestKit
import MockKit
import Testing

@Suite("Why a CRM refuses a record")
struct CausesContract {
    @Test("VER-5: Each cause that a CRM has is told, with the property that it is about", arguments: CauseCase.all)
    func causeIsTold(_ cause: CauseCase) async throws {
        try await cause.subject.run(.oneAttempt) { session in
            for change in cause.changes { try session.mock.change(change) }
            let before = session.mock.state()["objects"]
            let refused = try draft(cause, session)
            let error = try #require(await refusal(of: [refused], session).first ?? nil)
            #expect(error.kind == cause.kind, "\(error)")
            #expect(session.mock.state()["objects"] == before)
            if let fault = cause.fault {
                let told = error.fields.map { "\($0.property?.rawValue ?? "-"): \($0.cause)" }
                #expect(error.fields.contains { $0.property == cause.property && $0.cause == fault }, "\(told)")
            }
        }
    }

    @Test("VER-5: A refused record spoils no other of its call", arguments: CauseCase.all.filter(\.isOwn))
    func othersAreDone(_ cause: CauseCase) async throws {
        try await cause.subject.run(.oneAttempt) { session in
            for change in cause.changes { try session.mock.change(change) }
            let other = try #require(session.samples.draft(of: cause.object == .deal ? .company : .deal))
            let errors = await refusal(of: [try draft(cause, session), other], session)
            #expect(errors.map { $0 == nil } == [false, true])
        }
    }

    private func draft(_ cause: CauseCase, _ session: SubjectSession) throws -> RecordDraft {
        let sample = try #require(session.samples.draft(of: cause.object))
        return RecordDraft(object: cause.object, values: sample.values.merging(cause.values) { $1 })
    }

    /// The failure of each record, `nil` where it was made; one that is thrown is the failure of all.
    private func refusal(of drafts: [RecordDraft], _ session: SubjectSession) async -> [ConnectorError?] {
        await session.refused("a cause of VER-5") {
            do throws(ConnectorError) {
                return try await session.writing.create(drafts).map { outcome in
                    if case .failed(let error) = outcome { return error }
                    return nil
                }
            } catch {
                return drafts.map { _ in error }
            }
        }
    }
}
