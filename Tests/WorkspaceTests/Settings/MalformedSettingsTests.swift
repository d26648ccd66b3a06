import Foundation
import Testing
import Workspace

@Suite("Settings that must be refused: each with the path and the code of its first issue")
struct MalformedSettingsTests {
    private static let tables: [[MalformedSettings]] = [
        MalformedSettings.customProperties, MalformedSettings.pipelineStages, MalformedSettings.companyDetails,
        MalformedSettings.meetingTitles, MalformedSettings.domains, MalformedSettings.taskSettings,
        MalformedSettings.emailTemplates, MalformedSettings.advancedSettings,
    ]

    private func refusal(_ json: Data, _ category: Workspace.Category) -> InvalidSettings? {
        do {
            _ = try SettingsDocument.read(json: json, category: category)
            return nil
        } catch {
            return error
        }
    }

    private func expect(_ malformed: MalformedSettings) {
        let start = malformed.json.prefix(120)
        guard let refusal = refusal(Data(malformed.json.utf8), malformed.category) else {
            Issue.record("\(malformed.testDescription) was taken: \(start)")
            return
        }
        #expect(refusal.first.code == malformed.code, "\(malformed.testDescription): \(start): \(refusal)")
        #expect(malformed.path == "*" || refusal.first.path == malformed.path, "\(start): \(refusal)")
        let whole = refusal.issues.allSatisfy { !$0.message.isEmpty && $0.nextStep.hasSuffix(".") && !$0.rule.isEmpty }
        #expect(whole && refusal.issues.count <= InvalidSettings.issuesMax, "\(refusal)")
        #expect(
            !refusal.description.unicodeScalars.contains {
                "\u{0}\u{7}\u{1B}\u{202E}\u{200B}".unicodeScalars.contains($0)
            })
    }

    @Test("SET-10: what breaks a field or a rule of its category is refused, with the field's path", arguments: tables)
    func specific(_ table: [MalformedSettings]) {
        for malformed in table { expect(malformed) }
    }

    @Test(
        "T-29: what is no bounded JSON object is refused, whatever the category", arguments: RandomSettings.categories)
    func any(_ category: Workspace.Category) {
        for malformed in MalformedSettings.any(category) { expect(malformed) }
        for bytes in [[0xFF], [0xC0, 0x80], [0x7B, 0xED, 0xA0, 0x80, 0x7D], [0xFF, 0xFE, 0x7B, 0x00]] as [[UInt8]] {
            #expect(refusal(Data(bytes), category)?.first.code == "settings_not_utf8")
        }
    }

    @Test("SET-10: each category has at least 40 documents here that only it refuses")
    func counts() {
        for category in RandomSettings.categories {
            #expect(Self.tables.joined().count { $0.category == category } >= 40, "\(category)")
        }
    }

    @Test("SET-3: CRM keys are no document")
    func keys() {
        let code = "settings_category_without_document"
        #expect(refusal(Data("{}".utf8), .crmKeys)?.first.code == code)
        #expect(throws: InvalidSettings.self) { try SettingsDocument(canonicalText: "{}", category: .crmKeys) }
        let schema = SettingsSchema.of(.crmKeys)
        #expect(schema == nil && SettingsValue.standard(.crmKeys) == nil)
    }

    @Test("SET-10: everything that is wrong is told at once, in the document's order, up to a bound")
    func all() throws {
        let some = Data(#"{"priority":"x","dueDays":-1,"titleTemplate":"{{a}} {{b","more":1}"#.utf8)
        let found = try #require(refusal(some, .taskSettings))
        let issues = found.issues.map { $0.path + " " + $0.code }
        #expect(
            issues == [
                "more settings_unknown_field", "dueDays settings_out_of_range", "priority settings_unknown_choice",
                "titleTemplate settings_placeholder_unknown", "titleTemplate settings_template_malformed",
            ])
        let many = Data("{\"domains\":[\(Array(repeating: "1", count: 500).joined(separator: ","))]}".utf8)
        let cut = try #require(refusal(many, .alternateDomains))
        #expect(cut.issues.count == InvalidSettings.issuesMax && cut.isCut)
        #expect(cut.invalidValue.field == "domains[0]" && cut.invalidValue.code == "settings_wrong_type")
    }
}
