import AttioMock
import ConnectorKit
import HubSpotMock
import MockKit
import PipedriveMock
import SalesforceMock
import Testing
import ZohoMock

/// A CRM whose verifications are killed: its mock without limits on requests, and the words of its demo account.
enum VerifiedCRM: String, CaseIterable, CustomTestStringConvertible {
    case hubSpot = "hubspot"
    case salesforce, zoho, attio, pipedrive

    /// Far more requests than thousands of verifications send.
    private static let noLimit = 100_000_000

    var testDescription: String { rawValue }

    var crm: SharedCRM {
        SharedCRM(
            id: CRMID(rawValue: rawValue), tokenOperation: "\(rawValue).token.issue",
            refreshOperation: OperationName(rawValue: "\(rawValue).token.refresh"), tokenLifetime: nil)
    }

    /// The deal that is designated, and a text property of deals.
    var deal: (id: RecordID, text: PropertyName) {
        switch self {
        case .hubSpot: ("501", "next_step_agreed")
        case .salesforce: ("006QH0000000085YAA", "Next_Step_Agreed__c")
        case .zoho: ("5725767000005000501", "Next_Step_Agreed")
        case .attio: ("0d000000-0000-4000-8000-000000000501", "next_step_agreed")
        case .pipedrive: ("501", "fb2332b5f1fee036a9d5a744181c7a1f85fe274b")
        }
    }

    func startMock() async throws -> MockServer {
        switch self {
        case .hubSpot: try await Self.hubSpotMock()
        case .salesforce:
            try await MockServer.start(
                vendor: SalesforceMock(
                    seed: Self.with(SalesforceSeed()) {
                        $0.limits.daily = Self.noLimit
                    }))
        case .zoho:
            try await MockServer.start(
                vendor: ZohoMock(
                    seed: Self.with(ZohoSeed()) {
                        $0.limits.credits = Self.noLimit
                        $0.limits.tokensPerWindow = Self.noLimit
                    }))
        case .attio: try await MockServer.start(vendor: AttioMock(seed: AttioSeed()))
        case .pipedrive: try await Self.pipedriveMock()
        }
    }

    private static func hubSpotMock() async throws -> MockServer {
        try await MockServer.start(
            vendor: HubSpotMock(
                seed: with(HubSpotSeed()) {
                    $0.limits.staticBurst = noLimit
                    $0.limits.daily = noLimit
                    $0.limits.searchesPerSecond = noLimit
                }))
    }

    private static func pipedriveMock() async throws -> MockServer {
        try await MockServer.start(
            vendor: PipedriveMock(
                seed: with(PipedriveSeed()) {
                    $0.limits.dailyTokens = noLimit
                    $0.limits.apiBurst = noLimit
                    $0.limits.searchBurst = noLimit
                }))
    }

    private static func with<Seed>(_ seed: Seed, _ change: (inout Seed) -> Void) -> Seed {
        var seed = seed
        change(&seed)
        return seed
    }
}
