import ConnectorTestKit
import Testing

@Suite("What vendors' pages leave open")
struct OtherwiseContract {
    @Test(
        "VER-3, SYNC-8: What isn't verified of a vendor may be the other way round: the same cases hold",
        arguments: Subject.otherwise, OtherwiseCase.all)
    func holds(_ subject: Subject, otherwiseCase: OtherwiseCase) async throws {
        try await otherwiseCase.run(subject)
    }
}
