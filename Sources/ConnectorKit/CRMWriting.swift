/// What may change a CRM.
///
/// It only acts: the core looks first, decides, journals, and reads again afterwards.
public protocol CRMWriting: Sendable {
    /// Creates an owner property, or restores an archived one where the vendor's create does that.
    ///
    /// - Throws: `.conflict` when the name is taken; `.outcome_unknown` when the answer was lost.
    func createOwnerProperty(_ draft: OwnerPropertyDraft) async throws(ConnectorError)

    /// Creates records of several objects, in as few calls as the vendor's batches allow.
    ///
    /// One outcome for each draft, in the order of the drafts.
    func create(_ drafts: [RecordDraft]) async throws(ConnectorError) -> [RecordOutcome]

    /// Updates records; one outcome for each draft, in their order.
    func update(_ drafts: [RecordDraft]) async throws(ConnectorError) -> [RecordOutcome]

    /// Deletes records; one outcome for each, in their order. Deleting what is gone succeeds.
    ///
    /// Success is certain: where the CRM answers the same for what is gone and for what the key isn't shown, the outcome
    /// is `.notFound`, and the core weighs what else it knows of the record.
    func delete(_ records: [RecordReference]) async throws(ConnectorError) -> [RecordOutcome]

    /// Makes a new property visible to those who will write it, or `nil` where it is visible to all.
    var fieldVisibility: (any FieldVisibilityGranting)? { get }
}
