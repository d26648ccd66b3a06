import CRMGateway
import ConnectorKit
import Testing

@testable import CRMGatewayCLI

@Suite("Exit codes")
struct ExitStatusTests {
    @Test("The table is that of the product's rules: 0 done to 6 paused")
    func table() {
        #expect(ExitStatus.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 6])
        #expect(ExitStatus.table[3] == "3  refused by a rule")
    }

    @Test(
        "An error of the library ends with the code of its kind",
        arguments: [
            ("spectator_target", "ACC-7", 3), ("user_not_found", "ACC-4", 3), ("dashboard_missing", "SET-8", 3),
            ("root_key_missing", "SEC-1", 4), ("store_unreadable", nil, 4), ("store_busy", nil, 4),
            ("unreachable", nil, 4), ("settings_unreadable", nil, 4), ("unauthenticated", nil, 4),
            ("quota_exhausted", nil, 6),
            ("crm_unknown", nil, 2), ("crms_empty", nil, 2), ("run_ended", nil, 3), ("internal", nil, 1),
        ] as [(String, String?, Int32)])
    func errors(_ code: String, _ rule: String?, _ status: Int32) {
        let error = GatewayError(code: code, rule: rule, message: "It failed.")
        #expect(ExitStatus(error).rawValue == status)
        #expect(CommandFailure(error).nextStep.contains(code))
    }

    @Test("Of two ends the worse one counts")
    func worse() {
        #expect(ExitStatus.done.worse(.warnings) == .warnings)
        #expect(ExitStatus.failures.worse(.warnings) == .failures)
        #expect(ExitStatus.done.worse(.done) == .done)
    }
}
