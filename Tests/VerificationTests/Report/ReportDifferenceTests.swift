import ConnectorKit
import Foundation
import Testing
import Verification
import Workspace

@Suite("Two reports are compared")
struct ReportDifferenceTests {
    private static let fine = ReportScene.result(.propertiesExist, .passed)
    private static let lost = ReportScene.result(
        .propertiesExist, .failed, property: "amount", cause: .propertyMissing)
    private static let archived = ReportScene.result(
        .propertiesExist, .failed, property: "amount", cause: .propertyArchived)
    private static let unread = ReportScene.result(.propertiesExist, .notChecked, cause: .crmUnavailable)

    private func difference(_ before: [CheckResult], _ after: [CheckResult]) -> ReportDifference {
        ReportDifference(
            earlier: ReportScene.report([ReportScene.account(before)]),
            later: ReportScene.report([ReportScene.account(after)], run: "r2"))
    }

    /// How many are worse, better, appeared, gone, altered, unchanged.
    private func counts(_ difference: ReportDifference) -> [Int] {
        [
            difference.worse.count, difference.better.count, difference.appeared.count, difference.gone.count,
            difference.altered.count, difference.unchanged,
        ]
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let before: [CheckResult]
        let after: [CheckResult]
        let counts: [Int]
        let verdict: Verdict

        init(_ name: String, _ before: [CheckResult], _ after: [CheckResult], _ counts: [Int], _ verdict: Verdict) {
            self.name = name
            self.before = before
            self.after = after
            self.counts = counts
            self.verdict = verdict
        }

        var testDescription: String { name }
    }

    static let cases = [
        Case("nothing changed", [fine], [fine], [0, 0, 0, 0, 0, 1], .passed),
        Case("still failing", [fine, lost], [fine, lost], [0, 0, 0, 0, 0, 2], .passed),
        Case("one of a folded result got worse", [fine], [fine, lost], [1, 0, 0, 0, 0, 1], .failed),
        Case("the only one got worse", [fine], [lost], [1, 0, 0, 0, 0, 0], .failed),
        Case("mended, with others", [fine, lost], [fine], [0, 1, 0, 0, 0, 1], .passed),
        Case("mended, alone", [lost], [fine], [0, 1, 0, 0, 0, 0], .passed),
        Case("another cause", [fine, lost], [fine, archived], [0, 0, 0, 0, 1, 1], .failed),
        Case("can't be checked any more", [fine], [unread], [1, 0, 0, 0, 0, 0], .notChecked),
        Case("failed, and can't be checked any more", [lost], [unread], [1, 0, 0, 0, 0, 0], .notChecked),
        Case("checked again", [unread], [fine], [0, 1, 0, 0, 0, 0], .passed),
        Case("checked again, and failed", [unread], [fine, lost], [1, 1, 0, 0, 0, 0], .failed),
        Case(
            "no longer mapped", [fine], [ReportScene.result(.propertiesExist, .notApplicable)], [0, 0, 0, 0, 0, 1],
            .passed),
        Case("a check appeared", [], [lost], [0, 0, 1, 0, 0, 0], .failed),
        Case("a check appeared that passed", [], [fine], [0, 0, 1, 0, 0, 0], .passed),
        Case("a check is gone", [fine], [], [0, 0, 0, 1, 0, 0], .warning),
        Case(
            "what there was nothing of is gone", [ReportScene.result(.propertiesExist, .notApplicable)], [],
            [0, 0, 0, 1, 0, 0], .passed),
    ]

    @Test("VER-7: what got worse, better, appeared or went since is told, result by result", arguments: cases)
    func changes(_ test: Case) {
        let difference = difference(test.before, test.after)
        #expect(counts(difference) == test.counts)
        #expect(difference.verdict == test.verdict)
    }

    @Test("VER-7: a change names the account, what was found then, and what is found now")
    func content() throws {
        let change = try #require(difference([Self.fine], [Self.fine, Self.lost]).worse.told.first)
        #expect(change.kind == .worse)
        #expect(change.place.account == "acme" && change.place.user == nil)
        #expect(change.earlier == Self.fine)
        #expect(change.later == Self.lost)
    }

    @Test("VER-7: labels for people are no difference")
    func labels() {
        let renamed = CheckResult(
            .propertiesExist, CheckSubject(crm: "toy", object: .deal, label: "Opportunities"), .passed, "Other words.")
        #expect(counts(difference([Self.fine], [renamed])) == [0, 0, 0, 0, 0, 1])
    }

