import ArgumentParser
import HubSpotMock
import MockKit
import SalesforceMock
import ZohoMock

/// The CRMs that can be imitated. Adding one is one case here, with its seed and its mock.
enum ImitatedCRM: String, CaseIterable, ExpressibleByArgument {
    case hubspot
    case salesforce
    case zoho

    /// Starts the CRM's mock.
    func start(_ settings: StartSettings) async throws -> MockServer {
        switch self {
        case .hubspot:
            let seed = try settings.seedFile.map { try HubSpotSeed(file: $0) } ?? HubSpotSeed()
            return try await settings.start(HubSpotMock(seed: seed))
        case .salesforce:
            let seed = try settings.seedFile.map { try SalesforceSeed(file: $0) } ?? SalesforceSeed()
            return try await settings.start(SalesforceMock(seed: seed))
        case .zoho:
            let seed = try settings.seedFile.map { try ZohoSeed(file: $0) } ?? ZohoSeed()
            return try await settings.start(ZohoMock(seed: seed))
        }
    }
}
