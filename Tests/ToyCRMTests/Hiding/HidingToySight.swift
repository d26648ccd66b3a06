import ConnectorKit
import Foundation

/// Grants sight of the hiding toy's fields: one call, whatever the number of fields and users.
struct HidingToySight: FieldVisibilityGranting {
    struct Grant: Encodable {
        let fields: [String]
        let users: [String]
    }

    struct Row: Decodable {
        let user: String
        let granted: Bool
        let error: String?
    }

    let transport: any HTTPTransport

    func grant(
        _ properties: [PropertyReference], to users: [CRMUserID]
    ) async throws(ConnectorError) -> [VisibilityOutcome] {
        var request = HTTPRequest(operation: "toy.hiding.grant", method: .post, path: "/v1/hiding/sight")
        request.body = try Self.body(
            Grant(
                fields: properties.map { "\(HidingToyReading.name(of: $0.object))/\($0.name)" },
                users: users.map(\.rawValue)), of: request)
        let page = try ToyWire.decode(ToyWire.Page<Row>.self, from: try await transport.send(request), to: request)
        return page.items.map { row in
            VisibilityOutcome(
                user: CRMUserID(rawValue: row.user), isChange: row.granted,
                failure: row.error.map(Self.failure))
        }
    }

    private static func failure(_ code: String) -> ConnectorError {
        let kind: ConnectorErrorKind =
            switch code {
            case "BUSY": .unavailable
            case "SPENT": .quotaExhausted
            default: .forbidden
            }
        return ConnectorError(
            kind, operation: "toy.hiding.grant", message: "The user's licence shows no fields of one's own.",
            vendor: VendorFailure(status: 200, code: code))
    }

    static func body(_ value: some Encodable, of request: HTTPRequest) throws(ConnectorError) -> HTTPBody {
        do {
            return .json(try JSONEncoder().encode(value))
        } catch {
            throw ConnectorError(.invalid, operation: request.operation, message: "A value can't be written as JSON.")
        }
    }
}
