// swift-tools-version:6.2
import PackageDescription

// A package of its own, so that the peers that we measure against don't slow the product's build.

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"), .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

func gateway(_ products: [String]) -> [Target.Dependency] {
    products.map { .product(name: $0, package: "gateway") }
}

let package = Package(
    name: "benchmarks",
    dependencies: [
        .package(name: "gateway", path: ".."),
        .package(url: "https://github.com/swift-server/async-http-client.git", exact: "1.37.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.80.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.30.0"),
    ],
    targets: [
        .executableTarget(name: "TransportC", path: "TransportC", linkerSettings: [.linkedLibrary("curl")]),
        .executableTarget(
            name: "TransportCurl",
            dependencies: [
                .product(name: "CurlTransport", package: "gateway"), .product(name: "ConnectorKit", package: "gateway"),
            ],
            path: "TransportCurl", swiftSettings: strict),
        .executableTarget(
            name: "TransportAsyncHTTPClient",
            dependencies: [
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            path: "TransportAsyncHTTPClient", swiftSettings: strict),
        // What every measuring process needs.
        .target(name: "Measuring", path: "Measuring", swiftSettings: strict),
        .executableTarget(
            name: "SyncGateway",
            dependencies: ["Measuring"]
                + gateway([
                    "CRMGateway", "CRMConnectors", "ConnectorKit", "CurlTransport", "SQLiteDriver", "CRMGatewayTesting",
                ]),
            path: "SyncGateway", swiftSettings: strict),
        .executableTarget(
            name: "SettingsGateway",
            dependencies: ["Measuring"] + gateway(["CRMGateway", "CRMConnectors", "CurlTransport", "SQLiteDriver"]),
            path: "SettingsGateway", swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
