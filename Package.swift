// swift-tools-version:6.2
import PackageDescription

/// Every CRM: a connector in `Connectors/<name>`, a mock in `Mocks/<name>`, tests in `Tests/<name>ConnectorTests` and
/// `Tests/<name>MockTests`. Adding one begins here.
let vendors = ["HubSpot", "Salesforce", "Zoho", "Attio", "Pipedrive"]

let connectors = vendors.map { "\($0)Connector" }
let mocks = vendors.map { "\($0)Mock" }

func names(_ targets: [String]) -> [Target.Dependency] {
    targets.map { .byName(name: $0) }
}

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let metricsTesting = Target.Dependency.product(name: "MetricsTestKit", package: "swift-metrics")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")

// Module maps over Debian's libraries; no code.
let system: [Target] = [
    .systemLibrary(
        name: "CCurl", path: "Sources/CCurl", pkgConfig: "libcurl",
        providers: [.apt(["libcurl4-openssl-dev", "libssl-dev"])]),
    .systemLibrary(
        name: "COpenSSL", path: "Sources/COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CLinux", path: "Sources/CLinux"),
]

let core: [Target] = [
    // Layer 1: values and rules, no I/O.
    .target(name: "Workspace"),
    .target(name: "ConnectorKit"),
    .target(name: "OpenSSLCrypto", dependencies: ["COpenSSL"]),
    // Layer 2: one concern each.
    .target(name: "CurlTransport", dependencies: ["CCurl", "CLinux", "ConnectorKit"]),
    .target(name: "MailTransport", dependencies: ["CCurl", "CurlTransport", "ConnectorKit", "Workspace"]),
    .target(name: "TransportLayers", dependencies: ["ConnectorKit", logging, metrics]),
    .target(name: "Vault", dependencies: ["OpenSSLCrypto"]),
    .target(name: "SQLStore", dependencies: ["Workspace", "ConnectorKit"]),
    // What is checked, how a probe is planned and judged, how reports read: no I/O.
    .target(name: "Verification", dependencies: ["Workspace", "ConnectorKit"]),
    // Layer 3: engines.
    .target(name: "SQLiteDriver", dependencies: ["SQLStore", grdb, sqlite]),
    // Layer 4: the use cases, and the only face for a host.
    .target(
        name: "CRMGateway",
        dependencies: [
            "Workspace", "ConnectorKit", "OpenSSLCrypto", "Vault", "SQLStore", "TransportLayers", "Verification",
            logging,
            lifecycle,
        ]),
    .target(name: "CRMConnectors", dependencies: ["ConnectorKit"] + names(connectors)),
    // Layer 5: composition roots.
    .executableTarget(
        name: "CRMGatewayCLI",
        dependencies: [
            "CRMGateway", "CRMConnectors", "CurlTransport", "SQLiteDriver", "SQLStore", "Vault", "TransportLayers",
            "ConnectorKit", "Workspace", "Verification", "MailTransport", arguments, configuration, logging, yams,
        ]),
    // For the tests of connector authors, and of hosts.
    .target(
        name: "ConnectorTestKit",
        dependencies: ["ConnectorKit", "TransportLayers", "CurlTransport", "MockKit", logging]),
    .target(
        name: "CRMGatewayTesting",
        dependencies: [
            "CRMGateway", "CRMConnectors", "SQLiteDriver", "SQLStore", "Vault", "OpenSSLCrypto", "CurlTransport",
            "MockKit", "Workspace", "ConnectorKit", logging,
        ] + names(mocks)),
]

let connectorTargets: [Target] = vendors.map { vendor in
    .target(
        name: "\(vendor)Connector", dependencies: ["ConnectorKit", "OpenSSLCrypto"], path: "Connectors/\(vendor)",
        exclude: ["README.md"])
}

let mockTargets: [Target] =
    [
        .target(
            name: "MockKit", dependencies: [hummingbird, nio, nioHTTPTypes, httpTypes, lifecycle, logging],
            path: "Mocks/MockKit",
            exclude: ["README.md"]),
        .executableTarget(
            name: "CRMMock", dependencies: ["MockKit", arguments, signals] + names(mocks), path: "Mocks/CRMMock"),
    ]
    + vendors.map { vendor in
        .target(
            name: "\(vendor)Mock", dependencies: ["MockKit"], path: "Mocks/\(vendor)",
            exclude: ["README.md", "sdk-check.py"], resources: [.copy("Fixtures")])
    }

