import SeededNumbers
import Workspace

/// Valid values of every category, from few names, so that two of them often meet.
struct RandomSettings {
    var numbers: SeededNumbers

    init(seed: UInt64) {
        numbers = SeededNumbers(seed: seed)
    }

    private static let words = ["alpha", "beta", "gamma", "delta", "épsilon", "ζήτα", "with space", "a/b]c", "🙂"]
    private static let crms = ["north", "south"]

    /// Every category that has a document.
    static let categories = Category.allCases.filter { $0 != .crmKeys }

    mutating func value(_ category: Category) -> SettingsValue {
        switch category {
        case .customProperties: .customProperties(properties())
        case .pipelineStages: .pipelineStages(pipelines())
        case .companyDetails: .companyDetails(company())
        case .meetingTitles: .meetingTitles(titles())
        case .alternateDomains: .alternateDomains(domains())
        case .partnershipDomains: .partnershipDomains(domains())
        case .taskSettings: .taskSettings(tasks())
        case .emailTemplates: .emailTemplates(templates())
        case .advancedSettings, .crmKeys: .advancedSettings(advanced())
        }
    }

    private mutating func flag() -> Bool { numbers.chance(50) }

    private mutating func text() -> String { numbers.chance(30) ? "" : numbers.pick(Self.words) + "\nmore" }
}

// MARK: Properties and pipelines

extension RandomSettings {
    mutating func properties() -> CustomPropertySettings {
        let keys = Self.crms.flatMap { crm in
            RecordObject.allCases.flatMap { object in ["p", "q", "r"].map { (crm, object, $0) } }
        }
        let properties = numbers.some(keys, atMost: 12).map { property($0.0, $0.1, $0.2) }
        return CustomPropertySettings(properties: properties)
    }

    private mutating func property(_ crm: String, _ object: RecordObject, _ name: String) -> CustomProperty {
        let isOwner = numbers.chance(35)
        let type: CustomPropertyType = isOwner ? .owner : numbers.pick([.text, .choice, .date, .owner, .number])
        let permission = numbers.pick(PropertyPermission.allCases)
        return CustomProperty(
            crm: crm, object: object, name: name, label: numbers.pick(Self.words), type: type, permission: permission,
            isRequired: permission != .read && flag(), instruction: text(),
            options: type == .choice ? numbers.some(Self.words, atMost: 3) : [], isOwner: isOwner,
            crmUser: isOwner && flag() ? "u\(Int.random(in: 1...3, using: &numbers))" : nil)
    }

    mutating func pipelines() -> PipelineSettings {
        let keys = Self.crms.flatMap { crm in ["one", "two", "three"].map { (crm, $0) } }
        var withDefault: Set<String> = []
        let pipelines = numbers.some(keys, atMost: 5).map { crm, id in
            let isDefault = flag() && withDefault.insert(crm).inserted
            return pipeline(crm, id, isDefault: isDefault)
        }
        return PipelineSettings(pipelines: pipelines)
    }

    private mutating func pipeline(_ crm: String, _ id: String, isDefault: Bool) -> PipelineSetting {
        let ids = numbers.some(["s1", "s2", "s3", "s4", "s5", "s 6"], atMost: 6)
        let stages = ids.map { stage($0, others: ids) }
        let open = stages.filter { $0.outcome == .open }.map(\.id)
        return PipelineSetting(
            crm: crm, id: id, label: numbers.pick(Self.words), isDefault: isDefault,
            defaultStage: open.isEmpty || flag() ? nil : numbers.pick(open), stages: stages)
    }

    private mutating func stage(_ id: String, others: [String]) -> StageSetting {
        StageSetting(
            id: id, label: numbers.pick(Self.words), description: text(),
            order: Int.random(in: 0...5, using: &numbers), outcome: numbers.pick(StageOutcome.allCases),
            restrictions: StageRestrictions(
                movers: numbers.pick(StageMovers.allCases), requiredProperties: numbers.some(Self.words, atMost: 2),
                nextStages: numbers.some(others.filter { $0 != id }, atMost: 3)))
    }
}

// MARK: The other categories

