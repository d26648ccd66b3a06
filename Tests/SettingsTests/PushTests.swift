import CRMGateway
import CRMGatewayTesting
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@Suite("A push of settings writes what was asked, to whom it may, and says what it left out")
struct PushTests {
    @Test("SET-1, SET-2, ACC-4: a team push copies the acting admin's values, all but templates unless chosen")
    func team() async throws {
        try await SettingsStage.with { stage in
            let run = try await stage.gateway.pushSettings(to: .team(stage.team), as: stage.actor).result()
            let outcome = try #require(run.settingsOutcome)
            #expect(run.kind == .syncSettings && run.state == .succeeded && outcome.source == stage.eve)
            for user in [stage.bob, stage.cara] {
                #expect(try await stage.categories(of: user) == SampleSettings.usual)
                for category in SampleSettings.usual {
                    let value = try await stage.value(category, of: user)
                    #expect(value == SampleSettings.value(category))
                }
            }
            #expect(outcome.of(.emailTemplates) == nil && outcome.of(.companyDetails)?.applied == 3)
            let reference = try #require(try await stage.references(of: stage.bob)[.taskSettings])
            #expect(reference.origin == .push && reference.run == run.id && reference.source == stage.eve)
            #expect(!reference.isEdited && reference.version == 1)
        }
    }

    @Test("SET-7, ACC-5, ACC-7: the primary admin is skipped, a spectator gets what is open to them, the rest is named")
    func skipped() async throws {
        try await SettingsStage.with { stage in
            let run = try await stage.push()
            let outcome = try #require(run.settingsOutcome)
            #expect(outcome.targets == 3 && outcome.skipped.map(\.rule) == ["ACC-5"])
            let open: Set<Category> = [
                .companyDetails, .meetingTitles, .alternateDomains, .partnershipDomains, .advancedSettings,
            ]
            #expect(try await stage.categories(of: stage.dan) == open)
            let targets = try await stage.gateway.runs.settingsTargets(of: run.id, as: stage.actor)
            let dan = try #require(targets.first { $0.user == stage.dan })
            let left = dan.entries.filter { $0.verdict == .skipped }
            #expect(Set(left.compactMap(\.category)) == SampleSettings.usual.subtracting(open))
            #expect(left.allSatisfy { $0.rule == "ACC-7" && $0.failure?.nextStep?.isEmpty == false })
            let ann = targets.first { $0.user == stage.fixture.admin.user }
            #expect(ann?.entries.map(\.verdict) == [.skipped] && ann?.entries.first?.rule == "ACC-5")
        }
    }

    @Test(
        "T-18, ACC-7: no way of pushing gives a spectator a category that is closed to them",
        arguments: SampleSettings.documentCategories)
    func spectator(_ category: Category) async throws {
        try await SettingsStage.with { stage in
            _ = try await stage.push([category])
            let isAllowed = CategoryAccess.allowed(category, .spectator)
            #expect(try await stage.categories(of: stage.dan) == (isAllowed ? [category] : []))
            let alone = await refusal { try await stage.push([category], to: .user(stage.dan)) }
            #expect(alone?.code == (isAllowed ? nil : "spectator_target"))
            #expect(alone?.rule == (isAllowed ? nil : "ACC-7"))
        }
    }

    @Test("SET-5: what the source never configured stays on the targets, and is reported as source empty")
    func sourceEmpty() async throws {
        try await SettingsStage.with(configured: [.companyDetails]) { stage in
            let own = SampleSettings.value(.meetingTitles, "bobs")
            try await stage.set(own, for: stage.bob)
            let outcome = try #require(try await stage.push().settingsOutcome)
            #expect(outcome.of(.meetingTitles)?.isSourceEmpty == true && outcome.of(.meetingTitles)?.applied == 0)
            #expect(try await stage.value(.meetingTitles, of: stage.bob) == own)
            #expect(outcome.of(.companyDetails)?.applied == 3)
        }
    }

    @Test("SET-5: a source with nothing but owner properties of its own wipes nobody's properties")
    func onlyOwnerProperties() async throws {
        try await SettingsStage.with(configured: []) { stage in
            let source = CustomPropertySettings(properties: [SampleSettings.property("owner_eve", isOwner: true)])
            try await stage.set(.customProperties(source), for: stage.eve)
            try await stage.set(SampleSettings.value(.customProperties), for: stage.bob)
            let outcome = try #require(try await stage.push([.customProperties]).settingsOutcome)
            #expect(outcome.of(.customProperties)?.isSourceEmpty == true)
            #expect(try await stage.value(.customProperties, of: stage.bob) == SampleSettings.value(.customProperties))
        }
    }

    @Test("SET-5: to clear a category is an explicit choice; owner properties and own stages stay")
    func clearing() async throws {
        try await SettingsStage.with { stage in
            let mine = SampleSettings.property("owner_bob", isOwner: true)
            try await stage.set(
                .customProperties(CustomPropertySettings(properties: [SampleSettings.property("size"), mine])),
                for: stage.bob)
            try await stage.set(SampleSettings.value(.meetingTitles), for: stage.bob)
            let run = try await stage.push([.companyDetails], clearing: [.meetingTitles, .customProperties])
            let outcome = try #require(run.settingsOutcome)
            #expect(outcome.of(.meetingTitles)?.isCleared == true && outcome.of(.meetingTitles)?.applied == 1)
            #expect(try await stage.value(.meetingTitles, of: stage.bob) == nil)
            let left = try await stage.value(.customProperties, of: stage.bob)
            #expect(left == .customProperties(CustomPropertySettings(properties: [mine])))
        }
    }

