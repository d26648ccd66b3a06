import ConnectorKit
import Foundation
import Verification
import Workspace

/// Facts and expectations in which everything is as it should be, for tests to change one thing.
struct AccountScene {
    var facts = AccountFacts(
        descriptor: SoundToyCRM.descriptor, expectedAccount: SoundToyCRM.account, expectedUser: "7",
        identity: .success(SoundToyCRM.identity),
        definitions: [.deal: .success(SoundToyCRM.deals), .contact: .success(SoundToyCRM.contacts)],
        pipelines: [.deal: .success([SoundToyCRM.pipeline])], recordTypes: .success([SoundToyCRM.recordType]),
        storedRecordTypes: [SoundToyCRM.recordType])
    var properties = [
        mapped("amount", .currency, .write), mapped("notes", .text, .read),
        mapped("reason", .choice, .suggest, options: ["price", "timing"]),
        mapped("title", of: .contact, .text, .suggest),
    ]
    var pipelines = [
        PipelineSetting(
            crm: "toy", id: "sales", label: "Sales", isDefault: true, defaultStage: "new",
            stages: [StageSetting(id: "won", label: "Won")])
    ]
    var ownerProperties: [CRMObject: PropertyName] = [.deal: "owner_id", .contact: "owner_id"]

    static func mapped(
        _ name: String, of object: RecordObject = .deal, _ type: CustomPropertyType,
        _ permission: PropertyPermission, options: [String] = []
    ) -> CustomProperty {
        CustomProperty(
            crm: "toy", object: object, name: name, label: name.capitalized, type: type, permission: permission,
            options: options)
    }

    var expectations: Expectations {
        Expectations(crm: "toy", properties: properties, pipelines: pipelines, ownerProperties: ownerProperties)
    }

    func results(asked: CheckSelection = .all) -> [CheckResult] {
        AccountJudge.results(facts, expectations, asked: asked)
    }

    /// What isn't as it should be, each as `check verdict cause subject`.
    var findings: [String] { results().filter { $0.verdict >= .warning }.map(\.line) }

    /// Replaces a definition; `nil` deletes it.
    mutating func change(
        _ name: PropertyName, of object: CRMObject = .deal, _ change: (PropertyDefinition) -> PropertyDefinition?
    ) {
        guard case .success(let definitions)? = facts.definitions[object] else { return }
        facts.definitions[object] = .success(definitions.compactMap { $0.name == name ? change($0) : $0 })
    }

    /// Replaces the pipeline.
    mutating func setPipeline(isArchived: Bool = false, stages: [Stage]) {
        facts.pipelines[.deal] = .success([
            Pipeline(object: .deal, id: "sales", label: "Sales", isArchived: isArchived, stages: stages)
        ])
    }

    /// Nothing could be read.
    mutating func loseConnection(_ error: ConnectorError) {
        facts.identity = .failure(error)
        facts.definitions = [:]
        facts.pipelines = [:]
        facts.recordTypes = nil
    }
}

extension CheckResult {
    /// The result in a line of a table.
    var line: String {
        [check.rawValue, verdict.rawValue, cause?.rawValue ?? "-", subject.words].joined(separator: " ")
    }
}

extension PropertyDefinition {
    /// The same, changed.
    func with(
        type: PropertyType? = nil, isWritable: Bool? = nil, isArchived: Bool? = nil, isVisible: Bool? = nil,
        options: [PropertyOption]? = nil
    ) -> PropertyDefinition {
        PropertyDefinition(
            object: object, name: name, label: label, type: type ?? self.type, vendorType: vendorType,
            isWritable: isWritable ?? self.isWritable, isArchived: isArchived ?? self.isArchived,
            isVisible: isVisible ?? self.isVisible, options: options ?? self.options)
    }
}
