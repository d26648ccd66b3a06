import ConnectorKit
import Testing
import Verification
import Workspace

@Suite("Which types of CRM properties a mapping fits")
struct CompatibleTypesTests {
    private static let all: [PropertyType] = [
        .text, .number, .currency, .boolean, .date, .dateTime, .choice, .choices, .owner, .owners, .email, .phone, .url,
        .reference, .stage, .pipeline, .opaque,
    ]

    private static let table: [CustomPropertyType: Set<PropertyType>] = [
        .text: [.text, .email, .phone, .url], .number: [.number, .currency], .currency: [.number, .currency],
        .boolean: [.boolean], .date: [.date], .dateTime: [.dateTime], .choice: [.choice, .stage, .pipeline],
        .choices: [.choices], .owner: [.owner], .owners: [.owners], .email: [.email, .text], .phone: [.phone, .text],
        .url: [.url, .text], .reference: [.reference],
    ]

    @Test(
        "VER-2: of every pair of a mapped type and a CRM's type, those of the table fit, and no other",
        arguments: CustomPropertyType.allCases)
    func writing(_ mapped: CustomPropertyType) throws {
        let fitting = try #require(Self.table[mapped])
        for type in Self.all {
            for permission in [PropertyPermission.write, .suggest, .read] {
                let isReadText = mapped == .text && permission == .read
                let expected: Verdict = fitting.contains(type) || isReadText ? .passed : .failed
                #expect(verdict(mapped, type, permission) == expected, "\(mapped) on \(type), \(permission)")
            }
        }
    }

    private func verdict(
        _ mapped: CustomPropertyType, _ type: PropertyType, _ permission: PropertyPermission
    ) -> Verdict? {
        var scene = AccountScene()
        scene.properties = [AccountScene.mapped("p", mapped, permission)]
        scene.facts.definitions[.deal] = .success([SoundToyCRM.definition("p", of: .deal, type)])
        return scene.results(asked: CheckSelection(names: [.propertiesType])).first?.verdict
    }
}
