import CRMConnectors
import CRMGateway
import ConnectorKit
import CurlTransport
import Foundation
import Logging
import SQLiteDriver
import TransportLayers
import Vault
import Workspace

/// A gateway on this deployment's store, as the settings say: the composition of everything below.
struct OpenGateway: Sendable {
    let gateway: Gateway
    let session: CommandSession
    let store: SQLiteDriver
    let vault: Vault
    private let transport: CurlTransport
    private let anchors: AnchorKeeper?

    var settings: Settings { session.settings }
    var console: Console { session.console }
    var directory: Directory { gateway.directory }
    var runs: Runs { gateway.runs }

    /// Opens it.
    ///
    /// - Parameters:
    ///   - isNew: whether a missing database is made.
    ///   - isMigrating: whether an older database is brought up to date, whatever the settings say.
    /// - Throws: `CommandFailure`, `GatewayError`, `VaultError`, `StoreError`; nothing is changed then.
    init(_ session: CommandSession, isNew: Bool = false, isMigrating: Bool = false) async throws {
        let settings = session.settings
        try StateFolder(path: settings.stateDirectory).check()
        let rootKeys = try await settings.rootKey.rootKeys()
        guard isNew || FileManager.default.fileExists(atPath: settings.database) else {
            throw CommandFailure(
                .unavailable, code: "not_initialized", "There is no database \(settings.database).",
                nextStep: "Run crm-gateway init, or name another --state-dir.")
        }
        self.session = session
        self.vault = Vault(rootKeys: rootKeys)
        let recorder = try settings.record.map { try FileExchangeRecorder(path: $0, logger: session.logger) }
        self.transport = try CurlTransport(settings.transport)
        self.store = try SQLiteDriver.open(path: settings.database)
        self.gateway = try await Gateway(
            configuration: try settings.gateway(isMigrating: isMigrating || settings.migrates), connectors: .standard,
            store: store,
            vault: vault, transport: transport, logger: session.logger, recorder: recorder,
            mail: try settings.mail?.setup(authorities: settings.extraAuthorities))
        self.anchors = gateway.anchor.map { AnchorKeeper($0, console: session.console) }
        for (crm, origin) in settings.crmOrigins {
            session.logger.notice("\(crm) is reached at \(origin), as the operator allowed")
        }
    }

    /// Stops what this process works on, anchors the audit log, and closes the store.
    func close() async {
        await anchors?.finish()
        await gateway.shutDown()
        transport.shutdown()
        do {
            try store.close()
        } catch {
            // What is left open is closed with the process; the database is sound without.
            session.logger.info(
                "The database wasn't closed", metadata: ["error": "\(CommandFailure(reading: error).message)"])
        }
    }
}