let tests: [Target] = [
    .testTarget(
        name: "PackageTests",
        dependencies: [
            "CRMGateway", "CRMConnectors", "ConnectorKit", "CurlTransport", "MailTransport", "SQLStore", "SQLiteDriver",
            "Vault", "Verification", "Workspace", lifecycle,
        ]),
    // Random numbers for tests that try many cases.
    .target(name: "SeededNumbers", path: "Tests/SeededNumbers"),
    .testTarget(name: "WorkspaceTests", dependencies: ["Workspace", "SeededNumbers"]),
    .testTarget(name: "ConnectorKitTests", dependencies: ["ConnectorKit"]),
    .testTarget(name: "OpenSSLCryptoTests", dependencies: ["OpenSSLCrypto", "COpenSSL"]),
    .testTarget(name: "VaultTests", dependencies: ["Vault", "OpenSSLCrypto"]),
    .testTarget(name: "CurlTransportTests", dependencies: ["CurlTransport", "ConnectorKit", "CCurl"]),
    // A mail server for tests, which does what it is told.
    .target(name: "MailServer", dependencies: ["CCurl"], path: "Tests/MailServer"),
    .testTarget(
        name: "MailTransportTests",
        dependencies: ["MailTransport", "MailServer", "Workspace", "ConnectorKit", "CurlTransport", "CCurl"]),
    .testTarget(
        name: "TransportLayersTests",
        dependencies: ["TransportLayers", "ConnectorKit", "SeededNumbers", logging, metricsTesting]),
    .testTarget(name: "StoreContractTests", dependencies: ["SQLStore", "SQLiteDriver", "Workspace"]),
    .testTarget(
        name: "LeaseTests", dependencies: ["CRMGateway", "SQLStore", "SQLiteDriver", "SeededNumbers", "Workspace"]),
    .testTarget(
        name: "DirectoryTests",
        dependencies: [
            "CRMGateway", "SQLStore", "SQLiteDriver", "Workspace", "OpenSSLCrypto", "Vault", "MalformedInputs",
            "SeededNumbers",
        ]),
    .testTarget(
        name: "MailTests",
        dependencies: [
            "CRMGateway", "ConnectorKit", "MailTransport", "MailServer", "MalformedInputs", "SQLStore", "SQLiteDriver",
            "StoreFaults", "Vault", "Workspace", logging,
        ]),
    .testTarget(
        name: "AuditTests",
        dependencies: ["CRMGateway", "SQLStore", "SQLiteDriver", "Workspace", "OpenSSLCrypto", "Vault"]),
    .testTarget(
        name: "GrantTests",
        dependencies: [
            "CRMGateway", "ConnectorKit", "SQLStore", "SQLiteDriver", "Workspace", "OpenSSLCrypto", "Vault",
            "TransportLayers", logging,
        ]),
    .testTarget(
        name: "ToyCRMTests",
        dependencies: [
            "CRMGateway", "ConnectorKit", "CurlTransport", "SQLStore", "SQLiteDriver", "Vault", "Workspace", "MockKit",
            "HubSpotConnector", "HubSpotMock", "StoreFaults", logging,
        ]),
    .testTarget(
        name: "ConnectorContractTests",
        dependencies: [
            "ConnectorKit", "ConnectorTestKit", "MockKit", "SeededNumbers", "TransportLayers", "Verification",
            "Workspace",
        ] + names(connectors + mocks)),
    // A store that fails on purpose, for tests of interrupted work.
    .target(name: "StoreFaults", dependencies: ["SQLStore"], path: "Tests/StoreFaults"),
    // Tables of bad inputs, and the check that nothing of them is written.
    .target(name: "MalformedInputs", dependencies: ["CRMGateway", "SQLStore"], path: "Tests/MalformedInputs"),
    // What the tests of every connector need to play answers to it.
    .target(name: "ConnectorScripting", dependencies: ["ConnectorKit"], path: "Tests/ConnectorScripting"),
    // What the tests of every mock need to call it.
    .target(name: "MockCalling", dependencies: ["MockKit"], path: "Tests/MockCalling"),
    // A second process for the tests that need one.
    .executableTarget(
        name: "ProcessWorker",
        dependencies: [
            "CRMGateway", "CRMConnectors", "ConnectorKit", "CurlTransport", "SQLStore", "SQLiteDriver", "Vault",
            "Verification", "Workspace", logging,
        ], path: "Tests/ProcessWorker"),
    .testTarget(
        name: "ProcessTests",
        dependencies: [
            "ProcessWorker", "CRMGateway", "CRMGatewayTesting", "CRMConnectors", "ConnectorKit", "CurlTransport",
            "SQLStore", "SQLiteDriver", "Vault", "Verification", "Workspace", "MockKit", logging,
        ] + names(mocks)),
    .testTarget(
        name: "CommandLineTests",
        dependencies: [
            "CRMGatewayCLI", "CRMGateway", "ConnectorKit", "Workspace", "Verification", "SQLStore", "SQLiteDriver",
            "CRMMock", "MockCalling", "MockKit", "MailServer", arguments,
        ] + names(mocks)),
    .testTarget(
        name: "PeopleTests",
        dependencies: [
            "CRMGateway", "CRMGatewayTesting", "ConnectorKit", "MockKit", "SQLStore", "SQLiteDriver", "Workspace",
            "StoreFaults", "MalformedInputs", "HubSpotMock", "SeededNumbers",
        ]),
    .testTarget(name: "MockKitTests", dependencies: ["MockKit"]),
    .testTarget(
        name: "SyncTests",
        dependencies: [
            "CRMGateway", "CRMGatewayTesting", "ConnectorKit", "MockKit", "SQLStore", "SQLiteDriver", "Workspace",
            "StoreFaults",
        ] + names(mocks)),
]

