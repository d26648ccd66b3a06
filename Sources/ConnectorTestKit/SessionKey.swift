import ConnectorKit
import Foundation
import MockKit

/// The key that a session begins with.
public enum SessionKey: String, Sendable, CaseIterable {
    /// A live grant of the OAuth app, with every scope.
    case grant
    /// The same grant, its access token past its end.
    case expiredGrant
    /// A static token.
    case staticToken
    /// A token that the CRM has never seen, with nothing to refresh it.
    case unknownToken
    /// What a signed assertion is made of; no token was fetched yet.
    case assertion
    /// The app's own credentials; no token was fetched yet.
    case appCredentials

    /// What a vendor must have for it.
    public var needs: SubjectCapability? {
        switch self {
        case .grant: .consent
        case .expiredGrant: .refresh
        case .staticToken: .staticTokens
        case .unknownToken: nil
        case .assertion: .signedAssertions
        case .appCredentials: .clientCredentials
        }
    }

    /// The way that makes the credentials from what a person enters, where it is such a key.
    var entered: AuthenticationMethod.Kind? {
        switch self {
        case .assertion: .jwtBearer
        case .appCredentials: .clientCredentials
        default: nil
        }
    }

    /// The credentials that the mock gives for it; for keys that are entered, see ``Subject/entered(_:_:)``.
    ///
    /// `expiresAt` is left open on purpose: only a refusal tells, which is the harder case.
    func credentials(_ mock: MockCredentials, attributes: [String: String]) -> Credentials {
        let issued = Date()
        func grant(_ access: String?) -> Credentials {
            Credentials(
                method: .authorizationCode, accessToken: access.map(Secret.init),
                refreshToken: mock.refreshToken.map(Secret.init), issuedAt: issued, attributes: attributes)
        }
        func pasted(_ token: String?) -> Credentials {
            Credentials(
                method: .staticToken, accessToken: token.map(Secret.init), issuedAt: issued, attributes: attributes)
        }
        switch self {
        case .grant, .assertion, .appCredentials: return grant(mock.accessToken)
        case .expiredGrant: return grant(mock.expiredAccessToken)
        case .staticToken: return pasted(mock.staticToken ?? mock.accessToken)
        case .unknownToken:
            var credentials = mock.staticToken == nil ? grant(SessionKey.unknown) : pasted(SessionKey.unknown)
            credentials.refreshToken = nil
            return credentials
        }
    }

    private static let unknown = "contract-token-that-no-crm-has-issued"
}
