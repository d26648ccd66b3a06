import ConnectorKit
import Foundation

/// Every request that the toy's connector sends.
enum ToyEndpoints {
    static let api = Origin(https: "api.toycrm.example")
    static let usersPageSize = 2

    static func me() -> HTTPRequest {
        HTTPRequest(operation: "toy.me.get", method: .get, path: "/v1/me")
    }

    static func users(after cursor: String?) -> HTTPRequest {
        HTTPRequest(
            operation: "toy.users.list", method: .get, path: "/v1/users",
            query: cursor.map { [QueryItem("cursor", $0)] } ?? [])
    }

    static func kinds() -> HTTPRequest {
        HTTPRequest(operation: "toy.kinds.list", method: .get, path: "/v1/deals/kinds")
    }

    static func token(of app: Secret, for login: String, at origin: Origin) throws(ConnectorError) -> HTTPRequest {
        var request = HTTPRequest(operation: "toy.token.create", method: .post, origin: origin, path: "/v1/token")
        request.headers["Authorization"] = "Bearer \(app.reveal())"
        request.showableFields = []
        return try sending(["as": login], as: request)
    }

    static func fields() -> HTTPRequest {
        HTTPRequest(operation: "toy.fields.list", method: .get, path: "/v1/deals/fields")
    }

    static func createField(_ field: ToyWire.Field) throws(ConnectorError) -> HTTPRequest {
        try sending(field, as: HTTPRequest(operation: "toy.fields.create", method: .post, path: "/v1/deals/fields"))
    }

    static func record(_ id: RecordID) -> HTTPRequest {
        HTTPRequest(operation: "toy.records.get", method: .get, path: path(of: id))
    }

    static func createRecord(_ values: [String: String]) throws(ConnectorError) -> HTTPRequest {
        try sending(values, as: HTTPRequest(operation: "toy.records.create", method: .post, path: "/v1/deals"))
    }

    static func updateRecord(_ id: RecordID, _ values: [String: String]) throws(ConnectorError) -> HTTPRequest {
        let request = HTTPRequest(
            operation: "toy.records.update", method: .patch, path: path(of: id), isIdempotent: true)
        return try sending(values, as: request)
    }

    static func deleteRecord(_ id: RecordID) -> HTTPRequest {
        HTTPRequest(operation: "toy.records.delete", method: .delete, path: path(of: id))
    }

    private static func path(of id: RecordID) -> String {
        "/v1/deals/" + PercentEncoding.encode(id.rawValue)
    }

    private static func sending(_ body: some Encodable, as request: HTTPRequest) throws(ConnectorError) -> HTTPRequest {
        var request = request
        do {
            request.body = .json(try JSONEncoder().encode(body))
        } catch {
            throw ConnectorError(.invalid, operation: request.operation, message: "A value can't be written as JSON.")
        }
        return request
    }
}
