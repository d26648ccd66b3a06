import Foundation
import HubSpotMock
import MockKit

@testable import ProcessWorker

/// Runs a test on a stage of its own with HubSpot's mock, and clears up however it ends.
func withStage(_ seed: HubSpotSeed = HubSpotSeed(), _ test: (ProcessStage) async throws -> Void) async throws {
    try await withStage(.hubSpot, try await MockServer.start(vendor: HubSpotMock(seed: seed)), test)
}

/// The same for any CRM's mock.
func withStage(
    _ crm: SharedCRM, _ mock: MockServer, _ test: (ProcessStage) async throws -> Void
) async throws {
    let stage = try await ProcessStage.open(crm, mock)
    do {
        try await test(stage)
    } catch {
        await stage.close()
        throw error
    }
    await stage.close()
}

/// Looks until something is so that tells nobody when it comes to be, such as an entry of the mock's journal.
func waitUntil(_ what: String, within limit: Duration = .seconds(20), _ isSo: () -> Bool) async throws {
    let end = ContinuousClock.now + limit
    while !isSo() {
        guard ContinuousClock.now < end else { throw WorkerError(text: "\(what) didn't happen within \(limit)") }
        try await Task.sleep(for: .milliseconds(2))
    }
}
