import Foundation
import MockKit

/// Reading requests and making answers.
extension ZohoAccount {
    static func answer(_ body: JSON, status: Int = 200) -> MockResponse {
        .json(body, status: status, mediaType: ZohoFailure.mediaType)
    }

    /// The page that a request asks for; without a word the first, with as many rows as are allowed.
    static func page(of query: [QueryItem], rowsMax: Int) throws -> (number: Int, perPage: Int) {
        func number(_ name: String, standard: Int, allowed: ClosedRange<Int>) throws -> Int {
            guard let text = query[name] else { return standard }
            guard let value = Int(text), allowed.contains(value) else { throw ZohoFailure.parameter(name) }
            return value
        }
        return (
            try number("page", standard: 1, allowed: 1...1_000_000),
            try number("per_page", standard: rowsMax, allowed: 1...rowsMax)
        )
    }

    /// Rows that a list gives at most: fewer inside of a composite.
    func rowsMax(_ call: MockCall) -> Int {
        call.tags[CompositeRow.tag] == nil ? ZohoLimits.pageMax : ZohoLimits.compositeRowsMax
    }

    static func flag(_ name: String, of query: [QueryItem]) throws -> Bool? {
        guard let text = query[name] else { return nil }
        guard text == "true" || text == "false" else { throw ZohoFailure.parameter(name) }
        return text == "true"
    }

    static func ids(_ query: [QueryItem], name: String = "ids") throws -> [String]? {
        guard let text = query[name] else { return nil }
        let ids = text.split(separator: ",").map(String.init)
        guard !ids.isEmpty, ids.count <= ZohoLimits.recordsMax, ids.allSatisfy(ZohoID.isID) else {
            throw ZohoFailure.parameter(name)
        }
        return ids
    }

    /// An instant in a header, ISO 8601 with an offset.
    static func header(_ name: String, of request: MockRequest) throws -> Date? {
        guard let text = request.header(name) else { return nil }
        guard let date = RFC3339.instant(text) else { throw ZohoFailure.parameter(name) }
        return date
    }

    /// The body, which must be an object.
    static func object(_ call: MockCall) throws -> JSONObject {
        let type = call.request.mediaType
        guard type.isEmpty || type == "application/json" || type == "text/plain" else {
            throw ZohoFailure.mediaType415
        }
        guard let body = try? call.request.json(), let object = body.object else { throw ZohoFailure.body }
        return object
    }

    /// A list of objects in the body.
    static func list(_ name: String, of body: JSONObject, countMax: Int) throws -> [JSONObject] {
        guard let value = body[name] else { throw ZohoFailure.missing(name, at: "$.\(name)") }
        guard let items = value.array else {
            throw ZohoFailure.value(name, at: "$.\(name)", ["expected_data_type": "jsonarray"])
        }
        guard !items.isEmpty else { throw ZohoFailure.value(name, at: "$.\(name)") }
        guard items.count <= countMax else {
            throw ZohoFailure(
                400, "LIMIT_EXCEEDED", "the limit of the list is exceeded",
                ["maximum_length": .integer(countMax), "api_name": .string(name)], in: name)
        }
        return try items.enumerated().map { index, item in
            guard let object = item.object else {
                throw ZohoFailure.value(
                    name, at: "$.\(name)[\(index)]", ["expected_data_type": "jsonobject"], in: name)
            }
            return object
        }
    }

    /// Refuses members of the body that the operation does not know.
    static func check(_ body: JSONObject, knows names: [String], at path: String = "$", in list: String? = nil) throws {
        if let unknown = body.names.first(where: { !names.contains($0) }) {
            throw ZohoFailure.value(unknown, at: "\(path).\(unknown)", in: list)
        }
    }

    /// The module that `module=` names, in any case.
    func module(parameter query: [QueryItem]) throws -> Module {
        guard let name = query["module"] else { throw ZohoFailure.missing(parameter: "module") }
        guard let found = modules.first(where: { $0.key.lowercased() == name.lowercased() }) else {
            throw ZohoFailure.module(false)
        }
        return found.value
    }

    /// The module that a path names, in the very case.
    func module(path name: String) throws -> Module {
        guard let module = modules[name] else { throw ZohoFailure.module() }
        return module
    }
}
