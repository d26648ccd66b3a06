import CRMConnectors
import CRMGateway
import ConnectorKit
import Logging

extension Settings {
    private static let undoDaysMax = 3_650
    private static let portMax = 65_535
    private static let secondsPerDay = 86_400

    /// Reads and checks every setting.
    ///
    /// - Parameter home: the user's folder, where the state is kept unless told otherwise.
    /// - Throws: `CommandFailure`, which names the setting.
    init(_ reader: SettingsReader, home: String) throws(CommandFailure) {
        let state = reader.text(.stateDirectory) ?? home + "/.crm-gateway"
        self.stateDirectory = state
        self.database = reader.text(.database) ?? state + "/store/gateway.db"
        self.rootKey = try Self.rootKey(reader, state: state)
        self.actor = reader.text(.actor)
        self.organization = reader.text(.organization)
        self.format = try Self.choice(.format, reader, OutputFormat.table)
        self.record = reader.text(.record)
        self.crmOrigins = try Self.origins(reader.texts(.crmOrigins))
        self.extraAuthorities = reader.texts(.extraAuthorities)
        self.proxy = try Self.proxy(reader)
        self.auditAnchors = reader.text(.auditAnchors) ?? state + "/audit-anchors.jsonl"
        let days = try reader.number(.undoWindowDays, in: 1...Self.undoDaysMax, default: 30)
        self.undoWindow = .seconds(days * Self.secondsPerDay)
        let removalDays = try reader.number(.removalDays, in: 1...Self.undoDaysMax, default: 30)
        self.removalRetention = .seconds(removalDays * Self.secondsPerDay)
        let eventDays = try reader.number(.eventDays, in: 1...Self.undoDaysMax, default: 30)
        self.eventRetention = .seconds(eventDays * Self.secondsPerDay)
        self.orphanEnding = try Self.choice(.orphanEnding, reader, OrphanEnding.erase)
        self.verifyAfterSync = try Self.choice(.verifyAfterSync, reader, VerifyAfterSync.off)
        self.migrates = try reader.flag(.migrates, default: true)
        self.logLevel = try Self.choice(.logLevel, reader, Logger.Level.warning)
        self.progress = try Self.choice(.progress, reader, ProgressStyle.auto)
        self.mail = try MailSettings.read(reader)
        self.apps = try Self.apps(reader, origins: crmOrigins)
    }

    private static func choice<Choice: RawRepresentable & CaseIterable>(
        _ setting: Setting, _ reader: SettingsReader, _ standard: Choice
    ) throws(CommandFailure) -> Choice where Choice.RawValue == String {
        guard let text = reader.text(setting) else { return standard }
        guard let choice = Choice(rawValue: text) else {
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw .setting(setting, "has to be one of: \(known).")
        }
        return choice
    }

    private static func rootKey(_ reader: SettingsReader, state: String) throws(CommandFailure) -> RootKeySource {
        switch reader.text(.rootKeySource) ?? "file" {
        case "file": return .file(reader.text(.rootKeyFile) ?? state + "/root.key")
        case "environment": return .environment
        case "command":
            let words = reader.texts(.rootKeyCommand)
            guard !words.isEmpty else { throw .setting(.rootKeyCommand, "has to name a program.") }
            return .command(words)
        default: throw .setting(.rootKeySource, "has to be one of: file, environment, command.")
        }
    }

    /// `hubspot=http://127.0.0.1:8081`; plain `http` is for loopback hosts alone (SEC-5).
    private static func origins(_ texts: [String]) throws(CommandFailure) -> [CRMID: Origin] {
        var origins: [CRMID: Origin] = [:]
        for text in texts {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let origin = Origin(parsing: parts[1]) else {
                throw .setting(.crmOrigins, "has to look like hubspot=http://127.0.0.1:8081.")
            }
            let crm = CRMID(rawValue: parts[0])
            guard ConnectorCatalog.standard[crm] != nil else {
                let known = ConnectorCatalog.standard.ids.map(\.rawValue).joined(separator: ", ")
                throw .setting(.crmOrigins, "names a CRM that there isn't; there are: \(known).")
            }
            guard origin.scheme == .https || origin.isLoopback else {
                throw .setting(.crmOrigins, "may use plain http for 127.0.0.1, ::1 and localhost alone.")
            }
            origins[crm] = origin
        }
        return origins
    }

    private static func proxy(_ reader: SettingsReader) throws(CommandFailure) -> Origin? {
        guard let text = reader.text(.proxy) else { return nil }
        guard let origin = Origin(parsing: text) else {
            throw .setting(.proxy, "has to look like http://proxy.example.com:3128.")
        }
        return origin
    }

    private static func apps(
        _ reader: SettingsReader, origins: [CRMID: Origin]
    ) throws(CommandFailure) -> [CRMID: AppSettings] {
        var apps: [CRMID: AppSettings] = [:]
        for crm in ConnectorCatalog.standard.ids {
            guard let clientID = reader.text(.clientID(crm)) else { continue }
            apps[crm] = AppSettings(
                clientID: clientID, clientSecretFile: reader.text(.clientSecretFile(crm)),
                redirectPort: try reader.number(.redirectPort(crm), in: 0...portMax, default: 0),
                scopes: reader.texts(.scopes(crm)).map(Scope.init(rawValue:)),
                signIn: try signIn(crm, reader, override: origins[crm]))
        }
        return apps
    }

    /// A client secret goes there: only a host of the CRM's is taken, or what the operator put in their place.
    private static func signIn(
        _ crm: CRMID, _ reader: SettingsReader, override: Origin?
    ) throws(CommandFailure) -> Origin? {
        guard Setting.takesSignIn(crm), let text = reader.text(.signIn(crm)) else { return nil }
        let origin = Origin(parsing: text)
        if let origin, origin == override { return origin }
        guard let origin, origin.scheme == .https, origin.port == nil,
            ConnectorCatalog.standard[crm]?.descriptor.owns(host: origin.host) ?? false
        else { throw .setting(.signIn(crm), "has to be an https origin without a port, of a host of \(crm).") }
        return origin
    }
}

extension Origin {
    /// Whether the host is this machine, by name.
    var isLoopback: Bool {
        host == "localhost" || host == "::1" || (host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." })
    }
}
