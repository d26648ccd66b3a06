import MockKit

/// The result of one record of a collection.
struct CollectionRow: Sendable {
    /// `nil` where none was given and none was made.
    var id: String?
    private(set) var failure: SalesforceFailure?
    /// Whether an upsert made the record; `nil` leaves the member out.
    var created: Bool?

    var isSuccess: Bool { failure == nil }

    init(id: String?, created: Bool? = nil) {
        self.id = id
        self.created = created
    }

    /// - Parameter failure: why the record was refused.
    init(id: String?, failure: SalesforceFailure) {
        self.id = id
        self.failure = failure
    }

    /// The same record after another one of the collection was refused.
    var rolledBack: CollectionRow {
        guard isSuccess else { return self }
        return CollectionRow(
            id: id,
            failure: SalesforceFailure(
                400, "ALL_OR_NONE_OPERATION_ROLLED_BACK",
                "Record rolled back because not all records were valid and the request was using AllOrNone header"))
    }

    /// - Parameter worded: the failure as the org words it.
    func json(worded: (SalesforceFailure) -> SalesforceFailure) -> JSON {
        var body: JSONObject = [:]
        if let id { body["id"] = .string(id) }
        body["success"] = .bool(isSuccess)
        // Unlike the answers to single records, these do not tell what a duplicate rule found.
        body["errors"] = .array(
            (failure.map { worded($0).items } ?? []).map { item in
                [
                    "statusCode": .string(item.code), "message": .string(item.message),
                    "fields": .strings(item.fields ?? []),
                ]
            })
        if let created { body["created"] = .bool(created) }
        return .object(body)
    }

    /// The result of a write, or of what it throws.
    static func of(_ id: String?, _ write: () throws -> CollectionRow) -> CollectionRow {
        do {
            return try write()
        } catch let failure as SalesforceFailure {
            return CollectionRow(id: id, failure: failure)
        } catch {
            return CollectionRow(id: id, failure: SalesforceFailure(500, "UNKNOWN_EXCEPTION", "\(error)"))
        }
    }
}
