import ConnectorKit
import TransportLayers

extension HTTPRequest {
    /// A read that is placed on the toy vendor's host.
    static func toyRead(_ operation: OperationName = "toy.things.read", cost: CallCost = 1) -> HTTPRequest {
        HTTPRequest(
            operation: operation, method: .get, origin: Origin(https: "api.toy.example"), path: "/things", cost: cost)
    }

    /// A create, which isn't safe to repeat.
    static func toyCreate() -> HTTPRequest {
        HTTPRequest(
            operation: "toy.things.create", method: .post, origin: Origin(https: "api.toy.example"), path: "/things",
            body: .json("{}".utf8))
    }
}

/// The error that a call throws, or `nil` when it returns.
func failure(
    _ call: () async throws(ConnectorError) -> some Sendable
) async -> ConnectorError? {
    do throws(ConnectorError) {
        _ = try await call()
        return nil
    } catch {
        return error
    }
}

/// Adds a bearer token, and an origin where the request has none.
struct ToyAuthorizer: Authorizer {
    var token: String?
    var origin = Origin(https: "api.toy.example")

    func authorize(_ request: HTTPRequest) throws(ConnectorError) -> HTTPRequest {
        guard let token else {
            throw ConnectorError(.unauthenticated, operation: request.operation, message: "no access token yet")
        }
        var ready = request
        ready.origin = request.origin ?? origin
        ready.headers["Authorization"] = "Bearer \(token)"
        return ready
    }
}
