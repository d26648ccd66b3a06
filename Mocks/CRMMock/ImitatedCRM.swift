import ArgumentParser
import AttioMock
import HubSpotMock
import MockKit
import PipedriveMock
import SalesforceMock
import ZohoMock

/// The CRMs that can be imitated, in the order of their names. Adding one is one case here, with its seed and its mock.
enum ImitatedCRM: String, CaseIterable, ExpressibleByArgument {
    case attio
    case hubspot
    case pipedrive
    case salesforce
    case zoho

    /// Starts the CRM's mock.
    func start(_ settings: StartSettings) async throws -> MockServer {
        switch self {
        case .attio: try await settings.start(AttioMock(seed: settings.seed()))
        case .hubspot: try await settings.start(HubSpotMock(seed: settings.seed()))
        case .pipedrive: try await settings.start(PipedriveMock(seed: settings.seed()))
        case .salesforce: try await settings.start(SalesforceMock(seed: settings.seed()))
        case .zoho: try await settings.start(ZohoMock(seed: settings.seed()))
        }
    }
}
