import Foundation
import Testing

@testable import Workspace

@Suite("Settings schemas")
struct SettingsSchemaTests {
    @Test("SET-10: each category has a schema with at least five validated rules, the domain lists aside")
    func rules() throws {
        for category in RandomSettings.categories {
            let schema = try #require(SettingsSchema.of(category))
            let isDomains = category == .alternateDomains || category == .partnershipDomains
            #expect(isDomains || schema.validationCount >= 5, "\(category)")
            #expect(schema.rules.count >= 2 || isDomains, "\(category)")
        }
    }

    @Test("PROV-3: left empty, a document has the defaults that a new dashboard has: no tasks among them")
    func defaults() throws {
        for category in RandomSettings.categories where category != .companyDetails {
            let read = try SettingsDocument.read(json: Data("{}".utf8), category: category)
            #expect(read.value == SettingsValue.standard(category), "\(category)")
        }
        guard case .taskSettings(let tasks)? = SettingsValue.standard(.taskSettings) else {
            Issue.record("no default")
            return
        }
        #expect(!tasks.isEnabled)
        #expect(SettingsValue.standard(.companyDetails) == nil)
    }

    @Test("SET-10: canonical texts are these: another text would change what is stored under its hash")
    func golden() throws {
        let domains = SettingsDocument(.alternateDomains(DomainListSettings(domains: ["b.example", "a.example"])))
        #expect(domains.canonicalText == #"{"domains":["a.example","b.example"],"schema":1}"#)
        let property = CustomProperty(
            crm: "north", object: .deal, name: "n", label: "E\u{301}", type: .text,
            instruction: "a\r\nb\t\"\\/\u{1F642}")
        #expect(
            SettingsDocument(.customProperties(CustomPropertySettings(properties: [property]))).canonicalText
                == #"{"properties":[{"crm":"north","instruction":"a\nb\t\"\\/🙂","isOwner":false,"isRequired":false,"#
                + "\"label\":\"\u{C9}\",\"name\":\"n\",\"object\":\"deal\",\"options\":[],\"permission\":\"suggest\","
                + #""type":"text"}],"schema":1}"#)
        #expect(
            SettingsDocument(.taskSettings(TaskSettings())).canonicalText
                == #"{"assignee":"recordOwner","bodyTemplate":"","countsBusinessDays":true,"dueDays":3,"#
                + #""includesInternalMeetings":false,"isEnabled":false,"meetingTypes":[],"needsReview":true,"#
                + #""perMeetingMax":5,"priority":"normal","reminderDaysBefore":[],"schema":2,"#
                + #""titleTemplate":"{{task.summary}}"}"#)
    }

    @Test("SET-10: a document of an older schema version is read as today's value, from the store and from people")
    func upgrade() throws {
        let old = #"{"dueDays":5,"isEnabled":true,"reminderDaysBefore":2,"schema":1}"#
        let expected = SettingsValue.taskSettings(TaskSettings(isEnabled: true, dueDays: 5, reminderDaysBefore: [2]))
        let stored = try SettingsDocument(canonicalText: old, category: .taskSettings)
        #expect(stored.value == expected && stored.schemaVersion == 2)
        #expect(stored == SettingsDocument(expected))
        #expect(try SettingsDocument.read(json: Data(old.utf8), category: .taskSettings) == stored)
        let without = try SettingsDocument(canonicalText: #"{"schema":1}"#, category: .taskSettings)
        #expect(without.value == SettingsValue.standard(.taskSettings))
        // The same number in a document of today is a slip.
        #expect(throws: InvalidSettings.self) {
            try SettingsDocument(
                canonicalText: old.replacingOccurrences(of: "\"schema\":1", with: "\"schema\":2"),
                category: .taskSettings)
        }
    }

    @Test("SET-10: domains are stored as canonical A-labels, and a stage without `order` has its place in the list")
    func canonical() throws {
        let domains = Data(#"{"domains":["B\u00fccher.DE","example.com"]}"#.utf8)
        #expect(
            try SettingsDocument.read(json: domains, category: .partnershipDomains).value
                == .partnershipDomains(DomainListSettings(domains: ["example.com", "xn--bcher-kva.de"])))
        let stages =
            #"{"pipelines":[{"crm":"a","id":"p","label":"P","stages":[{"id":"z","label":"Z"},{"id":"b","label":"B"}]}]}"#
        let read = try SettingsDocument.read(json: Data(stages.utf8), category: .pipelineStages)
        guard case .pipelineStages(let settings) = read.value else { return }
        #expect(settings.pipelines[0].stages.map(\.id) == ["z", "b"])
        #expect(settings.pipelines[0].stages.map(\.order) == [0, 1])
    }

    @Test("SET-10: texts that people write may hold emoji, joiners and, in bodies, lines and tabs")
    func allowed() throws {
        let name = "\u{1F469}\u{200D}\u{1F4BB} \u{2764}\u{FE0F} \u{639}\u{644}\u{6CC}\u{200C}\u{631}"
        let details = CompanyDetails(name: name, description: "a\n\tb")
        #expect(try SettingsDocument(checking: .companyDetails(details)).value == .companyDetails(details))
    }

    @Test("SET-10: the largest values that the limits allow are allowed")
    func largest() throws {
        let property = CustomProperty(
            crm: String(repeating: "a", count: 64), object: .deal, name: String(repeating: "é", count: 255),
            label: String(repeating: "l", count: 255), type: .text, instruction: String(repeating: "i", count: 2_000))
        let many = (0..<1_000).map { CustomProperty(crm: "a", object: .deal, name: "n\($0)", label: "l", type: .text) }
        #expect(throws: Never.self) {
            try SettingsDocument(
                checking: .customProperties(CustomPropertySettings(properties: [property] + many.dropLast())))
        }
        #expect(throws: InvalidSettings.self) {
            try SettingsDocument(checking: .customProperties(CustomPropertySettings(properties: [property] + many)))
        }
    }

    @Test("SET-10: alternate and partnership domains are stored apart; what stands in both is told")
    func overlap() {
        let one = DomainListSettings(domains: ["b.example", "a.example"])
        let other = DomainListSettings(domains: ["c.example", "a.example"])
        #expect(DomainListSettings.overlap(alternate: one, partnership: other) == ["a.example"])
    }
}
