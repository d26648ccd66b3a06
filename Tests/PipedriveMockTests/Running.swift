import MockCalling
import MockKit
import PipedriveMock

/// Runs a body against a mock of its own, and ends the mock afterwards.
func withPipedrive(
    _ seed: PipedriveSeed = PipedriveSeed(), profile: MockProfile = .production, clock: MockClock = MockClock(),
    _ body: (MockServer, PipedriveClient) async throws -> Void
) async throws {
    try await withMock(PipedriveMock(seed: seed), profile: profile, clock: clock) {
        try await body($0, PipedriveClient($0))
    }
}

/// Runs a body against a mock with switches that differ from the standard ones.
func withPipedrive(
    _ switches: (inout PipedriveSwitches) -> Void, _ body: (MockServer, PipedriveClient) async throws -> Void
) async throws {
    var seed = PipedriveSeed()
    switches(&seed.switches)
    try await withPipedrive(seed, body)
}

/// Paths, as the tests call them.
enum Path {
    static let me = "/v1/users/me"
    static let users = "/v1/users"
    static let deals = "/api/v2/deals"
    static let persons = "/api/v2/persons"
    static let organizations = "/api/v2/organizations"
    static let dealFields = "/api/v2/dealFields"
    static let personFields = "/api/v2/personFields"
    static let organizationFields = "/api/v2/organizationFields"
    static let stages = "/api/v2/stages"
    static let pipelines = "/api/v2/pipelines"
    static let token = "/oauth/token"
}
