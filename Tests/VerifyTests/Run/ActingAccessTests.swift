import CRMGatewayTesting
import ConnectorKit
import MockKit
import SQLStore
import SalesforceMock
import Testing
import Verification
import Workspace

@testable import CRMGateway

@Suite("As whom a verification acts, by the rules of the moment at which it writes")
struct ActingAccessTests {
    /// Bob, as Salesforce's demo account knows him.
    private static let bob = "005QH000000001dYAA"

    /// A moment of a verification as people, right before a request.
    struct Moment: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let operation: OperationName
        let nth: Int

        static let all = [
            Moment(testDescription: "while the key writes", operation: "salesforce.records.create", nth: 1),
            Moment(testDescription: "while the CRM is read as them", operation: "salesforce.stages.query", nth: 2),
        ]
    }

    @Test(
        "I-20, ACC-7: who becomes a spectator before anything is written as them is left out, and told with the rule",
        arguments: Moment.all)
    func convertedMeanwhile(_ moment: Moment) async throws {
        try await VerifyStage.with([.salesforce()], way: .jwtBearer) { stage in
            let ended = try await Self.verify(stage, .team(stage.team), moment)
            let report = try #require(ended.verificationReport)
            #expect(try await stage.probes(by: Self.bob) == 0, "nothing was written as Bob")
            let acting = report.accounts.filter { $0.access == .actingAs }
            #expect(acting.count == 1 && acting.allSatisfy { $0.actsAs != Self.bob }, "\(acting.map(\.actsAs))")
            #expect(acting.allSatisfy { $0.hasProved }, "Carol's is proved all the same")
            let told = report.results(.notChecked).filter { $0.subject.category == ActingPeople.category }
            #expect(Set(told.map(\.check)) == Set(CRMObject.allCases.map { .writeback($0) }))
            #expect(told.allSatisfy { $0.summary.contains("1 person") && $0.summary.contains("ACC-7") }, "\(told)")
            #expect(told.allSatisfy { $0.fix?.contains("convert the seat") == true })
            #expect(report.tally.notChecked >= told.count && report.conclusion != .passed && report.cleanup.isEmpty)
        }
    }

    @Test("I-20: the same where nobody else is acted as", arguments: Moment.all)
    func convertedAlone(_ moment: Moment) async throws {
        try await VerifyStage.with([.salesforce()], way: .jwtBearer) { stage in
            let ended = try await Self.verify(stage, .members(of: stage.team, [stage.bob, stage.dan]), moment)
            let report = try #require(ended.verificationReport)
            #expect(try await stage.probes(by: Self.bob) == 0)
            #expect(!report.accounts.contains { $0.access == .actingAs } && report.conclusion == .notChecked)
            #expect(report.results(.notChecked).contains { $0.summary.contains("ACC-7") }, "\(report.troubles)")
        }
    }

    /// Verifies as people, beside whom Bob's seat is converted at a moment.
    private static func verify(_ stage: VerifyStage, _ scope: SyncScope, _ moment: Moment) async throws -> Run {
        let gateway = try await stage.fixture.reopened(
            through: { next in
                MeddlingTransport(next: next, before: moment.operation, nth: moment.nth) {
                    _ = try await stage.gateway.people.convertSeat(of: stage.bob, to: .spectator, as: stage.admin)
                }
            })
        let request = VerifyRequest(scope: scope, mode: .temporary, asTargets: true)
        let run = try await gateway.verify(request, as: stage.admin).result()
        await gateway.shutDown()
        let user = try await stage.gateway.directory.user(stage.bob, as: stage.admin)
        #expect(user.seat == .spectator, "the conversion came in between")
        return run
    }
}

extension VerifyStage {
    /// How many probes a CRM user has made.
    func probes(by user: String) async throws -> Int {
        try await count("SELECT COUNT(*) FROM probe WHERE creator = $1", [.text(user)])
    }
}
