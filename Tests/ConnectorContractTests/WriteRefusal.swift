import ConnectorKit
import ConnectorTestKit
import MockKit
import Testing

/// One cause of VER-5: how it is provoked in a CRM's account, what is written then, and what the connector says.
struct WriteRefusal: Sendable, CustomTestStringConvertible {
    let name: String
    /// What an admin of the CRM does, or what befalls the account.
    let changes: [AccountChange]
    /// What is written; without an id it is a new record.
    let draft: RecordDraft
    let kind: ConnectorErrorKind
    /// The property that is named, and the cause; `nil` where the refusal tells of none.
    let field: FieldFailure?

    init(
        _ name: String, _ changes: [AccountChange], writing draft: RecordDraft, is kind: ConnectorErrorKind,
        _ property: PropertyName? = nil, _ cause: FieldFailure.Cause? = nil, _ code: String? = nil
    ) {
        self.name = name
        self.changes = changes
        self.draft = draft
        self.kind = kind
        field = cause.map { FieldFailure(property: property, cause: $0, code: code) }
    }

    var testDescription: String { name }

    /// Turns a switch of a mock.
    static func turned(_ name: String, _ value: JSON = true) -> AccountChange {
        .vendorSpecific("set_switch", ["name": .string(name), "value": value])
    }
}

extension SubjectSession {
    /// What becomes of a case: its record is refused as it says, and another one beside it is written.
    func outcome(of cause: WriteRefusal) async throws -> ConnectorError? {
        for change in cause.changes { try mock.change(change) }
        let other = RecordDraft(object: .company, values: try plainCompany())
        let isNew = cause.draft.id == nil
        let outcomes: [RecordOutcome]
        do throws(ConnectorError) {
            outcomes =
                isNew
                ? try await writing.create([cause.draft, other]) : try await writing.update([cause.draft])
        } catch {
            return error
        }
        // What is about a record spoils no other; what is about the key meets them all.
        if isNew, cause.field != nil, cause.kind != .forbidden, outcomes.last?.reference == nil { return nil }
        guard case .failed(let error) = outcomes.first else { return nil }
        return error
    }

    private func plainCompany() throws -> [PropertyName: FieldValue] {
        samples.draft(of: .company)?.values ?? [:]
    }
}
