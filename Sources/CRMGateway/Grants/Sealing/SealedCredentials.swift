import ConnectorKit
import Foundation
import OpenSSLCrypto

/// The JSON form of ``Credentials``, as it is sealed. A private format of the store: `v` tells which.
struct SealedCredentials: Codable {
    private let v: Int
    private let method: AuthenticationMethod.Kind
    private let access: String?
    private let refresh: String?
    private let issued: Date
    private let expires: Date?
    private let scopes: [Scope]?
    private let attributes: [String: String]
    private let secrets: [String: String]

    private static let formatVersion = 1

    private init(_ credentials: Credentials) {
        v = Self.formatVersion
        method = credentials.method
        access = credentials.accessToken?.reveal()
        refresh = credentials.refreshToken?.reveal()
        issued = credentials.issuedAt
        expires = credentials.expiresAt
        scopes = credentials.scopes?.sorted()
        attributes = credentials.attributes
        secrets = credentials.secretAttributes.mapValues { $0.reveal() }
    }

    /// The bytes to seal.
    static func encode(_ credentials: Credentials) throws -> SecretBytes {
        var json = try JSONEncoder().encode(SealedCredentials(credentials))
        defer { json.resetBytes(in: json.startIndex..<json.endIndex) }
        return SecretBytes(copying: json)
    }

    /// Reads opened bytes.
    ///
    /// - Throws: `GatewayError` `credentials_unreadable`, without a word of what is in them.
    static func decode(_ bytes: SecretBytes) throws -> Credentials {
        var json = bytes.withUnsafeBytes { Data($0) }
        defer { json.resetBytes(in: json.startIndex..<json.endIndex) }
        guard let stored = try? JSONDecoder().decode(SealedCredentials.self, from: json), stored.v == formatVersion
        else {
            throw GatewayError(
                code: "credentials_unreadable",
                message: "Stored credentials are in a form that this program can't read.",
                nextStep: "Update the gateway, or connect the CRM anew.")
        }
        return stored.credentials
    }

    private var credentials: Credentials {
        Credentials(
            method: method, accessToken: access.map { Secret($0) }, refreshToken: refresh.map { Secret($0) },
            issuedAt: issued, expiresAt: expires, scopes: scopes.map { Set($0) }, attributes: attributes,
            secretAttributes: secrets.mapValues { Secret($0) })
    }
}
