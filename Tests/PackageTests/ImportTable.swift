/// Who may import whom. `docs/architecture.md` prints the same table, and a test compares the two.
///
/// `*` stands for any vendor: `Connectors/*` is each connector's folder, `*Mock` each vendor's mock.
enum ImportTable {
    static let rows: [(folder: String, modules: Set<String>)] = [
        // Layer 1: values and rules.
        ("Sources/Workspace", ["Foundation"]),
        ("Sources/ConnectorKit", ["Foundation"]),
        ("Sources/OpenSSLCrypto", ["COpenSSL", "Foundation"]),
        // Layer 2: one concern each.
        ("Sources/CurlTransport", ["CCurl", "CLinux", "ConnectorKit", "Glibc", "Synchronization"]),
        ("Sources/MailTransport", ["CCurl", "ConnectorKit", "CurlTransport", "Glibc", "Workspace"]),
        ("Sources/TransportLayers", ["ConnectorKit", "CoreMetrics", "Foundation", "Logging", "Synchronization"]),
        ("Sources/Vault", ["Foundation", "OpenSSLCrypto", "Synchronization"]),
        ("Sources/SQLStore", ["ConnectorKit", "Foundation", "Workspace"]),
        ("Sources/Verification", ["ConnectorKit", "Foundation", "Workspace"]),
        ("Connectors/*", ["ConnectorKit", "Foundation", "OpenSSLCrypto", "Synchronization"]),
        // Layer 3: engines.
        ("Sources/SQLiteDriver", ["Foundation", "GRDB", "GRDBSQLite", "Glibc", "SQLStore"]),
        // Layer 4: the use cases.
        (
            "Sources/CRMGateway",
            [
                "ConnectorKit", "Foundation", "Glibc", "Logging", "OpenSSLCrypto", "SQLStore", "ServiceLifecycle",
                "Synchronization", "TransportLayers", "Vault", "Verification", "Workspace",
            ]
        ),
        ("Sources/CRMConnectors", ["*Connector", "ConnectorKit"]),
        // Layer 5: composition roots.
        (
            "Sources/CRMGatewayCLI",
            [
                "ArgumentParser", "CRMConnectors", "CRMGateway", "Configuration", "ConnectorKit", "CurlTransport",
                "Foundation", "Glibc", "Logging", "MailTransport", "SQLStore", "SQLiteDriver", "ServiceLifecycle",
                "Synchronization", "TransportLayers", "Vault", "Verification", "Workspace", "Yams",
            ]
        ),
        // Mocks: never the contract, never a connector.
        (
            "Mocks/MockKit",
            [
                "Foundation", "HTTPTypes", "Hummingbird", "Logging", "NIOCore", "NIOHTTPTypes", "ServiceLifecycle",
                "Synchronization",
            ]
        ),
        ("Mocks/*", ["Foundation", "MockKit"]),
        ("Mocks/CRMMock", ["*Mock", "ArgumentParser", "Foundation", "MockKit", "UnixSignals"]),
        // For the tests of others.
        (
            "Sources/ConnectorTestKit",
            [
                "ConnectorKit", "CurlTransport", "Foundation", "Logging", "MockKit", "Synchronization",
                "TransportLayers",
            ]
        ),
        (
            "Sources/CRMGatewayTesting",
            [
                "*Mock", "CRMConnectors", "CRMGateway", "ConnectorKit", "CurlTransport", "Foundation", "Logging",
                "MockKit", "OpenSSLCrypto", "SQLStore", "SQLiteDriver", "Vault", "Workspace",
            ]
        ),
    ]

    /// The row that holds for a folder: its own, or the one for any vendor.
    static func modules(of folder: String) -> Set<String>? {
        let any = folder.split(separator: "/").dropLast().joined(separator: "/") + "/*"
        return (rows.first { $0.folder == folder } ?? rows.first { $0.folder == any })?.modules
    }

    /// Whether a folder may import a module.
    static func allows(_ folder: String, _ module: String, vendors: [String]) -> Bool {
        guard let modules = modules(of: folder) else { return false }
        let names = vendors.flatMap { vendor in
            ["Connector", "Mock"].filter { modules.contains("*" + $0) }.map { vendor + $0 }
        }
        return modules.contains(module) || names.contains(module)
    }
}
