import ConnectorKit
import Foundation

extension AttioEndpoints {
    /// Attributes in a page: what a client in production asks for; Attio documents neither a default nor a maximum.
    static let attributesPageSize = 500
    /// The end of the loop over pages: 10,000 attributes.
    static let attributesPagesMax = 20
    /// Records in one query by id: the query's cost grows with its filter, and production clients send 50 to 100.
    static let queryRecordsMax = 100

    /// Asks for one page of an object's attributes.
    /// - Source: "List attributes", <https://docs.attio.com/rest-api/endpoint-reference/attributes/list-attributes>, read
    ///   2026-11.
    /// - Shape: `{"data": [Attribute]}`; options and statuses are not in it. No count, no next link.
    /// - Limits: reads; scope `object_configuration:read`. Archived ones only with `show_archived=true`.
    /// - Failures: 404 for an object that is switched off → `.unsupported`.
    static func attributes(of object: CRMObject, scope: PropertyScope, offset: Int) -> HTTPRequest {
        var query = [QueryItem("limit", String(attributesPageSize)), QueryItem("offset", String(offset))]
        if scope == .all { query.append(QueryItem("show_archived", "true")) }
        return HTTPRequest(
            operation: .attributesList, method: .get, path: path(of: object, "/attributes"), query: query)
    }

    /// Asks for the options of a select attribute, archived ones too, because records may still hold them.
    /// - Source: "List select options",
    ///   <https://docs.attio.com/rest-api/endpoint-reference/attributes/list-select-options>, read 2026-11.
    /// - Shape: `{"data": [{"id": {"option_id"}, "title", "is_archived"}]}`; no pages.
    /// - Limits: reads; scope `object_configuration:read`.
    /// - Failures: 400 for an attribute that is no select → `.invalid`.
    static func options(of attribute: String, in object: CRMObject) throws(ConnectorError) -> HTTPRequest {
        try list(.optionsList, "options", of: attribute, in: object)
    }

    /// Asks for the statuses of a status attribute, archived ones too.
    /// - Source: "List statuses", <https://docs.attio.com/rest-api/endpoint-reference/attributes/list-statuses>, read
    ///   2026-11.
    /// - Shape: `{"data": [{"id": {"status_id"}, "title", "is_archived", "celebration_enabled", …}]}`; no pages.
    /// - Limits: reads; scope `object_configuration:read`. People and companies have no status attributes.
    /// - Failures: 404 for an object that is switched off → `.unsupported`.
    static func statuses(of attribute: String, in object: CRMObject) throws(ConnectorError) -> HTTPRequest {
        try list(.statusesList, "statuses", of: attribute, in: object)
    }

    /// Reads one record.
    /// - Source: "Get a record", <https://docs.attio.com/rest-api/endpoint-reference/records/get-a-record>, read 2026-11.
    /// - Shape: `{"data": {"id": {"record_id"}, "web_url", "values": {slug: [Value]}}}`, active values alone.
    /// - Limits: reads; scopes `record_permission:read`, `object_configuration:read`.
    /// - Failures: 404 for a record that isn't there, which is success here.
    static func getRecord(_ id: AttioID, of object: CRMObject) -> HTTPRequest {
        HTTPRequest(operation: .recordsGet, method: .get, path: path(of: object, "/records/\(id.text)"))
    }

    /// Reads records by id; a query sees at once what was written, the search doesn't.
    /// - Source: "List records", <https://docs.attio.com/rest-api/endpoint-reference/records/list-records>, and "Filtering
    ///   and sorting", <https://docs.attio.com/rest-api/guides/filtering-and-sorting>, read 2026-11.
    /// - Shape: `{"filter": {"record_id": {"$in": [UUID]}}, "limit", "offset"}` → `{"data": [Record]}`.
    /// - Limits: reads, though it is a POST; scored by its filter over 10 s.
    /// - Failures: 400 `filter_error` → `.invalid`; then each record is read alone.
    static func queryRecords(_ ids: [AttioID], of object: CRMObject) -> HTTPRequest {
        let body: JSONValue = .object([
            "filter": .object(["record_id": .object(["$in": .array(ids.map { .string($0.text) })])]),
            "limit": .number(.init(ids.count)), "offset": .number(0),
        ])
        return HTTPRequest(
            operation: .recordsQuery, method: .post, path: path(of: object, "/records/query"),
            body: .json(body.encoded), isIdempotent: true)
    }

    /// Finds records by their whole name, deleted ones excepted: Attio keeps none.
    /// - Source: "List records" and "Filtering and sorting", as above, read 2026-11.
    /// - Shape: `{"filter": {"$or": [{"name": {"$eq": String}}]}, "limit", "offset"}` → `{"data": [Record]}`; a person's name
    ///   is compared as a whole in `full_name`.
    /// - Limits: reads; scored by its filter over 10 s.
    /// - Failures: 400 `filter_error` → `.invalid`; 404 for an object that is switched off → `.unsupported`.
    static func queryRecords(named texts: [String], by name: PropertyName, of object: CRMObject) -> HTTPRequest {
        let conditions = texts.map { text -> JSONValue in
            let equal: JSONValue = .object(["$eq": .string(text)])
            return .object([name.rawValue: object == .contact ? .object(["full_name": equal]) : equal])
        }
        let filter: JSONValue = conditions.count == 1 ? conditions[0] : .object(["$or": .array(conditions)])
        let body: JSONValue = .object([
            "filter": filter, "limit": .number(.init(ProbeLimits.sightingsMax)), "offset": .number(0),
        ])
        return HTTPRequest(
            operation: .recordsQuery, method: .post, path: path(of: object, "/records/query"),
            body: .json(body.encoded), isIdempotent: true)
    }

    private static func list(
        _ operation: OperationName, _ what: String, of attribute: String, in object: CRMObject
    ) throws(ConnectorError) -> HTTPRequest {
        HTTPRequest(
            operation: operation, method: .get,
            path: path(of: object, "/attributes/\(try segment(attribute, operation))/\(what)"),
            query: [QueryItem("show_archived", "true")])
    }

    /// An attribute's name as a part of a path (T-26).
    static func segment(_ name: String, _ operation: OperationName) throws(ConnectorError) -> String {
        guard let segment = PercentEncoding.pathSegment(name) else {
            throw ConnectorError(.invalid, operation: operation, message: "No attribute of Attio's has this name.")
        }
        return segment
    }
}
