import MockCalling
import MockKit
import SalesforceMock

/// Runs a body against an org of its own, and ends the mock afterwards.
///
/// Beside the installer's token there is `sales`, of a user with the profile Sales User.
func withRecordOrg(
    clock: MockClock = MockClock(), change: (inout SalesforceSeed) -> Void = { _ in },
    _ body: (MockServer, RecordClient) async throws -> Void
) async throws {
    var seed = SalesforceSeed()
    seed.tokens = [.init(RecordOrg.sales, user: "bob@example.com")]
    change(&seed)
    try await withMock(SalesforceMock(seed: seed), clock: clock) { try await body($0, RecordClient($0)) }
}

enum RecordOrg {
    /// The token of Bob, a sales user.
    static let sales = "00DQH0000000001!sales"

    /// The smallest opportunity that can be saved, with more values.
    static func deal(_ name: String = "Probe", _ more: JSONObject = [:]) -> JSON {
        var values: JSONObject = [
            "Name": .string(name), "StageName": "Prospecting", "CloseDate": "2026-12-31",
        ]
        for member in more.members { values[member.name] = member.value }
        return .object(values)
    }

    static func id(
        of condition: String, in object: String, _ client: RecordClient
    ) async throws -> String {
        let answer = try await client.query("SELECT Id FROM \(object) WHERE \(condition)")
        return answer.records.first?["Id"]?.string ?? ""
    }
}
