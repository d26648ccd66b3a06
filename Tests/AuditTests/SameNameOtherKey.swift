import CRMGateway
import Workspace

/// Another key under the name of the fixture's.
struct SameNameOtherKey: AuditKeySource {
    func key(for organization: OrganizationID) throws -> AuditChainKey {
        AuditChainKey(id: "root-1", bytes: [UInt8](repeating: 9, count: 32))
    }

    func key(for organization: OrganizationID, id: String) throws -> AuditChainKey {
        try key(for: organization)
    }
}
