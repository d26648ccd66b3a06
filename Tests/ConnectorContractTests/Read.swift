import ConnectorKit
import ConnectorTestKit
import Testing

/// The calls of reading, each with the mock's name of its first request.
struct Read: Sendable {
    let operation: String
    let call: @Sendable (SubjectSession) async throws -> Void

    /// Those that ask the mock for one list or batch.
    static func all(of session: SubjectSession) -> [Read] {
        let names = session.operations
        var reads = [
            Read(operation: names.identify) { _ = try await $0.reading.identify() },
            Read(operation: names.owners) {
                _ = try await $0.reading.owners(withEmails: [$0.samples.owner.email])
            },
            Read(operation: names.properties) {
                _ = try await $0.reading.properties(of: $0.samples.object, scope: .live)
            },
            Read(operation: names.readRecords) {
                let record = $0.samples.record
                _ = try await $0.reading.read(
                    [record.reference], properties: [record.reference.object: Array(record.values.keys)])
            },
        ]
        if session.subject.has(.pipelines) {
            reads.append(Read(operation: names.pipelines) { _ = try await $0.reading.pipelines(of: .deal) })
        }
        if let operation = names.recordTypes {
            reads.append(
                Read(operation: operation) { session in
                    let types = try #require(session.reading.recordTypes)
                    _ = try await types.recordTypes(of: [session.samples.object])
                })
        }
        return reads
    }

    /// The kind of failure that the call ends in, or `nil` for success.
    func kind(_ session: SubjectSession) async -> ConnectorErrorKind? {
        await outcome { try await call(session) }
    }
}

/// The kind that creating one sample record ends in, thrown or told as its outcome; `nil` for success.
func kindOfCreation(_ session: SubjectSession) async -> ConnectorErrorKind? {
    let draft = RecordDraft(object: session.samples.object, values: session.samples.newRecord)
    do throws(ConnectorError) {
        guard case .failed(let error) = try await session.writing.create([draft]).first else { return nil }
        return error.kind
    } catch {
        return error.kind
    }
}
