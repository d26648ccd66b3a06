import HubSpotMock
import MockCalling
import MockKit

/// Runs a body against a mock of its own, and ends the mock afterwards.
func withHubSpot(
    _ seed: HubSpotSeed = HubSpotSeed(), profile: MockProfile = .production, clock: MockClock = MockClock(),
    _ body: (MockServer, NaiveClient) async throws -> Void
) async throws {
    try await withMock(HubSpotMock(seed: seed), profile: profile, clock: clock) { try await body($0, NaiveClient($0)) }
}

/// Paths of the dated version.
enum Path {
    static let owners = "/crm/owners/2026-09"
    static func properties(_ object: String) -> String { "/crm/properties/2026-09/\(object)" }
    static func records(_ object: String) -> String { "/crm/objects/2026-09/\(object)" }
    static let oldRecords = "/crm/v3/objects/deals"
    static let token = "/oauth/2026-09/token"
}

/// A deal that every version takes.
func deal(_ name: String, _ more: JSONObject = [:]) -> JSON {
    var values: JSONObject = ["dealname": .string(name), "dealstage": "qualifiedtobuy"]
    for member in more.members { values[member.name] = member.value }
    return ["properties": .object(values)]
}
