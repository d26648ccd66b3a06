import HubSpotMock
import MockKit
import SalesforceMock
import Testing

/// A CRM by what a refresh does to its refresh tokens.
enum RefreshedCRM: String, CaseIterable, CustomTestStringConvertible {
    /// Each refresh leaves the refresh token as it is.
    case hubSpot = "HubSpot"
    /// Each refresh brings a new one, and the old one is dead.
    case rotatingHubSpot = "HubSpot, rotating"
    /// As the first, though the connector can't know.
    case salesforce = "Salesforce"
    /// Showing a dead one ends the whole grant besides.
    case rotatingSalesforce = "Salesforce, rotating"

    var testDescription: String { rawValue }

    var crm: SharedCRM {
        switch self {
        case .hubSpot, .rotatingHubSpot: .hubSpot
        case .salesforce, .rotatingSalesforce: .salesforce
        }
    }

    var rotates: Bool { self == .rotatingHubSpot || self == .rotatingSalesforce }

    /// A mock without limits on requests: those are other suites' matter.
    func startMock() async throws -> MockServer {
        switch crm.id {
        case SharedCRM.hubSpot.id:
            var seed = HubSpotSeed()
            seed.limits.oauthBurst = 1_000_000
            seed.app.rotatesRefreshTokens = rotates
            return try await MockServer.start(vendor: HubSpotMock(seed: seed))
        default:
            var seed = SalesforceSeed()
            seed.limits.daily = 10_000_000
            seed.switches.rotation = rotates
            return try await MockServer.start(vendor: SalesforceMock(seed: seed))
        }
    }
}
