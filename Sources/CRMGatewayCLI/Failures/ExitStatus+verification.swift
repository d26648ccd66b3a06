import CRMGateway
import Verification

extension ExitStatus {
    /// How a verification ends the process (VER-6): what was asked for and not checked is never 0.
    init(_ conclusion: Conclusion) {
        self = ExitStatus(rawValue: conclusion.exitCode) ?? .failures
    }

    /// How a verification's run ends the process; `nil` for another kind of run.
    init?(verification run: Run) {
        guard run.kind == .verification else { return nil }
        guard run.state.isEnded else {
            self = .paused
            return
        }
        if let failure = run.verificationFailure {
            self.init(
                GatewayError(
                    code: failure.code, rule: failure.rule, message: failure.message, nextStep: failure.nextStep))
        } else if run.state == .cancelled {
            self = .failures
        } else {
            self = run.verificationReport.map { ExitStatus($0.conclusion) } ?? .unavailable
        }
    }
}
