import CRMGateway
import ConnectorKit
import Foundation
import Measuring
import Verification

/// One verification of a team, measured.
struct MeasuredVerification {
    let folder: String
    let mocks: String
    /// `read_only`, `temporary`.
    let mode: String

    func run() async throws {
        guard let mode = ProbeMode(rawValue: mode) else { throw BenchmarkError(text: "MODE is read_only or temporary") }
        let stage = try await Stage(folder: folder, mocks: try MockLine.all(in: mocks))
        let (admin, team) = try await MeasuredSync.who(stage.gateway)
        let (begin, processor) = (ContinuousClock.now, ProcessFigures.processorMilliseconds())
        let run = try await stage.gateway.verify(VerifyRequest(scope: .team(team), mode: mode), as: admin).result()
        let whole = (ContinuousClock.now - begin).milliseconds
        guard let report = run.verificationReport else { throw BenchmarkError(text: "the run failed: \(run)") }
        print("people=\(report.people)")
        print("whole_ms=\(Int(whole))")
        print("crm_ms=\(Int(stage.transport.total.milliseconds))")
        print("processor_ms=\(Int(ProcessFigures.processorMilliseconds() - processor))")
        print("peak_kib=\(try ProcessFigures.peakKiB())")
        for account in report.accounts { tell(account) }
        let tally = report.tally
        print("passed=\(tally.passed)")
        print("warnings=\(tally.warnings)")
        print("not_checked=\(tally.notChecked)")
        print("failed=\(tally.failed)")
        print("pending=\(report.cleanup.count)")
        let counted = CheckSelection(names: nil)
        for result in report.accounts.flatMap(\.results)
        where result.verdict > .notApplicable && counted.counts(result.check) {
            print("# \(result.verdict.rawValue) \(result.check) \(result.subject.identity): \(result.summary)")
        }
        try await stage.close()
    }

    private func tell(_ account: AccountReport) {
        print("reading.\(account.crm)=\(account.calls.reading)")
        print("probing.\(account.crm)=\(account.calls.probing)")
        print("narrowing.\(account.crm)=\(account.calls.narrowing)")
        print("cleanup.\(account.crm)=\(account.calls.cleanup)")
    }
}
