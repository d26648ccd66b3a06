import ConnectorKit
import SQLStore
import Verification
import Workspace

/// Reads what people's settings expect of a CRM: each distinct document once, as its owner sees it.
struct ExpectationReader: Sendable {
    let organization: OrganizationID
    let known = ReadDocuments()

    /// What those who share a grant expect of its CRM. What of it can't be read is left out; whose it is, is told of it.
    func expectations(of group: VerifyGroup, in transaction: any SQLTransaction) throws -> Expectations {
        var properties: [CustomProperty] = []
        var mappings: [MappedPipeline] = []
        let store = SettingsStore(organization: organization, transaction: transaction, known: known)
        for (mapped, people) in group.documents.sorted(by: { $0.key.order < $1.key.order }) {
            switch try value(mapped, store) {
            case .customProperties(let settings)?: properties += settings.properties
            case .pipelineStages(let settings)?:
                mappings += settings.pipelines.map { MappedPipeline($0, people: people) }
            default: continue
            }
        }
        let owners = try OwnerPropertyRepository(organization: organization, transaction: transaction)
            .of(group.grant.crm, account: group.grant.account)
        return Expectations(
            crm: group.grant.crm, properties: properties, mappings: mappings,
            ownerProperties: Dictionary(owners.map { ($0.object, $0.property) }, uniquingKeysWith: { $1 }))
    }

    /// The record types that syncs stored for them; `nil` where none did.
    func recordTypes(of group: VerifyGroup, in transaction: any SQLTransaction) throws -> [RecordType]? {
        let documents = RecordTypeRepository(of: organization)
        var found: [RecordType]?
        for hash in group.recordTypes.sorted() {
            guard let content = try documents.content(hash, in: transaction) else { continue }
            let known = Set((found ?? []).map { Identity($0) })
            let new = try RecordTypeDocument.types(in: content).filter { !known.contains(Identity($0)) }
            found = (found ?? []) + new
        }
        return found
    }

    private struct Identity: Hashable {
        let object: CRMObject
        let id: String

        init(_ type: RecordType) {
            self.object = type.object
            self.id = type.id
        }
    }

    private func value(_ mapped: MappedDocument, _ store: SettingsStore) throws -> SettingsValue? {
        do {
            return SettingsMerge.effective(
                try mapped.hash.map { try store.document($0, mapped.category) }?.value,
                try mapped.overlay.map { try store.overlay($0, mapped.category) })
        } catch let error as GatewayError where error.code == GatewayError.settingsUnreadableCode {
            return nil
        }
    }
}

extension MappedDocument {
    fileprivate var order: String { "\(category.rawValue) \(hash ?? "") \(overlay ?? "")" }
}
