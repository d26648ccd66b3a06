import ConnectorKit
import Foundation

/// What may change the hiding toy: its fields, and who sees them.
struct HidingToyWriting: CRMWriting {
    let transport: any HTTPTransport

    private var toy: ToyWriting { ToyWriting(transport: transport) }

    var fieldVisibility: (any FieldVisibilityGranting)? { HidingToySight(transport: transport) }

    func createOwnerProperty(_ draft: OwnerPropertyDraft) async throws(ConnectorError) {
        let field = ToyWire.Field(
            key: draft.name.rawValue, label: draft.label, kind: "user", notes: draft.description, retired: false)
        var request = HTTPRequest(
            operation: "toy.hiding.create", method: .post,
            path: "/v1/hiding/\(HidingToyReading.name(of: draft.object))/fields")
        request.body = try HidingToySight.body(field, of: request)
        _ = try await transport.send(request)
    }

    func create(_ drafts: [RecordDraft]) async throws(ConnectorError) -> [RecordOutcome] {
        try await toy.create(drafts)
    }

    func update(_ drafts: [RecordDraft]) async throws(ConnectorError) -> [RecordOutcome] {
        try await toy.update(drafts)
    }

    func delete(_ records: [RecordReference]) async throws(ConnectorError) -> [RecordOutcome] {
        try await toy.delete(records)
    }
}
