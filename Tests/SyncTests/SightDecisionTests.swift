import ConnectorKit
import Foundation
import SQLStore
import Testing
import Workspace

@testable import CRMGateway

@Suite("For whom a CRM is asked to show owner properties, and what its answer means, is decided by values alone")
struct SightDecisionTests {
    private static let reference = PropertyReference(object: .deal, name: "gateway_owner")

    private static func source(grant: String = "g1", account: CRMAccountID = "a1") -> SourceKey {
        SourceKey(
            crm: "x", grant: GrantID(rawValue: grant), key: KeyID(rawValue: "k1"), account: account, accountName: nil,
            actsAs: nil, isLive: true)
    }

    private static func question(
        grant: String = "g1", account: CRMAccountID = "a1", madeBy run: String = "r0"
    ) -> SightQuestion {
        SightQuestion(
            source(grant: grant, account: account), [reference],
            [
                OwnerPropertyRow(
                    crm: "x", account: account, object: .deal, property: "gateway_owner", label: "Owner",
                    origin: "created", run: RunID(rawValue: run))
            ])
    }

    private static func known(
        _ question: SightQuestion = question(), state: String = "visible", kind: String? = nil, code: String? = nil
    ) -> OwnerSightRow {
        OwnerSightRow(
            user: UserID(rawValue: "bob"), crm: "x", account: question.source.account, grant: question.source.grant,
            crmUser: "1", properties: question.properties, state: state, isChange: false, kind: kind,
            vendorCode: code, message: nil, run: RunID(rawValue: "r1"))
    }

    @Test("F-B7, I-25: nobody is asked for twice, refused or not, until a change or until somebody asks again")
    func asking() {
        let question = Self.question()
        for row in [Self.known(), Self.known(state: "refused", kind: "forbidden")] {
            #expect(!question.isToAsk(for: "1", known: row, asksAgain: nil))
            #expect(question.isToAsk(for: "1", known: row, asksAgain: RunID(rawValue: "r2")))
            // Once for each run: what an earlier life of it was told stands.
            #expect(!question.isToAsk(for: "1", known: row, asksAgain: RunID(rawValue: "r1")))
            #expect(question.isToAsk(for: "2", known: row, asksAgain: nil))
            #expect(Self.question(grant: "g2").isToAsk(for: "1", known: row, asksAgain: nil))
            #expect(Self.question(account: "a2").isToAsk(for: "1", known: row, asksAgain: nil))
            #expect(Self.question(madeBy: "r9").isToAsk(for: "1", known: row, asksAgain: nil))
        }
        #expect(question.isToAsk(for: "1", known: nil, asksAgain: nil))
        // Kept in a time before such refusals were left out.
        let passing = Self.known(state: "refused", kind: "unavailable")
        #expect(question.isToAsk(for: "1", known: passing, asksAgain: nil))
    }

    @Test("SYNC-10: only what says something new is written")
    func news() {
        let question = Self.question()
        let run = RunID(rawValue: "r2")
        let denied = ConnectorError(
            .forbidden, operation: "x.grant", message: "No.", vendor: VendorFailure(status: 403, code: "NO"))
        let before: [OwnerSightRow?] = [nil, Self.known(), Self.known(state: "refused", kind: "forbidden", code: "NO")]
        let told: [(VisibilityOutcome, [Bool])] = [
            (VisibilityOutcome(user: "1", isChange: false), [true, false, true]),
            (VisibilityOutcome(user: "1", isChange: true), [true, true, true]),
            (VisibilityOutcome(user: "1", isChange: false, failure: denied), [true, true, false]),
        ]
        for (outcome, expected) in told {
            let found = before.map { row in
                OwnerSight(SightAsk(user: UserID(rawValue: "bob"), crmUser: "1", before: row), outcome)
                    .isNews(question, run: run)
            }
            #expect(found == expected)
        }
    }

    @Test("F-B7: one whom the CRM's answer leaves out is refused, not taken as shown")
    func leftOut() {
        let ask = SightAsk(user: UserID(rawValue: "bob"), crmUser: "1", before: nil)
        #expect(OwnerSight(ask, nil).failure?.kind == .malformed)
    }

    @Test("F-B6, F-B7: a lost answer is asked for again, a lasting refusal is kept, anything else ends the CRM's part")
    func answers() {
        for kind in ConnectorErrorKind.all {
            let answer = SightAnswer(ConnectorError(kind, operation: "x.grant", message: "No."))
            switch (kind, answer) {
            case (.outcomeUnknown, .lost): break
            case (.forbidden, .refused), (.invalid, .refused), (.conflict, .refused): break
            case (.notFound, .refused), (.unsupported, .refused): break
            default: #expect(answer == nil, "\(kind)")
            }
        }
    }

    @Test("SEC-7: counts name a bounded number of people and reasons, whatever the number of refusals")
    func bounded() {
        var counts = SightCounts(properties: [Self.reference])
        for number in 0..<1_000 {
            let error = ConnectorError(
                .forbidden, operation: "x.grant", message: "No.",
                vendor: VendorFailure(status: 403, code: "C\(number % 40)"))
            let ask = SightAsk(user: UserID(rawValue: "u\(number)"), crmUser: "1", before: nil)
            counts.count(OwnerSight(ask, refused: error), isChange: true)
        }
        #expect(counts.refused == 1_000 && counts.changes == 1_000 && counts.visible == 0)
        #expect(counts.refusals.count == SightCounts.refusalsMax)
        #expect(counts.refusals.allSatisfy { $0.count == 25 && $0.examples.count == SightCounts.examplesMax })
    }

    @Test("I-09: a request that was stored before one could ask again is read as one that doesn't")
    func oldRequest() throws {
        let old = #"{"scope":{"user":{"_0":"u"}},"keepsOwnConnections":false}"#
        let request = try JSONDecoder().decode(SyncCRMRequest.self, from: Data(old.utf8))
        #expect(!request.asksAgain)
        #expect(try JSONText.encode(request) == JSONText.encode(SyncCRMRequest(to: .user(UserID(rawValue: "u")))))
        let again = SyncCRMRequest(to: .user(UserID(rawValue: "u")), asksAgain: true)
        #expect(try JSONText.decode(SyncCRMRequest.self, from: JSONText.encode(again)) == again)
    }
}
