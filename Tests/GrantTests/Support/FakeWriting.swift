import ConnectorKit

/// Writes nothing.
struct FakeWriting: CRMWriting {
    func createOwnerProperty(_ draft: OwnerPropertyDraft) async throws(ConnectorError) {}

    func create(_ drafts: [RecordDraft]) async throws(ConnectorError) -> [RecordOutcome] { [] }

    func update(_ drafts: [RecordDraft]) async throws(ConnectorError) -> [RecordOutcome] { [] }

    func delete(_ records: [RecordReference]) async throws(ConnectorError) -> [RecordOutcome] { [] }

    var fieldVisibility: (any FieldVisibilityGranting)? { nil }
}
