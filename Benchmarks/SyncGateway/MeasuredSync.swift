import CRMGateway
import ConnectorKit
import Foundation
import Measuring
import Workspace

/// One team sync, measured.
struct MeasuredSync {
    let folder: String
    let mocks: String
    let users: String

    /// The team's name.
    static let team = "Sales"

    func run() async throws {
        guard let users = Int(users) else { throw BenchmarkError(text: "USERS is a number") }
        let lines = try MockLine.all(in: mocks)
        let stage = try await Stage(folder: folder, mocks: lines)
        let (admin, team) = try await Self.who(stage.gateway)
        let (begin, processor) = (ContinuousClock.now, ProcessFigures.processorMilliseconds())
        let run = try await stage.gateway.syncCRM(to: .team(team), as: admin).result()
        let whole = (ContinuousClock.now - begin).milliseconds
        let used = ProcessFigures.processorMilliseconds() - processor
        guard let outcome = run.outcome, !outcome.crms.isEmpty, outcome.crms.allSatisfy({ $0.failure == nil }) else {
            throw BenchmarkError(text: "the run failed: \(run)")
        }
        let asked = stage.transport.total.milliseconds
        // CRMs are synced side by side: while one waits, another goes on.
        let waited = Double(outcome.crms.map(\.waitedMilliseconds).max() ?? 0)
        print("members=\(outcome.targets)")
        print("peak_kib=\(try ProcessFigures.peakKiB())")
        print("whole_ms=\(Int(whole))")
        print("waited_ms=\(Int(waited))")
        print("crm_ms=\(Int(asked))")
        print("own_ms=\(Int(whole - waited - asked))")
        print("processor_ms=\(Int(used))")
        for crm in outcome.crms { try tell(crm, users) }
        for line in lines { try tellAllowance(of: line, stage.transport) }
        try await stage.close()
    }

    private func tell(_ crm: CRMOutcome, _ users: Int) throws {
        let bound = try CallBound(crm, users: users)
        print("verdict.\(crm.crm)=\(crm.verdict.rawValue)")
        print("bound.\(crm.crm)=\(crm.bindings.bound)")
        print("calls.\(crm.crm)=\(crm.calls)")
        print("calls_max.\(crm.crm)=\(bound.calls)")
        print("calls_sum.\(crm.crm)=\(bound.words)")
        if let sight = crm.sight { print("shown.\(crm.crm)=\(sight.visible)") }
        if let links = crm.recordTypes?.links { print("linked.\(crm.crm)=\(links.own + links.asKeyUser)") }
        if let links = crm.recordTypes?.links { print("as_target.\(crm.crm)=\(links.own)") }
    }

    private func tellAllowance(of line: MockLine, _ transport: MeteredTransport) throws {
        guard let allowance = try BenchmarkedCRM.named(line.crm).allowance,
            let used = allowance.used(after: transport.headers(from: try line.origin()))
        else { return }
        print("used.\(line.crm)=\(used) \(allowance.unit)")
    }

    /// The admin and the team of a prepared store.
    static func who(_ gateway: Gateway) async throws -> (Actor, TeamID) {
        guard let organization = try await gateway.directory.organizations().elements.first else {
            throw BenchmarkError(text: "the store has no organization")
        }
        let admin = Actor.user(organization.admin, of: organization.id)
        return (admin, try await gateway.directory.team(named: team, as: admin).id)
    }
}
