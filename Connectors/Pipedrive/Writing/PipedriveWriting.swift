import ConnectorKit
import Foundation

/// What may change Pipedrive. It has no batches: a call for each record.
struct PipedriveWriting: CRMWriting {
    let transport: any HTTPTransport

    /// Fields are visible to all who may see the record.
    var fieldVisibility: (any FieldVisibilityGranting)? { nil }

    private var reading: PipedriveReading { PipedriveReading(transport: transport) }

    /// Two calls, and a third where another gateway made the same field at the same moment: the lowest code stays.
    func createOwnerProperty(_ draft: OwnerPropertyDraft) async throws(ConnectorError) {
        guard PipedriveConnector.descriptor.ownerProperties.acceptsName(draft.label) else {
            throw ConnectorError(
                .invalid, operation: .fieldsCreate,
                message: "Pipedrive shows a field by its label, which must have 1 to 255 characters.")
        }
        let request = PipedriveEndpoints.createField(draft)
        let response = try await transport.send(request)
        let made: PipedriveWire.Envelope<PipedriveWire.Field>
        do {
            made = try PipedriveWire.decode(from: response, to: request)
        } catch {
            // Pipedrive said yes and can't be read: the field is there, under a code that nobody knows.
            var unknown = error
            unknown.kind = .outcomeUnknown
            throw unknown
        }
        await withdraw(made.data, if: draft)
    }

    func create(_ drafts: [RecordDraft]) async throws(ConnectorError) -> [RecordOutcome] {
        let drafts = try await placed(drafts)
        let money = try await money(for: drafts)
        return try await OneByOne.outcomes(of: drafts) { draft throws(ConnectorError) in
            try await create(draft, money[draft.object])
        }
    }

    func update(_ drafts: [RecordDraft]) async throws(ConnectorError) -> [RecordOutcome] {
        let drafts = try await placed(drafts)
        let money = try await money(for: drafts)
        return try await OneByOne.outcomes(of: drafts) { draft throws(ConnectorError) in
            try await update(draft, money[draft.object])
        }
    }

    func delete(_ records: [RecordReference]) async throws(ConnectorError) -> [RecordOutcome] {
        try await OneByOne.outcomes(of: records) { record throws(ConnectorError) in
            try await delete(record)
        }
    }
}

// MARK: Owner fields

extension PipedriveWriting {
    /// Deletes the field that was just made where one of the same name, type and mark has a lower code (F-B3, I-11).
    ///
    /// Pipedrive knows no conflicts, so that two gateways may make two. Each sees both, and only its own is deleted. A look
    /// that fails changes nothing: the field is there, and the caller looks again.
    private func withdraw(_ made: PipedriveWire.Field, if draft: OwnerPropertyDraft) async {
        guard let fields = try? await reading.fields(of: draft.object) else { return }
        let rivals = fields.filter { field in
            field.field_type == "user" && field.is_custom_field != false
                && fold(field.field_name) == fold(made.field_name)
                && field.field_code < made.field_code
                && OwnerPropertyMark.allows(field.description ?? "")
        }
        guard !rivals.isEmpty, PipedriveFieldNames.isCustom(made.field_code) else { return }
        _ = try? await transport.send(PipedriveEndpoints.deleteField(made.field_code, of: draft.object))
    }
}

private func fold(_ label: String) -> String {
    label.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
}

// MARK: Records

extension PipedriveWriting {
    private func create(
        _ draft: RecordDraft, _ money: PipedriveBody.Money?
    ) async throws(ConnectorError) -> RecordReference {
        guard draft.id == nil else { throw refusal(.recordsCreate, "A new record can't have an id yet.") }
        let body = PipedriveBody(draft.values, money: money)
        try check(body, .recordsCreate)
        let request = PipedriveEndpoints.createRecord(draft.object, body.json)
        let response = try await send(request, of: draft)
        do {
            let made: PipedriveWire.Envelope<PipedriveRecord> = try PipedriveWire.decode(from: response, to: request)
            return RecordReference(object: draft.object, id: made.data.id)
        } catch {
            // Pipedrive said yes and can't be read: the record is there, under an id that nobody knows.
            var unknown = error
            unknown.kind = .outcomeUnknown
            throw unknown
        }
    }

    /// What can't be a record of Pipedrive's is done, and what Pipedrive says is gone (410). Of one that isn't found (404),
    /// it doesn't say whether it is gone or hidden from the key's user (unverified).
    private func delete(_ record: RecordReference) async throws(ConnectorError) -> RecordReference {
        guard PipedriveReading.isRecordID(record.id) else { return record }
        do {
            _ = try await transport.send(PipedriveEndpoints.deleteRecord(record))
        } catch {
            guard error.vendor?.status == Self.goneStatus else { throw error }
        }
        return record
    }

    /// HTTP's status for what was there and isn't any more.
    private static let goneStatus = 410

