public import ConnectorKit
public import MockKit

/// A connector with the mock of its CRM, under the contract suite.
///
/// ```swift
/// extension Subject {
///     static let foo = Subject(
///         "Foo", connector: FooConnector.self, lacks: [.recordTypes: "Foo has no record types"],
///         samples: fooSamples, operations: fooOperations, refusals: fooRefusals
///     ) { variant in FooMock(seed: fooSeed(variant)) }
/// }
///
/// @Test("SYNC-3: the account is told", arguments: [Subject.foo])
/// func account(_ subject: Subject) async throws {
///     try await subject.run { session in
///         #expect(try await session.reading.identify().accountName == "Example")
///     }
/// }
/// ```
/// Sessions run over real sockets and the real stack of layers, each with a mock of its own, so that cases run side by
/// side. Pauses take no time (``ContractClock``).
///
/// Authors outside this repository depend on the products `ConnectorKit`, `ConnectorTestKit` and `MockKit`, copy the
/// folder `Tests/ConnectorContractTests`, and put their own pair into a file beside its `Subjects.swift`, which lists the
/// pairs that other files never name. What a vendor lacks is said with its reason in ``lacks``, and shows as the reason
/// why a case is skipped; what a connector doesn't do yet is a `withKnownIssue` in the case, with its reason.
public struct Subject: Sendable, CustomStringConvertible {
    /// The name for people, and of the recording's environment.
    public let name: String
    /// The connector.
    public let connector: any CRMConnector.Type
    /// What the vendor hasn't, each with the reason in a sentence: cases that need it are skipped, and say so.
    public let lacks: [SubjectCapability: String]
    /// What the mock's usual account holds.
    public let samples: SubjectSamples
    /// The mock's names of operations.
    public let operations: MockOperations
    /// How the vendor says no.
    public let refusals: [VendorRefusal]
    /// Changes of the mock's account that few vendors know.
    public let switches: AccountSwitches
    let mock: @Sendable (SubjectVariant) throws -> any MockVendor
    let attributes: @Sendable (MockCredentials) -> [String: String]
    let inputs: @Sendable (AuthenticationMethod.Kind, MockCredentials) -> [String: Secret]?
    let sourceFile: String

    /// Pairs a connector with a mock.
    ///
    /// - Parameters:
    ///   - attributes: ``Credentials/attributes`` of the mock's grant, where the vendor has some (an instance URL).
    ///   - inputs: what a person would enter to connect the mock's account by a way without a browser, by
    ///     ``CredentialInput/name``; `nil` for a way that the vendor hasn't.
    ///   - sourceFile: a file of the author's package; recordings go into that package's `.build/exchanges`.
    ///   - mock: makes the vendor's mock with an account as wished.
    public init(
        _ name: String, connector: any CRMConnector.Type, lacks: [SubjectCapability: String],
        samples: SubjectSamples, operations: MockOperations, refusals: [VendorRefusal],
        switches: AccountSwitches = AccountSwitches(),
        attributes: @escaping @Sendable (MockCredentials) -> [String: String] = { _ in [:] },
        inputs: @escaping @Sendable (AuthenticationMethod.Kind, MockCredentials) -> [String: Secret]? = { _, _ in nil },
        sourceFile: String = #filePath, mock: @escaping @Sendable (SubjectVariant) throws -> any MockVendor
    ) {
        self.name = name
        self.connector = connector
        self.lacks = lacks
        self.samples = samples
        self.operations = operations
        self.refusals = refusals
        self.switches = switches
        self.attributes = attributes
        self.inputs = inputs
        self.sourceFile = sourceFile
        self.mock = mock
    }

    /// What is known of the CRM without an account.
    public var descriptor: ConnectorDescriptor { connector.descriptor }

    /// What the vendor has.
    public var capabilities: Set<SubjectCapability> { Set(SubjectCapability.allCases).subtracting(lacks.keys) }

    /// Whether the vendor has something.
    public func has(_ capability: SubjectCapability) -> Bool { lacks[capability] == nil }

    /// The name, by which a parameterised test is told apart.
    public var description: String { name }
}
