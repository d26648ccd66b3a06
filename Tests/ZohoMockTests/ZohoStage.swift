import Foundation
import MockCalling
import MockKit
import ZohoMock

/// Runs a body against a mock of its own, and ends the mock afterwards.
///
/// The clock stands still, so that windows and lags pass only when a test puts it forward. Beside the installer's token
/// there is `bobs`, of a user without rights of an administrator.
func withZoho(
    profile: MockProfile = .production, change: (inout ZohoSeed) -> Void = { _ in },
    _ body: (MockServer, ZohoClient) async throws -> Void
) async throws {
    var seed = ZohoSeed()
    seed.tokens = [.init(ZohoStage.bobs, user: "bob@example.com", refreshToken: "1000.bobs.refresh")]
    change(&seed)
    let clock = MockClock(standingAt: Date(timeIntervalSince1970: 1_795_000_000))
    try await withMock(ZohoMock(seed: seed), profile: profile, clock: clock) { try await body($0, ZohoClient($0)) }
}

enum ZohoStage {
    /// The token of Bob, who is no administrator.
    static let bobs = "1000.bobs.access"
    static let ann = "5725767000000411001"
    static let bob = "5725767000000411002"
    static let frank = "5725767000000411006"
    static let heidi = "5725767000000411008"
    static let dealsLayout = "5725767000000095301"
    static let renewalLayout = "5725767000000095302"
    /// The demo deal "Acme rollout".
    static let deal = "5725767000005000501"

    /// The body of a write of one record.
    static func data(_ values: JSONObject, trigger: JSON? = []) -> JSON {
        var body: JSON = ["data": [.object(values)]]
        body["trigger"] = trigger
        return body
    }

    /// The smallest deal that can be made, with more values.
    static func newDeal(_ more: JSONObject = [:], trigger: JSON? = []) -> JSON {
        var values: JSONObject = ["Deal_Name": "Probe", "Stage": "Qualification"]
        for member in more.members { values[member.name] = member.value }
        return data(values, trigger: trigger)
    }
}

extension MockServer {
    /// Does a change that only Zoho's mock knows.
    func change(_ name: String, _ arguments: JSON) throws { try change(.vendorSpecific(name, arguments)) }

    /// How often automation ran in a module.
    func automationRuns(_ module: String) -> Int {
        state()["objects"]?[module]?["automation_runs"]?.integer ?? -1
    }
}