let exchangeTests: [Target] = [
    .testTarget(
        name: "ExchangeTests",
        dependencies: [
            "CRMGateway", "CRMGatewayTesting", "ConnectorKit", "MockKit", "SQLStore", "SQLiteDriver", "Workspace",
            "StoreFaults", "HubSpotMock", "MalformedInputs",
        ])
]

let settingsTests: [Target] = [
    .testTarget(
        name: "SettingsTests",
        dependencies: [
            "CRMGateway", "CRMGatewayTesting", "ConnectorKit", "MockKit", "SQLStore", "SQLiteDriver", "Workspace",
            "StoreFaults", "MalformedInputs", "HubSpotMock", "SalesforceMock",
        ])
]

let verificationTests: [Target] = [
    // Rules alone, and what connectors make of values, over real sockets to the mocks.
    .testTarget(
        name: "VerificationTests",
        dependencies: ["Verification", "ConnectorKit", "ConnectorTestKit", "MockKit", "Workspace"]
            + names(connectors + mocks)),
    // Whole runs of verification, in a gateway beside mocks.
    .testTarget(
        name: "VerifyTests",
        dependencies: [
            "CRMGateway", "CRMGatewayTesting", "ConnectorKit", "MockKit", "SQLStore", "SQLiteDriver", "StoreFaults",
            "MalformedInputs", "Verification", "Workspace",
        ] + names(mocks)),
    .testTarget(
        name: "DoctorTests",
        dependencies: [
            "CRMGateway", "CRMGatewayTesting", "ConnectorKit", "MockKit", "SQLStore", "SQLiteDriver",
            "MalformedInputs", "Verification", "Workspace",
        ] + names(mocks)),
]

let vendorTests: [Target] = vendors.flatMap { vendor -> [Target] in
    [
        .testTarget(
            name: "\(vendor)ConnectorTests",
            dependencies: [
                "ConnectorKit", "ConnectorScripting", "OpenSSLCrypto", "COpenSSL", .byName(name: "\(vendor)Connector"),
            ]),
        .testTarget(
            name: "\(vendor)MockTests",
            dependencies: ["MockKit", "MockCalling", .byName(name: "\(vendor)Mock"), "CRMMock"]),
    ]
}

let package = Package(
    name: "crm-connector-gateway",
    products: [
        .library(name: "CRMGateway", targets: ["CRMGateway", "Workspace", "Verification", "Vault"]),
        .library(name: "CRMConnectors", targets: ["CRMConnectors"]),
        .library(name: "ConnectorKit", targets: ["ConnectorKit"]),
        .library(name: "ConnectorTestKit", targets: ["ConnectorTestKit"]),
        .library(name: "CRMGatewayTesting", targets: ["CRMGatewayTesting"]),
        .library(name: "MockKit", targets: ["MockKit"]),
        .library(name: "CurlTransport", targets: ["CurlTransport"]),
        .library(name: "MailTransport", targets: ["MailTransport"]),
        .library(name: "SQLiteDriver", targets: ["SQLiteDriver"]),
        .executable(name: "crm-gateway", targets: ["CRMGatewayCLI"]),
        .executable(name: "crm-mock", targets: ["CRMMock"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", exact: "1.4.0"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", exact: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: system + core + connectorTargets + mockTargets + tests + exchangeTests + settingsTests + verificationTests
        + vendorTests,
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
        .enableUpcomingFeature("ExistentialAny"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
        .enableUpcomingFeature("InternalImportsByDefault"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
        .enableUpcomingFeature("MemberImportVisibility"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0461-async-function-isolation.md
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .treatAllWarnings(as: .error),
    ]
}
