import MockKit

/// Writes a record as reads of single records and collections show it.
struct RecordView {
    private let object: String
    private let names: [String]
    private let context: RecordContext

    /// - Parameter fields: the names asked for, in order; `nil` for every field that the user sees.
    /// - Throws: `INVALID_FIELD` for one that is absent or hidden.
    init(_ view: ObjectView, fields: [String]?, context: RecordContext) throws {
        object = view.name
        self.context = context
        guard let fields else {
            names = view.fields.map(\.name)
            return
        }
        var found: [String] = []
        for name in fields {
            guard let field = view.field(name) else { throw SalesforceFailure.noSuchColumn(name, on: view.name) }
            if !found.contains(field.name) { found.append(field.name) }
        }
        names = found.contains("Id") ? found : found + ["Id"]
    }

    func json(_ row: Row) -> JSON {
        let url = context.path(of: row["Id"]?.string ?? "", object: object)
        let attributes: JSON = ["type": .string(object), "url": .string(url)]
        let values = names.map { ($0, row[$0] ?? .null) }
        return .object(JSONObject(uniqueMembers: [("attributes", attributes)] + values))
    }
}
