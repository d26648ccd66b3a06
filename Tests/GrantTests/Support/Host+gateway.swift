import ConnectorKit
import Foundation
import SQLiteDriver
import Testing
import Workspace

@testable import CRMGateway

extension Host {
    /// Where the gateways of this host anchor their audit logs.
    var anchorPath: String { folder + "/anchor" }

    /// A gateway on the host's database, or on a copy of it, with the same anchor.
    func gateway(at path: String? = nil, anchor: String? = nil) async throws -> (Gateway, HostProcess) {
        let driver = FaultyDriver(try SQLiteDriver.open(path: path ?? self.path, clock: clock))
        let gateway = try await Gateway(
            configuration: GatewayConfiguration(oauthApps: Self.apps, auditAnchorPath: anchor ?? anchorPath),
            connectors: ConnectorCatalog([FakeConnector<ReplaySafe>.self, FakeConnector<SingleUse>.self]),
            store: driver, vault: vault, transport: vendor, clock: clock, logger: logs.logger)
        return (gateway, HostProcess(host: self, driver: driver, audit: gateway.audit, grants: gateway.grants))
    }

    /// Saves the database as it is now; nothing may be writing to it.
    func snapshot(_ name: String) throws -> String {
        let copy = folder + "/" + name
        try FileManager.default.createDirectory(
            atPath: copy, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: path + suffix) {
            try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + "/gateway.sqlite" + suffix)
        }
        return copy + "/gateway.sqlite"
    }
}
