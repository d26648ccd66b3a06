import ArgumentParser
import AttioMock
import HubSpotMock
import MockKit
import PipedriveMock
import SalesforceMock
import ZohoMock

/// The CRMs that can be imitated. Adding one is one case here, with its seed and its mock.
enum ImitatedCRM: String, CaseIterable, ExpressibleByArgument {
    case attio
    case hubspot
    case pipedrive
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
        case .attio:
            let seed = try settings.seedFile.map { try AttioSeed(file: $0) } ?? AttioSeed()
            return try await settings.start(AttioMock(seed: seed))
        case .pipedrive:
            let seed = try settings.seedFile.map { try PipedriveSeed(file: $0) } ?? PipedriveSeed()
            return try await settings.start(PipedriveMock(seed: seed))
        }
    }
}
