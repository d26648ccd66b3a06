import ConnectorKit
import SQLStore
import Verification
import Workspace

/// Probes an account's writebacks, object by object, in the way that was asked for (VER-3).
///
/// It runs under the account's lease, after ``ProbeCleaner/clean()``. A CRM's refusals are results, never errors.
struct WritebackStep: Sendable {
    let mode: ProbeMode
    /// Whether a designated record's owner may be changed (T-23); a temporary record always has one.
    let changesOwner: Bool
    /// What is known of each object, with a mark that was drawn for it (``ProbeMark/drawn()``) and without `before`.
    let situations: [ProbeSituation]
    let origin: ProbeOrigin
    let context: ProbeContext

    /// Writes, reads back, compares, and removes or restores.
    ///
    /// - Throws: `CancellationError`, `RunInterruption.cancelled`, `GatewayError` `superseded`, what the store throws;
    ///   what is in the CRM then stands in the journal.
    func run() async throws -> WritebackOutcome {
        switch mode {
        case .readOnly: WritebackOutcome(results: situations.map(Self.readOnly))
        case .temporary: try await temporary()
        case .designated:
            try await DesignatedProbe(context: context, origin: origin, changesOwner: changesOwner).run(situations)
        }
    }

    private func temporary() async throws -> WritebackOutcome {
        var outcome = WritebackOutcome()
        var planned: [(plan: ProbePlan, definitions: [PropertyDefinition])] = []
        for situation in situations {
            let plan = ProbePlanner.plan(situation, changesOwner: true, matches: context.matches)
            if plan.asked.isEmpty {
                outcome.results += plan.leftOut.isEmpty ? [Self.nothing(plan)] : plan.leftOut
            } else {
                planned.append((plan, situation.definitions))
            }
        }
        let probed = try await TemporaryProbe(context: context, origin: origin).run(planned)
        outcome.results += probed.results
        outcome.cleanup = probed.cleanup
        return outcome
    }

    private static func readOnly(_ situation: ProbeSituation) -> CheckResult {
        WritebackJudge.readOnly(situation.object.object, crm: situation.crm, isNamed: false)
    }

    static func nothing(_ plan: ProbePlan) -> CheckResult {
        CheckResult(
            plan.check, plan.subject(), .notApplicable, "Nothing that could be written is mapped on the \(plan.object)."
        )
    }
}