    /// A person's addresses and numbers are replaced as a list, so that they are read first. Whether a deleted record is
    /// refused is unverified: one that answers as deleted wasn't updated, either.
    private func update(
        _ draft: RecordDraft, _ money: PipedriveBody.Money?
    ) async throws(ConnectorError) -> RecordReference {
        guard let id = draft.id else { throw refusal(.recordsUpdate, "It isn't said which record to update.") }
        let reference = RecordReference(object: draft.object, id: id)
        guard PipedriveReading.isRecordID(id) else {
            throw ConnectorError(.notFound, operation: .recordsUpdate, message: "Pipedrive has no such record.")
        }
        let body = PipedriveBody(draft.values, money: money, entries: try await entries(of: reference, draft.values))
        try check(body, .recordsUpdate)
        let request = PipedriveEndpoints.updateRecord(reference, body.json)
        let response = try await send(request, of: draft)
        let updated: PipedriveWire.Envelope<PipedriveRecord>? = try? PipedriveWire.decode(from: response, to: request)
        guard updated?.data.isDeleted != true else {
            throw ConnectorError(.notFound, operation: .recordsUpdate, message: "The record is deleted in Pipedrive.")
        }
        return reference
    }

    /// A refusal names the keys of records; the caller knows properties by the names in the draft.
    private func send(_ request: HTTPRequest, of draft: RecordDraft) async throws(ConnectorError) -> HTTPResponse {
        do {
            return try await transport.send(request)
        } catch {
            let names = Dictionary(
                draft.values.keys.map { (PipedriveFieldNames.key(ofProperty: $0), $0) }, uniquingKeysWith: min)
            var named = error
            named.fields = await judged(error.fields, of: draft.object).map { field in
                let name = field.property.flatMap { names[PipedriveFieldNames.key(ofProperty: $0)] } ?? field.property
                return FieldFailure(property: name, cause: field.cause, code: field.code)
            }
            throw named
        }
    }

    /// Pipedrive has one sentence for a custom field that isn't there and for one that can't be written: the definitions,
    /// read once after such a refusal, tell which. Where they can't be read, the refusal stands as it is.
    private func judged(_ failures: [FieldFailure], of object: CRMObject) async -> [FieldFailure] {
        let isOpen = { (failure: FieldFailure) in
            failure.cause == .unknownProperty
                && failure.property.map { PipedriveFieldNames.isCustom($0.rawValue) } == true
        }
        guard failures.contains(where: isOpen), let fields = try? await reading.fields(of: object) else {
            return failures
        }
        let codes = Set(fields.map(\.field_code))
        return failures.map { failure in
            guard isOpen(failure), let name = failure.property, codes.contains(name.rawValue) else { return failure }
            return FieldFailure(property: name, cause: .readOnly, code: failure.code)
        }
    }

    private func entries(
        of reference: RecordReference, _ values: [PropertyName: FieldValue]
    ) async throws(ConnectorError) -> [String: [JSONValue]] {
        let keys = PipedriveBody.contactPoints(in: values)
        guard !keys.isEmpty, let record = try await reading.entity(reference) else { return [:] }
        return Dictionary(uniqueKeysWithValues: keys.map { ($0, record.contactPoints($0)) })
    }

    /// Which custom fields hold amounts, for the objects whose drafts may set one: a call each, and one for the company's
    /// currency where an amount comes without.
    private func money(for drafts: [RecordDraft]) async throws(ConnectorError) -> [CRMObject: PipedriveBody.Money] {
        let objects = Set(drafts.filter { PipedriveBody.needsMoney($0.values) }.map(\.object)).sorted()
        var codes: [CRMObject: Set<String>] = [:]
        for object in objects {
            let fields = try await reading.fields(of: object)
            codes[object] = Set(fields.filter { $0.field_type == "monetary" }.map(\.field_code))
                .filter(PipedriveFieldNames.isCustom)
        }
        let lacksCurrency = drafts.contains { draft in
            PipedriveBody.needsCurrency(draft.values, for: codes[draft.object] ?? [])
        }
        let currency = lacksCurrency ? try await reading.me().default_currency : nil
        return codes.mapValues { PipedriveBody.Money(codes: $0, currency: currency) }
    }

    /// Drafts whose deals go to a stage together with its pipeline: whether the stage alone moves a deal is unverified.
    ///
    /// One call, where a draft names a stage alone.
    private func placed(_ drafts: [RecordDraft]) async throws(ConnectorError) -> [RecordDraft] {
        guard drafts.contains(where: Self.isHalfPlaced) else { return drafts }
        let pipelines = Dictionary(
            try await reading.stages().map { (String($0.id), $0.pipeline_id) }, uniquingKeysWith: { first, _ in first })
        return drafts.map { draft in
            guard Self.isHalfPlaced(draft), let stage = draft.values["stage_id"].flatMap(PipedriveValue.json),
                let pipeline = PipedriveValue.text(stage).flatMap({ pipelines[$0] })
            else { return draft }
            let values: [PropertyName: FieldValue] = ["pipeline_id": .choice(String(pipeline))]
            return RecordDraft(object: draft.object, id: draft.id, values: draft.values.merging(values) { $1 })
        }
    }

    private static func isHalfPlaced(_ draft: RecordDraft) -> Bool {
        let keys = draft.values.keys.map(PipedriveFieldNames.key)
        return draft.object == .deal && keys.contains("stage_id") && !keys.contains("pipeline_id")
    }

    private func check(_ body: PipedriveBody, _ operation: OperationName) throws(ConnectorError) {
        guard !body.refused.isEmpty else { return }
        throw ConnectorError(
            .invalid, operation: operation, message: "Pipedrive can't hold these values.", fields: body.refused)
    }

    private func refusal(_ operation: OperationName, _ message: String) -> ConnectorError {
        ConnectorError(.invalid, operation: operation, message: message)
    }
}
