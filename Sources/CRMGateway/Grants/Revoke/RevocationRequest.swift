import ConnectorKit
import SQLStore
import Workspace

/// Ends a grant at its vendor.
struct RevocationRequest: Sendable {
    /// How often a revoke is sent in one call; to repeat it does no harm.
    static let attemptsMax = 3

    let parts: GrantParts
    let address: GrantAddress

    /// Sends the revoke until the vendor has answered for the newest tokens, a bounded number of times.
    func send() async throws -> RevocationOutcome.VendorSide {
        for _ in 0..<Self.attemptsMax {
            let look = try await parts.refreshStore.look(at: address)
            guard let side = try await attempt(look.opened) else { continue }
            // A refresh that was under way may have stored newer tokens meanwhile; those must end too.
            if try await parts.refreshStore.row(at: address).generation == look.row.generation { return side }
        }
        return .unconfirmed
    }

    /// `nil` where no answer came.
    private func attempt(_ opened: OpenedGrant) async throws -> RevocationOutcome.VendorSide? {
        let connector = try parts.origins.connector(opened.row.crm)
        let app = try await parts.origins.app(opened.row.crm, of: address.organization)
        let override = parts.origins.overrides[opened.row.crm]
        do throws(ConnectorError) {
            let request = try connector.oauth?.revokeRequest(
                app: app, credentials: opened.credentials, override: override)
            guard let request, opened.credentials.method != .staticToken else { return .byHand }
            let transport = parts.transports.tokenEndpoint(
                connector, account: opened.row.account, deadline: parts.endpoint.deadline)
            _ = try await transport.send(request)
            return .confirmed
        } catch {
            // A token that the vendor doesn't know is one that it doesn't honour.
            return error.kind == .unauthenticated || error.kind == .notFound ? .confirmed : nil
        }
    }
}
