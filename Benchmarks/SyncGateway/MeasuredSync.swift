import CRMGateway
import Foundation
import Workspace

/// One team sync, measured.
struct MeasuredSync {
    let folder: String
    let mock: String

    /// The team's name.
    static let team = "Sales"

    func run() async throws {
        let stage = try await Stage(folder: folder, mock: try MockLine(path: mock))
        let (admin, team) = try await who(stage.gateway)
        let (begin, processor) = (ContinuousClock.now, ProcessFigures.processorMilliseconds())
        let run = try await stage.gateway.syncCRM(to: .team(team), as: admin).result()
        let whole = (ContinuousClock.now - begin).milliseconds
        let used = ProcessFigures.processorMilliseconds() - processor
        guard let outcome = run.outcome, let crm = outcome.crms.first, crm.failure == nil else {
            throw BenchmarkError(text: "the run failed: \(run)")
        }
        let asked = stage.transport.total.milliseconds
        let waited = Double(crm.waitedMilliseconds)
        print("members=\(outcome.targets)")
        print("verdict=\(crm.verdict.rawValue)")
        print("bound=\(crm.bindings.bound)")
        print("calls=\(crm.calls)")
        print("peak_kib=\(try ProcessFigures.peakKiB())")
        print("whole_ms=\(Int(whole))")
        print("waited_ms=\(Int(waited))")
        print("crm_ms=\(Int(asked))")
        print("own_ms=\(Int(whole - waited - asked))")
        print("processor_ms=\(Int(used))")
        try await stage.close()
    }

    private func who(_ gateway: Gateway) async throws -> (Actor, TeamID) {
        guard let organization = try await gateway.directory.organizations().elements.first else {
            throw BenchmarkError(text: "the store has no organization")
        }
        let admin = Actor.user(organization.admin, of: organization.id)
        return (admin, try await gateway.directory.team(named: Self.team, as: admin).id)
    }
}
