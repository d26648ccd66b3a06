import ConnectorTestKit
import Testing

/// Reads a real account, where `CRM_GATEWAY_LIVE_<CRM>_TOKEN` gives one; there is no writing half.
@Suite(
    "A real account, read only",
    .enabled(
        if: Subject.all.contains { $0.hasLiveToken },
        "set CRM_GATEWAY_LIVE_<CRM>_TOKEN to a token of a real account, and it is read here, never written"))
struct LiveContract {
    @Test(
        "VER-2, PREVIEW: A real account is read, and its token is shown nowhere",
        arguments: Subject.all.filter { $0.hasLiveToken }, LiveCheck.all)
    func realAccount(_ subject: Subject, check: LiveCheck) async throws {
        try await subject.runLive { try await check.run($0) }
    }
}