    @Test("VER-7: people's own results are added page by page, each compared with their own")
    func people() throws {
        var difference = difference([], [])
        let key = ReportScene.result(.connectionPresent, .passed, object: nil)
        let none = ReportScene.result(.connectionPresent, .failed, object: nil, cause: .connectionMissing)
        difference.add(UserID(rawValue: "u1"), earlier: [key], later: [none])
        difference.add(UserID(rawValue: "u2"), earlier: [none], later: [key])
        difference.add(UserID(rawValue: "u3"), earlier: [key], later: [key])
        difference.add(UserID(rawValue: "u4"), earlier: [], later: [key])
        #expect(counts(difference) == [1, 1, 1, 0, 0, 1])
        #expect(difference.worse.told.first?.place.user?.rawValue == "u1")
        #expect(difference.verdict == .failed)
    }

    @Test("VER-7: an account connected anew is compared with itself, by another grant too; two grants are kept apart")
    func accounts() {
        func difference(_ before: [AccountReport], _ after: [AccountReport]) -> [Int] {
            counts(
                ReportDifference(
                    earlier: ReportScene.report(before), later: ReportScene.report(after, run: "r2")))
        }
        let sound = ReportScene.account([Self.fine])
        let broken = ReportScene.account([Self.lost], grant: "g2")
        #expect(difference([sound], [broken]) == [1, 0, 0, 0, 0, 0])
        #expect(difference([sound, broken], [broken, sound]) == [0, 0, 0, 0, 0, 2])
        #expect(difference([sound], [sound, broken]) == [0, 0, 1, 0, 0, 1])
        #expect(difference([sound, broken], [sound]) == [0, 0, 0, 1, 0, 1])
        #expect(
            difference([sound], [ReportScene.account([Self.fine], account: "other", grant: "g2")]) == [
                0, 0, 1, 1, 0, 0,
            ])
    }

    @Test(
        "VER-7, T-19: what people met in an account under one grant is compared with what they met before, and nobody else"
    )
    func acting() throws {
        let key = ReportScene.account([Self.fine])
        func difference(_ before: [AccountReport], _ after: [AccountReport]) -> ReportDifference {
            ReportDifference(earlier: ReportScene.report(before), later: ReportScene.report(after, run: "r2"))
        }
        let ann = ReportScene.account([Self.fine], actingAs: "7")
        let (bob, broken) = (
            ReportScene.account([Self.fine], actingAs: "8"), ReportScene.account([Self.lost], actingAs: "8")
        )
        #expect(counts(difference([key, ann, broken], [key, ann, broken])) == [0, 0, 0, 0, 0, 3])
        let worse = difference([key, ann, bob], [broken, ann, key])
        #expect(counts(worse) == [1, 0, 0, 0, 0, 2])
        #expect(worse.worse.told.first?.place.actingAs == "8")
        #expect(counts(difference([key, bob], [key, ann])) == [0, 0, 1, 1, 0, 1], "one person's isn't another's")
        let anew = ReportScene.account([Self.lost], grant: "g2", actingAs: "8")
        #expect(
            counts(difference([key, bob], [key, anew])) == [1, 0, 0, 0, 0, 1], "the same person, by another grant")
    }

    @Test("VER-6: what only one of the two was asked for, and writebacks of another mode, aren't compared")
    func comparable() {
        let landed = ReportScene.result(.writeback(.deal), .failed, cause: .readOnly)
        let skipped = ReportScene.result(.writeback(.deal), .notApplicable)
        func difference(_ later: VerificationReport) -> [Int] {
            counts(
                ReportDifference(
                    earlier: ReportScene.report([ReportScene.account([Self.fine, landed])]), later: later))
        }
        let readOnly = ReportScene.report([ReportScene.account([Self.fine, skipped])], mode: .readOnly)
        #expect(difference(readOnly) == [0, 0, 0, 0, 0, 1], "a failure isn't mended by not writing")
        let other = ReportScene.report([ReportScene.account([skipped])], checks: ["writeback"])
        #expect(difference(other) == [0, 1, 0, 0, 0, 0])
    }

    @Test("VER-6: a difference tells the first thousand of a kind, counts all, and survives being stored")
    func bounds() throws {
        var difference = difference([], [])
        let none = ReportScene.result(.connectionPresent, .failed, object: nil)
        for index in 0..<1_200 { difference.add(UserID(rawValue: "u\(index)"), earlier: [], later: [none]) }
        #expect(difference.appeared.count == 1_200)
        #expect(difference.appeared.told.count == ReportDifference.changesMax)
        #expect(difference.appeared.leftOut == 200)
        let stored = try JSONEncoder().encode(difference)
        #expect(try JSONDecoder().decode(ReportDifference.self, from: stored) == difference)
    }
}
