import ConnectorKit
import Testing
import Verification

@Suite("The catalogue of checks and causes")
struct CatalogueTests {
    @Test("VER-1, VER-5: each cause says in a sentence what is so, and what to do about it", arguments: Cause.allCases)
    func words(_ cause: Cause) {
        for text in [cause.sentence, cause.fix] {
            #expect(text.count > 20 && text.hasSuffix("."), "\(cause): \(text)")
            #expect(text.first?.isUppercase == true)
        }
        #expect(CheckResult(.connectionLive, .init(), .failed, "x", cause: cause).fix == cause.fix)
    }

    @Test("VER-1: no two causes say the same, and each is known to a check")
    func distinct() {
        #expect(Set(Cause.allCases.map(\.sentence)).count == Cause.allCases.count)
        #expect(Set(Cause.allCases.map(\.fix)).count == Cause.allCases.count)
        let known = Set(CheckCatalog.all.flatMap(\.causes))
        #expect(Cause.allCases.filter { !known.contains($0) } == [])
    }

    @Test("VER-2: each check has a stable id that stands once, a title, and what it proves")
    func checks() {
        let ids = CheckCatalog.all.map(\.id.rawValue)
        #expect(
            ids == [
                "connection.live", "connection.scopes", "connection.account", "properties.exist", "properties.type",
                "properties.writable", "pipelines.stages", "record-types.available", "owner.property", "writeback.deal",
                "writeback.contact", "writeback.company", "writeback.cleanup", "writeback.own-access",
                "connection.present", "owner.user-active", "settings.equal", "personal.connections", "outside.meetings",
                "outside.drafts", "outside.reports",
            ])
        for check in CheckCatalog.all {
            #expect(!check.title.isEmpty && check.proves.hasSuffix("."))
            #expect(Set(check.causes).count == check.causes.count, "\(check.id)")
            #expect(CheckCatalog[check.id] == check)
        }
        #expect(CheckCatalog["writeback.lead"] == nil)
    }

    @Test("VER-2: a name selects a check or its group, and one that selects nothing is told")
    func selection() {
        let selection = CheckSelection(names: ["connection", "writeback.deal", "conn", "settings.equal.x"])
        #expect(selection.includes(.connectionLive) && selection.includes(.connectionPresent))
        #expect(selection.includes(.writeback(.deal)) && !selection.includes(.writeback(.contact)))
        #expect(!selection.includes(.settingsEqual))
        #expect(selection.unknown == ["conn", "settings.equal.x"])
        #expect(CheckSelection.all.includes(.meetings) && CheckSelection.all.unknown == [])
    }

    @Test(
        "VER-6, T-19: what nobody can check from here counts only when it is asked for by name, not with a group of others"
    )
    func apart() {
        for check in [CheckID.meetings, .drafts, .reports, .personalConnections, .ownAccess] {
            #expect(!CheckSelection.all.counts(check) && CheckSelection.all.includes(check))
            #expect(CheckSelection(names: [check]).counts(check))
        }
        #expect(CheckSelection(names: ["outside"]).counts(.drafts))
        #expect(CheckSelection(names: ["personal"]).counts(.personalConnections))
        #expect(!CheckSelection(names: ["writeback"]).counts(.ownAccess))
        #expect(!CheckSelection(names: ["writeback"]).includes(.ownAccess), "what isn't asked for isn't listed either")
        #expect(!CheckSelection(names: ["connection"]).includes(.meetings))
        #expect(CheckSelection(names: ["writeback", "writeback.own-access"]).includes(.ownAccess))
        #expect(CheckSelection(names: ["writeback"]).counts(.cleanup))
        #expect(!CheckSelection(names: ["outside"]).counts(.connectionLive))
    }

    @Test("arch §5: a CRM is asked only where a check of an account, or of who people are there, is selected")
    func asksCRMs() {
        for name in CheckCatalog.all.map(\.id) {
            let isAsked = CheckCatalog[name]?.level == .account || name == .ownerUserActive
            #expect(CheckSelection(names: [name]).asksCRMs == isAsked, "\(name)")
        }
        #expect(CheckSelection.all.asksCRMs && CheckSelection(names: ["outside", "connection"]).asksCRMs)
        #expect(!CheckSelection(names: ["outside", "settings", "personal"]).asksCRMs)
    }

    @Test("VER-6: a report's sum and its exit code follow from what counts")
    func conclusion() {
        func report(_ verdicts: [Verdict], checks: Set<CheckID>? = nil) -> VerificationReport {
            let results = verdicts.map { CheckResult(.connectionLive, .init(), $0, "x") }
            return ReportScene.report([ReportScene.account(results)], checks: checks)
        }
        #expect(report([.passed, .notApplicable]).conclusion == .passed)
        #expect(report([.passed, .warning]).conclusion.exitCode == 5)
        #expect(report([.passed, .warning, .notChecked]).conclusion.exitCode == 4)
        #expect(report([.passed, .notChecked, .failed]).conclusion.exitCode == 1)
        #expect(report([]).conclusion.exitCode == 4, "nothing checked never counts as passed")
        #expect(report([.notApplicable]).conclusion.exitCode == 4)
        #expect(report([.passed], checks: ["outside.meetings", "connection"]).conclusion.exitCode == 4)
        #expect(report([.passed]).tally.notChecked == 0)
    }

    @Test(
        "VER-4, VER-6: a probe that may still be there is told before warnings, and after what failed or wasn't checked"
    )
    func pending() {
        for (verdict, expected) in [
            (Verdict.passed, Conclusion.cleanupPending), (.warning, .cleanupPending), (.notChecked, .notChecked),
            (.failed, .failed), (.notApplicable, .notChecked),
        ] {
            var tally = VerdictTally()
            tally.add(verdict)
            #expect(Conclusion(tally, isCleanupPending: true) == expected)
        }
        #expect(Conclusion.allCases.map(\.exitCode) == [1, 4, 6, 5, 0])
    }
}