extension RandomSettings {
    private mutating func company() -> CompanyDetails {
        CompanyDetails(
            name: "Company", website: flag() ? "https://example.com/a" : nil, description: text(),
            industry: flag() ? "Rope" : "", elevatorPitch: text(), idealCustomer: text(),
            products: numbers.some(Self.words, atMost: 4).map { name in
                CompanyProduct(name: name, description: text(), website: flag() ? "http://example.org" : nil)
            },
            competitors: numbers.some(["Rival", "Other", "Third"], atMost: 3),
            glossary: numbers.some(Self.words, atMost: 3).map { GlossaryEntry(term: $0, meaning: "means") })
    }

    private mutating func titles() -> MeetingTitleSettings {
        let rules = numbers.some(["r1", "r2", "r3", "r4", "r5"], atMost: 5).map { id in
            let action = numbers.pick(MeetingTitleAction.allCases)
            return MeetingTitleRule(
                id: id, match: numbers.pick(MeetingTitleMatch.allCases), pattern: "\(id) *", isCaseSensitive: flag(),
                action: action, meetingType: action == .assign ? numbers.pick(["demo", "first-call"]) : nil,
                isEnabled: flag(), note: flag() ? "why" : "")
        }
        let action = numbers.pick(MeetingTitleAction.allCases)
        return MeetingTitleSettings(
            rules: rules, defaultAction: action, defaultMeetingType: action == .assign ? "other" : nil)
    }

    private mutating func domains() -> DomainListSettings {
        DomainListSettings(domains: numbers.some(["a.example", "b.example", "xn--bcher-kva.de", "c.co.uk"], atMost: 4))
    }

    private mutating func tasks() -> TaskSettings {
        let assignee = numbers.pick(TaskAssignee.allCases)
        let dueDays = Int.random(in: 1...30, using: &numbers)
        return TaskSettings(
            isEnabled: flag(), needsReview: flag(), dueDays: dueDays, countsBusinessDays: flag(), assignee: assignee,
            assigneeUser: assignee == .named ? "u1" : nil, priority: numbers.pick(TaskPriority.allCases),
            perMeetingMax: Int.random(in: 1...50, using: &numbers),
            meetingTypes: numbers.some(["demo", "first-call", "review"], atMost: 3), includesInternalMeetings: flag(),
            titleTemplate: numbers.pick(["{{task.summary}}", "\\{{ {{ deal.name }}"]), bodyTemplate: text(),
            reminderDaysBefore: numbers.some([0, 1, 2, 3].filter { $0 <= dueDays }, atMost: 3))
    }

    private mutating func templates() -> EmailTemplateSettings {
        let templates = numbers.some(["t1", "t2", "t3", "t4", "t5"], atMost: 5).map { id in
            let channel = numbers.pick(TemplateChannel.allCases)
            return MessageTemplate(
                id: id, name: "Template \(id)", channel: channel,
                subject: channel == .email ? "About {{meeting.title}}" : nil, body: "Hello {{contact.firstName}},\n🙂",
                isEnabled: flag(), meetingTypes: numbers.some(["demo", "review"], atMost: 2))
        }
        return EmailTemplateSettings(templates: templates)
    }

    private mutating func advanced() -> AdvancedSettings {
        let digest = numbers.pick(DigestFrequency.allCases)
        let createsContacts = flag()
        return AdvancedSettings(
            contextNotifications: ContextNotifications(
                isEnabled: flag(), channels: [.email] + numbers.some([.slack, .workspace], atMost: 2),
                minutesBefore: Int.random(in: 1...60, using: &numbers), includesOpenDeals: flag(),
                quietHours: flag() ? QuietHours(start: "18:00", end: "07:30") : nil),
            digest: digest, digestHour: digest == .off ? nil : 7,
            crm: CRMBehaviour(
                createsMissingContacts: createsContacts, createsMissingCompanies: createsContacts && flag(),
                overwrite: numbers.pick(OverwritePolicy.allCases),
                stageChanges: numbers.pick(StageChangePolicy.allCases),
                noteFormat: numbers.pick(NoteFormat.allCases), logsCalls: flag()))
    }
}
