import CRMGateway
import Verification
import Workspace

/// A sync's outcome with what a verification of it found, for programs.
struct VerifiedReport: Report {
    let report: any Report
    let verification: Run

    var lines: [String] { report.lines }

    var json: JSONValue {
        guard case .object(var members) = report.json else { return report.json }
        let found = verification.verificationReport.map {
            JSONValue.object(VerificationJSON(report: $0, name: verification.id.rawValue).head)
        }
        members["verification"] = found ?? ["run": .text(verification.id.rawValue)]
        return .object(members)
    }
}