    @Test("I-27: a push keeps the target's owner properties, and removes no stage")
    func ownThingsSurvive() async throws {
        try await SettingsStage.with { stage in
            let mine = SampleSettings.property("owner_bob", isOwner: true)
            try await stage.set(
                .customProperties(CustomPropertySettings(properties: [SampleSettings.property("size"), mine])),
                for: stage.bob)
            try await stage.set(SampleSettings.stages(["legacy", "open"], "Mine"), for: stage.bob)
            _ = try await stage.push()
            guard case .customProperties(let properties) = try await stage.value(.customProperties, of: stage.bob),
                case .pipelineStages(let pipelines) = try await stage.value(.pipelineStages, of: stage.bob)
            else {
                Issue.record("nothing was pushed")
                return
            }
            #expect(Set(properties.properties.map(\.name)) == ["amount", "owner_bob"])
            let stages = try #require(pipelines.pipelines.first?.stages)
            #expect(Set(stages.map(\.id)) == ["legacy", "open", "won"])
            #expect(stages.first { $0.id == "open" }?.label == "acme open")
            #expect(stages.first { $0.id == "legacy" }?.label == "Mine legacy")
        }
    }

    @Test("SET-7: selected members alone are pushed to; who isn't on the team, or nowhere here, is not found and named")
    func selected() async throws {
        try await SettingsStage.with { stage in
            let outsider = try await stage.fixture.makeUser("zoe@example.com").id
            let stranger = UserID(rawValue: "0199f3c2-0000-7000-8000-000000000000")
            let run = try await stage.push(
                to: .members(of: stage.team, [stage.bob, outsider, stranger, stage.dan, stage.bob]))
            let outcome = try #require(run.settingsOutcome)
            #expect(outcome.targets == 2 && run.state == .succeededWithWarnings)
            let group = try #require(outcome.skipped.first { $0.code == "user_not_found" })
            #expect(group.count == 2 && Set(group.examples) == [outsider, stranger])
            #expect(try await stage.categories(of: stage.cara).isEmpty)
            #expect(try await stage.categories(of: outsider).isEmpty)
        }
    }

    @Test("SYNC-10, SET-6: pushed again with nothing changed, nothing is written but the run itself")
    func again() async throws {
        try await SettingsStage.with { stage in
            _ = try await stage.push(to: .members(of: stage.team, [stage.bob, stage.cara]))
            let (changes, state) = (
                try await stage.count("SELECT COUNT(*) FROM settings_change"), try await stage.state()
            )
            let run = try await stage.push(to: .members(of: stage.team, [stage.bob, stage.cara]))
            #expect(run.settingsOutcome?.isUnchanged == true && run.settingsOutcome?.of(.taskSettings)?.unchanged == 2)
            #expect(try await stage.count("SELECT COUNT(*) FROM settings_change") == changes)
            #expect(try await stage.state() == state)
            let steps: SQL = "SELECT COUNT(*) FROM run_step WHERE run = $1"
            #expect(try await stage.count(steps, [.text(run.id.rawValue)]) == 0)
        }
    }

    @Test("SET-8: without a dashboard nothing is pushed, and the next step is said")
    func noDashboard() async throws {
        try await SettingsStage.with { stage in
            try await stage.change(
                "DELETE FROM dashboard WHERE user_id = $1", [.text(stage.bob.rawValue)])
            let run = try await stage.push()
            let failed = run.settingsOutcome?.of(.companyDetails)
            #expect(run.state == .failed && failed?.failed == 1 && failed?.failedExamples == [stage.bob])
            #expect(failed?.failure?.rule == "SET-8" && failed?.failure?.code == "dashboard_missing")
            #expect(failed?.applied ?? 0 > 0 && run.settingsOutcome?.failure == nil)
            let alone = await refusal { try await stage.push(to: .user(stage.bob)) }
            #expect(alone?.code == "dashboard_missing" && alone?.nextStep?.isEmpty == false)
        }
    }

    @Test("SET-8: versions go on where a dashboard was made anew")
    func versionsNeverFall() async throws {
        try await SettingsStage.with { stage in
            _ = try await stage.push([.companyDetails], to: .user(stage.bob))
            try await stage.change("DELETE FROM dashboard WHERE user_id = $1", [.text(stage.bob.rawValue)])
            try await stage.change(
                "INSERT INTO dashboard (organization, user_id, created_at, version) VALUES ($1, $2, 1, 1)",
                [.text(stage.organization.rawValue), .text(stage.bob.rawValue)])
            _ = try await stage.push([.companyDetails], to: .user(stage.bob))
            #expect(try await stage.references(of: stage.bob)[.companyDetails]?.version == 2)
        }
    }

    @Test("One body is written for each distinct value, however many have it")
    func oneBody() async throws {
        try await SettingsStage.with(extraMembers: 20) { stage in
            _ = try await stage.push()
            #expect(try await stage.count("SELECT COUNT(*) FROM settings_document") == 9)
            let bob = try await stage.references(of: stage.bob)
            let cara = try await stage.references(of: stage.cara)
            #expect(bob.mapValues(\.hash) == cara.mapValues(\.hash))
        }
    }
}
