import ConnectorKit
import Workspace

extension GatewayError {
    static let restoredMode = GatewayError(
        code: "restored_mode", rule: "SEC-8",
        message: "The database is older than its anchor, or another copy of it: runs wait, and refresh tokens that are "
            + "good once aren't sent.",
        nextStep: "Make sure that no other copy runs; then let a super admin end restored mode, grant by grant.")

    static let notRestored = GatewayError(
        code: "not_restored", rule: "SEC-8", message: "The organization isn't in restored mode.",
        nextStep: "Nothing is left to do.")

    static func restoreChoiceMissing(_ grants: [GrantID]) -> GatewayError {
        GatewayError(
            code: "restore_choice_missing", rule: "SEC-8",
            message: "For \(grants.count) grants it isn't said what shall become of them: "
                + grants.prefix(10).map(\.rawValue).joined(separator: ", ") + (grants.count > 10 ? ", …" : "") + ".",
            nextStep: "Choose for each: reconnect, or try its token once.")
    }
}
