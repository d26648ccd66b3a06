import ConnectorKit
import Foundation

/// A connector for ``FakeVendor``.
struct FakeConnector<Traits: FakeTraits>: CRMConnector {
    static var descriptor: ConnectorDescriptor {
        ConnectorDescriptor(
            id: Traits.id, name: "Fake", apiVersion: "1",
            authentication: [
                AuthenticationMethod(kind: .authorizationCode, label: "OAuth", pkce: .optional),
                AuthenticationMethod(kind: .staticToken, label: "token"),
                AuthenticationMethod(
                    kind: .jwtBearer, label: "signed assertion",
                    inputs: [
                        CredentialInput(name: "username", label: "the user's name"),
                        CredentialInput(name: "private-key", label: "the app's private key", isSecret: true),
                        CredentialInput(name: "passphrase", label: "its passphrase", isSecret: true, isOptional: true),
                    ]),
                AuthenticationMethod(kind: .clientCredentials, label: "the app's own credentials"),
            ],
            scopes: [.readOwners: ScopeRequirement(["owners.read"]), .writeRecords: ScopeRequirement(["write"])],
            hosts: [.under(".fake.example")], limits: [], objects: [], refresh: Traits.refresh,
            writeVisibilityDelayMax: .zero,
            revocation: RevocationEffect(accessTokenOutlivesFor: .seconds(1_800), explanation: "All of it ends."),
            ownersPageSize: 100,
            ownerProperties: OwnerPropertyTraits(
                namesMayRepeat: false, carriesMark: true, createRestoresArchived: false, nameRule: "any",
                nameLengthMax: 10, acceptsName: { _ in true }))
    }

    static var oauth: (any OAuthFlow)? { FakeFlow(takesSignIn: Traits.takesSignIn) }

    static func failure(in response: HTTPResponse, to request: HTTPRequest) -> ConnectorError? {
        guard !response.isSuccess, request.path.hasPrefix("/token") else { return nil }
        let body = try? JSONDecoder().decode([String: String].self, from: Data(response.body))
        let vendor = VendorFailure(status: response.status, code: body?["error"])
        switch body?["error"] {
        case "invalid_grant":
            return ConnectorError(.unauthenticated, operation: request.operation, message: "dead", vendor: vendor)
        case "already_processing":
            return ConnectorError(
                .unavailable, operation: request.operation, message: "busy", retry: .later(after: .seconds(2)),
                vendor: vendor)
        case "invalid_client":
            return ConnectorError(.invalid, operation: request.operation, message: "client", vendor: vendor)
        default: return nil
        }
    }

    static func budgetReadings(in response: HTTPResponse, to request: HTTPRequest) -> [BudgetReading] { [] }

    static func authorizer(
        for credentials: Credentials, override: Origin?
    ) throws(ConnectorError) -> any Authorizer {
        let host = credentials.attributes["host"] ?? "api.fake.example"
        guard descriptor.owns(host: host) else {
            throw ConnectorError(.invalid, operation: "fake.authorize", message: "not a host of this CRM")
        }
        return FakeAuthorizer(origin: override ?? Origin(https: host), token: credentials.accessToken)
    }

    static func matches(written: FieldValue, readBack: FieldValue, as property: PropertyDefinition) -> Bool {
        written == readBack
    }

    func reading(through transport: any HTTPTransport) -> any CRMReading { FakeReading(transport: transport) }

    func writing(through transport: any HTTPTransport) -> any CRMWriting { FakeWriting() }
}
